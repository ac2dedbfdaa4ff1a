"""Addresses."""

from django.urls import path

from probierz.audits.web.views import answers, auditors, checklist, conduct, plan, programme, reports, teams

app_name = "audits"
_HERE = "o/<slug:office>/audity/"
_YEAR = f"{_HERE}rok/<int:year>/"
_AUDITORS = f"{_HERE}auditorzy/"
_AUDIT = f"{_HERE}<str:key>/"
_TEAM = f"{_AUDIT}zespol/"
_CHECKLIST = f"{_AUDIT}pytania/"
_CONDUCT = f"{_AUDIT}praca/"
_QUESTION = f"{_CONDUCT}<str:question>/"
_REPORT = f"{_AUDIT}raport/"
urlpatterns = [
    path(_HERE, programme.programme, name="programme"),
    path(_YEAR, programme.year, name="year"),
    path(f"{_YEAR}zmien/", programme.write, name="write_programme"),
    path(f"{_YEAR}przyjmij/", programme.adopt, name="adopt_programme"),
    path(f"{_HERE}program-<int:year>.<str:ending>", programme.paper, name="programme_paper"),
    path(f"{_HERE}wszystkie/", programme.audit_list, name="list"),
    path(f"{_HERE}lista.<str:ending>", programme.sheet, name="sheet"),
    path(f"{_HERE}pokrycie/", programme.coverage, name="coverage"),
    path(f"{_HERE}pokrycie.<str:ending>", programme.coverage_sheet, name="coverage_sheet"),
    path(_AUDITORS, auditors.auditors, name="auditors"),
    path(f"{_HERE}auditorzy.<str:ending>", auditors.sheet, name="auditor_sheet"),
    path(f"{_AUDITORS}kompetencje/dodaj/", auditors.add_competence, name="add_competence"),
    path(f"{_AUDITORS}kompetencje/<str:competence>/koniec/", auditors.end_competence, name="end_competence"),
    path(f"{_AUDITORS}udzial/dodaj/", auditors.add_involvement, name="add_involvement"),
    path(f"{_AUDITORS}prosby/<str:member>/", auditors.lend, name="lend"),
    path(f"{_HERE}zaplanuj/", plan.add, name="plan"),
    path(_AUDIT, plan.audit, name="audit"),
    path(f"{_AUDIT}zmien/", plan.change, name="change"),
    path(f"{_AUDIT}odwolaj/", plan.cancel, name="cancel"),
    path(f"{_AUDIT}plan.<str:ending>", plan.paper, name="plan_paper"),
    path(f"{_AUDIT}porownanie/", plan.comparison, name="comparison"),
    path(_TEAM, teams.team, name="team"),
    path(f"{_TEAM}dodaj/", teams.name, name="name_member"),
    path(f"{_TEAM}gosc/", teams.ask, name="ask_guest"),
    path(f"{_TEAM}<str:member>/zwolnij/", teams.release, name="release_member"),
    path(_CHECKLIST, checklist.checklist, name="checklist"),
    path(f"{_AUDIT}lista-pytan.<str:ending>", checklist.paper, name="checklist_paper"),
    path(f"{_CHECKLIST}wymagania/", checklist.add_requirements, name="add_requirements"),
    path(f"{_CHECKLIST}karty/", checklist.add_cards, name="add_cards"),
    path(f"{_CHECKLIST}wlasne/", checklist.add_own, name="add_own"),
    path(f"{_CHECKLIST}rozdziel/", checklist.assign, name="assign"),
    path(f"{_CHECKLIST}<str:question>/usun/", checklist.drop, name="drop_question"),
    path(_CONDUCT, conduct.conduct, name="conduct"),
    path(_QUESTION, conduct.question, name="question"),
    path(f"{_QUESTION}zapisy/", conduct.entries_page, name="entries"),
    path(f"{_QUESTION}dowody/", conduct.add_file, name="add_file"),
    path(f"{_QUESTION}dowody/<str:file>/", conduct.file, name="file"),
    path(f"{_QUESTION}dowody/<str:file>/usun/", conduct.remove_file, name="remove_file"),
    path(f"{_AUDIT}odpowiedzi/", answers.answers, name="answers"),
    path(f"{_AUDIT}odpowiedzi/<str:question>/", answers.answer, name="answer"),
    path(f"{_REPORT}wnioski/", reports.summary, name="summary"),
    path(f"{_REPORT}rozdzielnik/", reports.send, name="send"),
    path(f"{_REPORT}zamknij/", reports.close, name="close"),
    path(f"{_REPORT}<str:command>/", reports.move, name="move"),
    path(f"{_AUDIT}raport.<str:ending>", reports.paper, name="report_paper"),
    path(f"{_AUDIT}otrzymany/", reports.received, name="received"),
    path(f"{_AUDIT}otrzymany.<str:ending>", reports.copy, name="received_paper"),
    path(f"{_AUDIT}ustalenia/<str:question>/zglos/", reports.raise_finding, name="raise_finding"),
]
