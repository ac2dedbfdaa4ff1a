"""Addresses of the results of programmes, of publishing and of exports."""

from django.urls import path

from probierz.surveys.web import answers_export, compare, programme_results, publishing

_O = "o/<slug:office>/badania/<str:campaign>/"
_P = "p/<slug:programme>/badania/<str:campaign>/"

urlpatterns = [
    path(_P, programme_results.results, name="programme_results"),
    path(f"{_P}wyniki.<str:ending>", programme_results.table, name="programme_table"),
    path(f"{_P}raport.<str:ending>", programme_results.report, name="programme_report"),
    path(f"{_P}lejek.<str:ending>", programme_results.funnel, name="funnel_table"),
    path(f"{_P}zmiany.<str:ending>", programme_results.changes, name="changes_table"),
    path(f"{_O}porownanie/", compare.compare, name="compare"),
    path(f"{_O}publikacja/", publishing.waves, name="publishing"),
    path(f"{_O}publikacja/<str:role>/zloz/", publishing.submit, name="publication_new"),
    path(f"{_O}publikacja/<str:key>/<str:command>/", publishing.decide, name="publication_decide"),
    path(f"{_O}dane/", answers_export.export, name="export"),
    path(f"{_O}dane/kolumny.xml", answers_export.ddi, name="codebook"),
    path(f"{_O}dane/liczebnosci.json", answers_export.pack, name="analysis_pack"),
    path(f"{_P}publikacje/", publishing.submitted, name="publications"),
    path(f"{_P}publikacje/<str:key>/<str:command>/", publishing.decide_for_programme, name="publication_check"),
]
