"""Addresses of paper forms, of files with answers and of clients served."""

from django.urls import path

from probierz.surveys.web import denominators, paper, paper_entry

HERE = "o/<slug:office>/badania/<str:campaign>/papier/"
urlpatterns = [
    path("o/<slug:office>/badania/<str:campaign>/klienci/", denominators.edit, name="denominators"),
    path(HERE, paper.batches, name="paper"),
    path(f"{HERE}nowa/", paper.new, name="paper_new"),
    path(f"{HERE}<str:key>/", paper.batch, name="paper_batch"),
    path(f"{HERE}<str:key>/formularze.pdf", paper.sheets, name="paper_sheets"),
    path(f"{HERE}<str:key>/wpisz/", paper_entry.entry, name="paper_entry"),
    path(f"{HERE}<str:key>/policz/", paper.count, name="paper_count"),
    path(f"{HERE}<str:key>/usun/", paper.drop, name="paper_drop"),
    path(f"{HERE}<str:key>/formularz/<int:number>/", paper_entry.form, name="paper_form"),
    path(f"{HERE}<str:key>/formularz/<int:number>/usun/", paper_entry.delete, name="paper_delete"),
]
