"""Addresses."""

from django.urls import path

from probierz.processes.web.views import cards, diagrams, indicators, readings, responsible
from probierz.processes.web.views import service_cards as services

app_name = "processes"
_HERE = "o/<slug:office>/procesy/"
_INDICATORS = f"{_HERE}wskazniki/"
_INDICATOR = f"{_INDICATORS}<str:key>/"
_IMPORT = f"{_INDICATORS}wczytaj/"
_SERVICES = f"{_HERE}uslugi/"
_SERVICE = f"{_SERVICES}<str:key>/"
_PROCESS = f"{_HERE}<str:key>/"
urlpatterns = [
    path(_HERE, cards.process_map, name="map"),
    path(f"{_HERE}lista/", cards.process_list, name="list"),
    path(f"{_HERE}lista.<str:ending>", cards.process_sheet, name="sheet"),
    path(f"{_HERE}mapa.<str:ending>", cards.map_paper, name="map_paper"),
    path(f"{_HERE}dodaj/", cards.add, name="add"),
    path(f"{_HERE}zestaw/", cards.adopt, name="adopt"),
    path(_INDICATORS, indicators.indicator_list, name="indicators"),
    path(f"{_INDICATORS}lista.<str:ending>", indicators.indicator_sheet, name="indicator_sheet"),
    path(_IMPORT, readings.upload, name="upload"),
    path(f"{_IMPORT}wzor.<str:ending>", readings.pattern, name="pattern"),
    path(f"{_IMPORT}<str:key>/", readings.preview, name="preview"),
    path(f"{_IMPORT}<str:key>/porzuc/", readings.drop, name="drop"),
    path(_INDICATOR, indicators.indicator, name="indicator"),
    path(f"{_INDICATOR}zmien/", indicators.change, name="change_indicator"),
    path(f"{_INDICATOR}koniec/", indicators.end, name="end_indicator"),
    path(f"{_INDICATOR}wartosci.<str:ending>", indicators.series_sheet, name="series_sheet"),
    path(f"{_INDICATOR}wartosc/<str:since>/", readings.give, name="give"),
    path(_SERVICES, services.service_list, name="services"),
    path(f"{_SERVICES}lista.<str:ending>", services.service_sheet, name="service_sheet"),
    path(f"{_SERVICES}dodaj/", services.add, name="add_service"),
    path(_SERVICE, services.service, name="service"),
    path(f"{_SERVICE}zmien/", services.change, name="change_service"),
    path(f"{_SERVICE}english/", services.english, name="english"),
    path(f"{_SERVICE}opublikuj/", services.publish, name="publish"),
    path(f"{_SERVICE}wycofaj/", services.withdraw, name="withdraw"),
    path(f"{_SERVICE}karta.<str:ending>", services.paper, name="service_paper"),
    path(f"{_SERVICE}kod-qr.pdf", services.code_sheet, name="service_code"),
    path(_PROCESS, cards.process, name="process"),
    path(f"{_PROCESS}karta.<str:ending>", cards.process_paper, name="process_paper"),
    path(f"{_PROCESS}zmien/", cards.change, name="change"),
    path(f"{_PROCESS}powiazania/", cards.link, name="link"),
    path(f"{_PROCESS}polacz/", cards.merge, name="merge"),
    path(f"{_PROCESS}koniec/", cards.retire, name="retire"),
    path(f"{_PROCESS}wlasciciel/", responsible.owner, name="owner"),
    path(f"{_PROCESS}zastepca/", responsible.deputy, name="deputy"),
    path(f"{_PROCESS}wskazniki/dodaj/", indicators.add, name="add_indicator"),
    path(f"{_PROCESS}schemat/", diagrams.draw, name="draw"),
    path(f"{_PROCESS}schemat/plik/", diagrams.bring, name="bring"),
    path(f"{_PROCESS}schemat.svg", diagrams.picture, name="picture"),
    path(f"{_PROCESS}schemat.bpmn", diagrams.source, name="bpmn"),
]
