"""Addresses of collecting answers: the frame, the kiosk, invitations, answers set apart."""

from django.urls import path

from probierz.surveys.web import embedding, held, kiosk, mailings, respondent, staff

_OFFICE = "o/<slug:office>/badania/<str:campaign>"
urlpatterns = [
    path("s/<str:code>/ramka/", respondent.frame, name="frame"),
    path("s/<str:code>/ramka/dziekujemy/", respondent.frame_thanks, name="frame_thanks"),
    path("s/<str:code>/rezygnacja/", mailings.unsubscribe, name="unsubscribe"),
    path("s/<str:code>/kiosk/", kiosk.kiosk, name="kiosk"),
    path("s/<str:code>/kiosk/ustawienia/", kiosk.setup, name="kiosk_setup"),
    path("s/<str:code>/kiosk/pytania.json", kiosk.kit, name="kiosk_kit"),
    path("s/<str:code>/kiosk/manifest.webmanifest", kiosk.manifest, name="kiosk_manifest"),
    path("s/<str:code>/kiosk/worker.js", kiosk.worker, name="kiosk_worker"),
    path(f"{_OFFICE}/odlozone/", held.held, name="held"),
    path(f"{_OFFICE}/punkty/<str:point>/sposoby/", embedding.point, name="point"),
    path(f"{_OFFICE}/pracownicy/", staff.staff, name="staff"),
    path(f"{_OFFICE}/zaproszenia/", mailings.mailings, name="mailings"),
    path(f"{_OFFICE}/zaproszenia/nowa/", mailings.mailing_new, name="mailing_new"),
    path(f"{_OFFICE}/zaproszenia/<str:mailing>/", mailings.mailing, name="mailing"),
    path(f"{_OFFICE}/zaproszenia/<str:mailing>/<str:command>/", mailings.mailing_move, name="mailing_move"),
]
