"""Addresses."""

from django.urls import path

from probierz.members.web.views import (
    emblem,
    forgetting,
    history,
    installation,
    invitation,
    office,
    participation,
    people,
    roles,
    roster,
    structure,
)

app_name = "members"
_OFFICE = "o/<slug:office>/"
_PROGRAMME = "p/<slug:programme>/"
_PEOPLE = f"{_OFFICE}ludzie/"
_IMPORT = f"{_PEOPLE}import/"
_PERSON = f"{_PEOPLE}<str:key>/"
_UNITS = f"{_OFFICE}struktura/"
_SETTINGS = f"{_OFFICE}ustawienia/"
urlpatterns = [
    path(_OFFICE, office.office, name="office"),
    path(f"{_OFFICE}logo/", office.logo, name="logo"),
    path(_PEOPLE, people.people_list, name="people"),
    path(f"{_PEOPLE}lista.<str:ending>", people.people_sheet, name="people_sheet"),
    path(f"{_PEOPLE}dodaj/", people.add_person, name="add_person"),
    path(f"{_PEOPLE}dodaj-z-zewnatrz/", people.add_outsider, name="add_outsider"),
    path(_IMPORT, roster.upload, name="roster_upload"),
    path(f"{_IMPORT}<str:key>/", roster.preview, name="roster_preview"),
    path(f"{_IMPORT}<str:key>/kolumny/", roster.columns, name="roster_columns"),
    path(f"{_IMPORT}<str:key>/bledy.<str:ending>", roster.errors_sheet, name="roster_errors"),
    path(f"{_IMPORT}<str:key>/porzuc/", roster.drop, name="roster_drop"),
    path(_PERSON, people.person, name="person"),
    path(f"{_PERSON}zmien/", people.change_person, name="change_person"),
    path(f"{_PERSON}koniec/", people.end_employment, name="end_employment"),
    path(f"{_PERSON}nieobecnosc/", people.record_absence, name="record_absence"),
    path(f"{_PERSON}nieobecnosc/<int:absence>/koniec/", people.end_absence, name="end_absence"),
    path(f"{_PERSON}dane.json", forgetting.take_out, name="take_out"),
    path(f"{_PERSON}zachowaj/", forgetting.place_hold, name="place_hold"),
    path(f"{_PERSON}zachowaj/koniec/", forgetting.lift_hold, name="lift_hold"),
    path(f"{_PERSON}zapomnij/", forgetting.forget, name="forget"),
    path(_UNITS, structure.structure, name="structure"),
    path(f"{_UNITS}dodaj/", structure.add, name="add_unit"),
    path(f"{_UNITS}polacz/", structure.merge, name="merge_units"),
    path(f"{_UNITS}<str:key>/", structure.unit, name="unit"),
    path(f"{_UNITS}<str:key>/nazwa/", structure.rename, name="rename_unit"),
    path(f"{_UNITS}<str:key>/miejsce/", structure.move, name="move_unit"),
    path(f"{_UNITS}<str:key>/koniec/", structure.close, name="close_unit"),
    path(_SETTINGS, office.letterhead, name="letterhead"),
    path(f"{_SETTINGS}logo/", office.change_logo, name="change_logo"),
    path(f"{_SETTINGS}logo/usun/", office.remove_logo, name="remove_logo"),
    path(f"{_SETTINGS}nazwa/", office.rename, name="rename_office"),
    path(f"{_SETTINGS}bezpieczenstwo/", office.security, name="security"),
    path(f"{_SETTINGS}udostepnianie/", office.sharing, name="sharing"),
    path(f"{_SETTINGS}udostepnianie/<int:participation>/<slug:topic>/", office.change_sharing, name="change_sharing"),
    path(f"{_SETTINGS}role/", roles.roles, name="roles"),
    path(f"{_SETTINGS}role/zapros/", roles.invite, name="invite"),
    path(f"{_SETTINGS}role/nadaj/", roles.give, name="give_role"),
    path(f"{_SETTINGS}role/<int:membership>/koniec/", roles.end, name="end_role"),
    path(f"{_SETTINGS}role/<int:membership>/drugi-krok/", roles.reset_second_factor, name="reset_second_factor"),
    path(f"{_SETTINGS}zaproszenia/<str:key>/ponow/", roles.send_again, name="send_again"),
    path(f"{_SETTINGS}zaproszenia/<str:key>/wycofaj/", roles.withdraw, name="withdraw"),
    path(f"{_OFFICE}historia/", history.office_history, name="office_history"),
    path(f"{_OFFICE}historia/lista.<str:ending>", history.office_history_sheet, name="office_history_sheet"),
    path(f"{_OFFICE}historia/punkt-kontrolny.json", history.office_checkpoint, name="office_checkpoint"),
    path(f"{_PROGRAMME}ustawienia/logo/", emblem.emblem, name="emblem"),
    path(f"{_PROGRAMME}ustawienia/logo/obraz/", emblem.picture, name="emblem_picture"),
    path(f"{_PROGRAMME}ustawienia/logo/usun/", emblem.remove, name="remove_emblem"),
    path(f"{_PROGRAMME}uczestnicy/dodaj/", participation.take_in, name="take_in_office"),
    path(f"{_PROGRAMME}historia/", history.programme_history, name="programme_history"),
    path(f"{_PROGRAMME}historia/lista.<str:ending>", history.programme_history_sheet, name="programme_history_sheet"),
    path(f"{_PROGRAMME}historia/punkt-kontrolny.json", history.programme_checkpoint, name="programme_checkpoint"),
    path("zaproszenie/<str:token>/", invitation.accept, name="accept"),
    path("instalacja/", installation.installation, name="installation"),
    path("instalacja/drugi-krok/", installation.reset_second_factor, name="reset_second_factor_anywhere"),
    path("instalacja/zwiazki/dodaj/", installation.found_association, name="found_association"),
    path("instalacja/urzedy/dodaj/", installation.found_office, name="found_office"),
    path("instalacja/urzedy/<slug:code>/zapros/", installation.appoint_in_office, name="appoint_in_office"),
    path("instalacja/urzedy/<slug:code>/nastepca/", installation.succeed, name="succeed_office"),
    path("instalacja/programy/dodaj/", installation.open_programme, name="open_programme"),
    path("instalacja/programy/<slug:code>/urzedy/", installation.join, name="join_programme"),
    path("instalacja/programy/<slug:code>/koordynator/", installation.appoint_coordinator, name="appoint_coordinator"),
]
