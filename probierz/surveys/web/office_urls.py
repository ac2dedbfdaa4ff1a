"""Addresses of an office's results, of its comments and its alerts."""

from django.urls import path

from probierz.surveys.web import office

_O = "o/<slug:office>/badania/<str:campaign>/"

urlpatterns = [
    path(f"{_O}wyniki/", office.results, name="office_results"),
    path(f"{_O}wyniki.<str:ending>", office.table, name="office_table"),
    path(f"{_O}wyniki/<str:part>.<str:ending>", office.part, name="office_part"),
    path(f"{_O}uwagi/", office.comments, name="comments"),
]
