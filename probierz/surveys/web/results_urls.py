"""Addresses of the results of programmes, of publishing and of exports."""

from django.urls import path

from probierz.surveys.web import programme_results

_P = "p/<slug:programme>/badania/<str:campaign>/"

urlpatterns = [
    path(_P, programme_results.results, name="programme_results"),
    path(f"{_P}wyniki.<str:ending>", programme_results.table, name="programme_table"),
    path(f"{_P}lejek.<str:ending>", programme_results.funnel, name="funnel_table"),
    path(f"{_P}zmiany.<str:ending>", programme_results.changes, name="changes_table"),
]
