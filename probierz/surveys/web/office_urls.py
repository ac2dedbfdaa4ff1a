"""Addresses of an office's results, of its comments and its alerts."""

from django.urls import path

from probierz.surveys.web import alerts, comments, office

_O = "o/<slug:office>/badania/<str:campaign>/"

urlpatterns = [
    path(f"{_O}wyniki/", office.results, name="office_results"),
    path(f"{_O}wyniki.<str:ending>", office.table, name="office_table"),
    path(f"{_O}wyniki/<str:part>.<str:ending>", office.part, name="office_part"),
    path(f"{_O}raport.<str:ending>", office.report, name="office_report"),
    path(f"{_O}powiadomienia/", alerts.alerts, name="alerts"),
    path(f"{_O}uwagi/", comments.comment_list, name="comments"),
    path(f"{_O}uwagi.<str:ending>", comments.sheet, name="comments_sheet"),
    path(f"{_O}uwagi/<str:key>/", comments.comment, name="comment"),
    path(f"{_O}uwagi/<str:key>/porzadek/", comments.sort, name="comment_sort"),
    path(f"{_O}uwagi/<str:key>/odpowiedz/", comments.reply, name="comment_reply"),
    path(f"{_O}uwagi/<str:key>/slowa/", comments.cover, name="comment_cover"),
    path(f"{_O}uwagi/<str:key>/<str:command>/", comments.move, name="comment_move"),
    path("o/<slug:office>/badania-etykiety/", comments.add_tag, name="comment_tag_add"),
    path("o/<slug:office>/badania-etykiety/<str:tag>/", comments.drop_tag, name="comment_tag_drop"),
]
