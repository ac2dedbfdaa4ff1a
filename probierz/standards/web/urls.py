"""Addresses."""

from django.urls import path

from probierz.standards.web.views import answers, evidence, installation, readiness, requirement, rounds, whole

app_name = "standards"
_HOME = "o/<slug:office>/wymagania/"
_CATALOGS = f"{_HOME}katalogi/"
_CATALOG = f"{_HOME}normy/<slug:catalog>/"
_REQUIREMENT = f"{_CATALOG}<str:number>/"
_EVIDENCE = f"{_HOME}dowody/"
_ONE = f"{_EVIDENCE}<str:key>/"
_ROUNDS = f"{_HOME}oceny/"
_ROUND = f"{_ROUNDS}<str:key>/"
_PASSAGE = f"{_HOME}przejscie/<slug:source>/<slug:target>/"
_NORMS = "instalacja/katalogi/"
_NORM = f"{_NORMS}<slug:code>/"
urlpatterns = [
    path(_HOME, readiness.overview, name="overview"),
    path(_CATALOGS, readiness.catalogs, name="catalogs"),
    path(f"{_CATALOGS}<slug:catalog>/wez/", readiness.take, name="take"),
    path(f"{_CATALOGS}<slug:catalog>/odloz/", readiness.lay_down, name="lay_down"),
    path(f"{_HOME}moje/", answers.mine, name="mine"),
    path(f"{_HOME}spojnosc/", whole.consistency, name="consistency"),
    path(f"{_HOME}spojnosc/lista.<str:ending>", whole.consistency_sheet, name="consistency_sheet"),
    path(f"{_HOME}przejscie/", whole.transitions, name="transitions"),
    path(_PASSAGE, whole.transition, name="transition"),
    path(f"{_PASSAGE}lista.<str:ending>", whole.transition_sheet, name="transition_sheet"),
    path(_EVIDENCE, evidence.evidence_list, name="evidence_list"),
    path(f"{_EVIDENCE}lista.<str:ending>", evidence.evidence_sheet, name="evidence_sheet"),
    path(f"{_EVIDENCE}dodaj/", evidence.new_evidence, name="new_evidence"),
    path(_ONE, evidence.evidence, name="evidence"),
    path(f"{_ONE}karta.<str:ending>", evidence.card, name="evidence_card"),
    path(f"{_ONE}wydanie/", evidence.revise, name="revise"),
    path(f"{_ONE}wymagania/", evidence.link, name="link"),
    path(f"{_ONE}wymagania/<int:link>/odlacz/", evidence.unlink, name="unlink"),
    path(f"{_ONE}wycofaj/", evidence.withdraw, name="withdraw"),
    path(f"{_ONE}plik/<int:number>/", evidence.file, name="file"),
    path(_ROUNDS, rounds.rounds, name="rounds"),
    path(f"{_ROUNDS}lista.<str:ending>", rounds.rounds_sheet, name="rounds_sheet"),
    path(f"{_ROUNDS}zaplanuj/", rounds.plan, name="plan"),
    path(f"{_ROUNDS}odpowiedzi/<str:key>/sprawdz/", answers.verify, name="verify"),
    path(_ROUND, rounds.round_page, name="round"),
    path(f"{_ROUND}lista.<str:ending>", rounds.round_sheet, name="round_sheet"),
    path(f"{_ROUND}przydziel/", rounds.assign, name="assign"),
    path(f"{_ROUND}przydzialy/<int:assignment>/cofnij/", rounds.unassign, name="unassign"),
    path(f"{_ROUND}stan/<slug:command>/", rounds.move, name="move"),
    path(f"{_ROUND}porownaj/", rounds.choose_comparison, name="choose_comparison"),
    path(f"{_ROUND}porownaj/<str:other>/", rounds.compare, name="compare"),
    path(f"{_ROUND}porownaj/<str:other>/lista.<str:ending>", rounds.compare_sheet, name="compare_sheet"),
    path(f"{_ROUND}odpowiedz/<str:number>/", answers.answer, name="answer"),
    path(f"{_ROUND}wymaganie/<str:number>/", answers.line, name="line"),
    path(f"{_ROUND}uzgodnij/<str:number>/", answers.agree, name="agree"),
    path(_CATALOG, readiness.readiness, name="readiness"),
    path(f"{_CATALOG}lista.<str:ending>", readiness.readiness_sheet, name="readiness_sheet"),
    path(f"{_CATALOG}mapa.svg", readiness.heat, name="heat_map"),
    path(_REQUIREMENT, requirement.requirement, name="requirement"),
    path(f"{_REQUIREMENT}karta.<str:ending>", requirement.card, name="requirement_card"),
    path(f"{_REQUIREMENT}zastosowanie/", requirement.applicability, name="applicability"),
    path(f"{_REQUIREMENT}dowody/dodaj/", requirement.add_evidence, name="add_evidence"),
    path(f"{_REQUIREMENT}dowody/wskaz/", requirement.pick_evidence, name="pick_evidence"),
    path(f"{_REQUIREMENT}dowody/<str:key>/polacz/", requirement.link_evidence, name="link_evidence"),
    path(f"{_REQUIREMENT}zapisy/<str:kind>/<str:key>/polacz/", requirement.link_record, name="link_record"),
    path(_NORMS, installation.norms, name="norms"),
    path(f"{_NORMS}wgraj/", installation.upload, name="norm_upload"),
    path(f"{_NORMS}odswiez/", installation.refresh, name="norm_refresh"),
    path(_NORM, installation.norm, name="norm"),
    path(f"{_NORM}oferta/", installation.offer, name="norm_offer"),
    path(f"{_NORM}usun/", installation.remove, name="norm_remove"),
]
