"""Addresses of programmes, and of an office's registration for their conferences."""

from django.urls import path

from probierz.programme.web import (
    board,
    conference,
    news,
    offices,
    outcomes,
    own,
    registration,
    report,
    settings,
)

app_name = "programme"
_P = "p/<slug:programme>/"
urlpatterns = [
    path(_P, board.board, name="board"),
    path(f"{_P}tablica.<str:ending>", board.board_table, name="board_table"),
    path(f"{_P}harmonogram/", board.timetable, name="timetable"),
    path(f"{_P}harmonogram/zaplanuj/", board.plan_stages, name="plan_stages"),
    path(f"{_P}urzedy/<slug:code>/", offices.office, name="office"),
    path(f"{_P}urzedy/<slug:code>/etapy/<str:key>/", offices.stage, name="stage"),
    path(f"{_P}urzedy/<slug:code>/etapy/<str:key>/<str:command>/", offices.move, name="move_stage"),
    path(f"{_P}uczestnicy/", offices.participants, name="participants"),
    path(f"{_P}uczestnicy.<str:ending>", offices.participants_table, name="participants_table"),
    path(f"{_P}wyniki/", outcomes.results, name="results"),
    path(f"{_P}wyniki/certyfikaty/nowy/", outcomes.add_certification, name="add_certification"),
    path(f"{_P}wyniki/certyfikaty/<int:pk>/usun/", outcomes.remove_certification, name="remove_certification"),
    path(f"{_P}wyniki/szkolenia/nowe/", outcomes.add_training, name="add_training"),
    path(f"{_P}wyniki/szkolenia/<int:pk>/usun/", outcomes.remove_training, name="remove_training"),
    path(f"{_P}wyniki/terminowosc/nowa/", outcomes.add_indicator, name="add_indicator"),
    path(f"{_P}konferencja/", conference.conference, name="conference"),
    path(f"{_P}konferencja/nowa/", conference.new_conference, name="new_conference"),
    path(f"{_P}konferencja/<str:key>/zmiana/", conference.edit_conference, name="edit_conference"),
    path(f"{_P}konferencja/<str:key>/obecnosc/", conference.attendance, name="attendance"),
    path(f"{_P}konferencja/<str:key>/obecnosc/<str:registration>/", conference.mark, name="mark_attendance"),
    path(f"{_P}konferencja/<str:key>/zaswiadczenia/<slug:code>/", conference.handover, name="handover"),
    path(f"{_P}konferencja/<str:key>/lista.pdf", conference.list_to_sign, name="list_to_sign"),
    path(f"{_P}konferencja/<str:key>/lista.<str:ending>", conference.list_table, name="list_table"),
    path(f"{_P}aktualnosci/", news.news_list, name="news"),
    path(f"{_P}aktualnosci/nowa/", news.new_news, name="new_news"),
    path(f"{_P}aktualnosci/<str:key>/", news.news_item, name="news_item"),
    path(f"{_P}aktualnosci/<str:key>/zmiana/", news.edit_news, name="edit_news"),
    path(f"{_P}aktualnosci/<str:key>/<str:command>/", news.move_news, name="move_news"),
    path(f"{_P}raport/", report.report, name="report"),
    path(f"{_P}raport/<str:key>.pdf", report.report_file, name="report_file"),
    path(f"{_P}raport/tekst/<slug:section>/", report.report_text, name="report_text"),
    path(f"{_P}ustawienia/", settings.settings, name="settings"),
    path("o/<slug:office>/programy/", own.programmes, name="own"),
    path("o/<slug:office>/programy/<slug:code>/terminowosc/<str:wave>/", own.count_matters, name="count_matters"),
    path("o/<slug:office>/konferencja/", registration.conferences, name="conferences"),
    path("o/<slug:office>/konferencja/<str:key>/", registration.conferences, name="registration"),
    path("o/<slug:office>/konferencja/<str:key>/wycofanie/", registration.withdraw, name="withdraw"),
]
