"""Addresses of collecting answers: the frame, the kiosk, invitations, answers set apart."""

from django.urls import path

from probierz.surveys.web import kiosk, respondent

urlpatterns = [
    path("s/<str:code>/ramka/", respondent.frame, name="frame"),
    path("s/<str:code>/ramka/dziekujemy/", respondent.frame_thanks, name="frame_thanks"),
    path("s/<str:code>/kiosk/", kiosk.kiosk, name="kiosk"),
    path("s/<str:code>/kiosk/ustawienia/", kiosk.setup, name="kiosk_setup"),
    path("s/<str:code>/kiosk/pytania.json", kiosk.kit, name="kiosk_kit"),
    path("s/<str:code>/kiosk/manifest.webmanifest", kiosk.manifest, name="kiosk_manifest"),
    path("s/<str:code>/kiosk/worker.js", kiosk.worker, name="kiosk_worker"),
]
