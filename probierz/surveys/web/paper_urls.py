"""Addresses of paper forms, of files with answers and of clients served."""

from django.urls import path

from probierz.surveys.web import denominators, imports, paper, paper_entry

HERE = "o/<slug:office>/badania/<str:campaign>/papier/"
FILES = "o/<slug:office>/badania/<str:campaign>/pliki/"
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
    path(FILES, imports.upload, name="import"),
    path(f"{FILES}<str:key>/kolumny/", imports.columns, name="import_columns"),
    path(f"{FILES}<str:key>/slowa/", imports.words, name="import_words"),
    path(f"{FILES}<str:key>/", imports.preview, name="import_preview"),
    path(f"{FILES}<str:key>/bledy.<str:ending>", imports.errors, name="import_errors"),
    path(f"{FILES}<str:key>/porzuc/", imports.drop, name="import_drop"),
]
