"""Addresses of questionnaires."""

from django.urls import path

from probierz.surveys.web.questionnaires import office, programme, sheets

# Below the surveys, so that the navigation knows where one is; keys of campaigns are longer than this word.
_P = "p/<slug:programme>/badania/kwestionariusze/"
_D = f"{_P}szkic/<str:draft>/"
_V = f"{_P}wersja/<str:version>/"
_L = "o/<slug:office>/badania/<str:campaign>/pytania/"

urlpatterns = [
    path(_P, programme.index, name="questionnaires"),
    path(f"{_P}nowy/", programme.new, name="questionnaire_new"),
    path(f"{_P}import/", sheets.take_in, name="questionnaire_import"),
    path(_D, programme.draft, name="draft"),
    path(f"{_D}ekran/<str:group>/pytanie/", programme.types, name="draft_types"),
    path(f"{_D}ekran/<str:group>/pytanie/<str:kind>/", programme.item_new, name="draft_item_new"),
    path(f"{_D}pytanie/<str:code>/", programme.item, name="draft_item"),
    path(f"{_D}ekran-nowy/", programme.screen_new, name="draft_screen_new"),
    path(f"{_D}ekran/<str:code>/", programme.screen, name="draft_screen"),
    path(f"{_D}ustawienia/", programme.settings, name="draft_settings"),
    path(f"{_D}jezyki/", programme.words, name="draft_words"),
    path(f"{_D}ruch/", programme.move, name="draft_move"),
    path(f"{_D}zamroz/", programme.freeze, name="draft_freeze"),
    path(f"{_D}wyrzuc/", programme.drop, name="draft_drop"),
    path(f"{_D}podglad/", programme.draft_preview, name="draft_preview"),
    path(f"{_D}podglad/formularz/", programme.draft_frame, name="draft_frame"),
    path(f"{_D}podglad/papier.pdf", programme.draft_paper, name="draft_paper"),
    path(f"{_D}xlsform.xlsx", sheets.draft, name="draft_export"),
    path(_V, programme.version, name="version"),
    path(f"{_V}nastepna/", programme.next_version, name="version_next"),
    path(f"{_V}podglad/", programme.version_preview, name="version_preview"),
    path(f"{_V}podglad/formularz/", programme.version_frame, name="version_frame"),
    path(f"{_V}podglad/papier.pdf", programme.version_paper, name="version_paper"),
    path(f"{_V}xlsform.xlsx", sheets.version, name="version_export"),
    path(_L, office.questions, name="local"),
    path(f"{_L}ekran/<str:group>/pytanie/", office.types, name="local_types"),
    path(f"{_L}ekran/<str:group>/pytanie/<str:kind>/", office.item_new, name="local_item_new"),
    path(f"{_L}pytanie/<str:code>/", office.item, name="local_item"),
    path(f"{_L}ekran-nowy/", office.screen_new, name="local_screen_new"),
    path(f"{_L}ekran/<str:code>/", office.screen, name="local_screen"),
    path(f"{_L}ustawienia/", office.settings, name="local_settings"),
    path(f"{_L}jezyki/", office.words, name="local_words"),
    path(f"{_L}ruch/", office.move, name="local_move"),
    path(f"{_L}podglad/", office.local_preview, name="local_preview"),
    path(f"{_L}podglad/formularz/", office.local_frame, name="local_frame"),
    path(f"{_L}podglad/papier.pdf", office.local_paper, name="local_paper"),
]
