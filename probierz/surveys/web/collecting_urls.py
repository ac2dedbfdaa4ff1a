"""Addresses of collecting answers: the frame, the kiosk, invitations, answers set apart."""

from django.urls import path

from probierz.surveys.web import respondent

urlpatterns = [
    path("s/<str:code>/ramka/", respondent.frame, name="frame"),
    path("s/<str:code>/ramka/dziekujemy/", respondent.frame_thanks, name="frame_thanks"),
]
