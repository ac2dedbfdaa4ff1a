"""Addresses."""

from django.urls import path

from probierz.reviews.web.views import decisions, meeting, preparing, reviews

app_name = "reviews"
_HERE = "o/<slug:office>/przeglady/"
_REVIEW = f"{_HERE}<str:key>/"
_PERSON = f"{_REVIEW}uczestnicy/<int:participant>/"
_DECISION = f"{_REVIEW}decyzje/<str:decision>/"
urlpatterns = [
    path(_HERE, reviews.review_list, name="list"),
    path(f"{_HERE}lista.<str:ending>", reviews.sheet, name="sheet"),
    path(f"{_HERE}zaplanuj/", preparing.plan, name="plan"),
    path(f"{_HERE}decyzje/", decisions.decision_list, name="decisions"),
    path(f"{_HERE}decyzje/lista.<str:ending>", decisions.sheet, name="decision_sheet"),
    path(_REVIEW, reviews.review, name="review"),
    path(f"{_REVIEW}protokol.<str:ending>", reviews.paper, name="paper"),
    path(f"{_REVIEW}pakiet.json", reviews.package, name="package"),
    path(f"{_REVIEW}zmien/", preparing.change, name="change"),
    path(f"{_REVIEW}zbierz/", preparing.gather, name="gather"),
    path(f"{_REVIEW}odwolaj/", preparing.cancel, name="cancel"),
    path(f"{_REVIEW}wejscia/<slug:code>/", preparing.write, name="write_input"),
    path(f"{_REVIEW}uczestnicy/dodaj/", meeting.add_participant, name="add_participant"),
    path(f"{_PERSON}obecnosc/", meeting.change_participant, name="change_participant"),
    path(f"{_PERSON}usun/", meeting.remove_participant, name="remove_participant"),
    path(f"{_REVIEW}spotkanie/", meeting.hold, name="hold"),
    path(f"{_REVIEW}przebieg/", meeting.minutes, name="minutes"),
    path(f"{_REVIEW}zatwierdz/", meeting.approve, name="approve"),
    path(f"{_REVIEW}decyzje/dodaj/", decisions.add, name="add_decision"),
    path(f"{_DECISION}zmien/", decisions.change, name="change_decision"),
    path(f"{_DECISION}usun/", decisions.remove, name="remove_decision"),
]
