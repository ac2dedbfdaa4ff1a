"""Addresses."""

from django.urls import path

from probierz.documents.web.views import approving, comparing, copies, documents, drafts, lists, pack, reading, types

app_name = "documents"
_ALL = "o/<slug:office>/dokumenty/"
_PACK = f"{_ALL}wzory/"
_TYPES = f"{_ALL}rodzaje/"
_ARCHIVE = f"{_ALL}archiwum/"
_ONE = f"{_ALL}<str:key>/"
_DRAFT = f"{_ONE}projekt/"
urlpatterns = [
    path(_ALL, lists.document_list, name="list"),
    path(f"{_ALL}lista.<str:ending>", lists.document_sheet, name="list_sheet"),
    path(f"{_ALL}nowy/", documents.add, name="add"),
    path(f"{_ALL}do-przeczytania/", lists.to_read, name="to_read"),
    path(f"{_ALL}czekaja/", lists.queue, name="queue"),
    path(f"{_ALL}do-przeczytania/lista.<str:ending>", lists.to_read_sheet, name="to_read_sheet"),
    path(f"{_ALL}czekaja/lista.<str:ending>", lists.queue_sheet, name="queue_sheet"),
    path(f"{_ALL}zapoznanie/", reading.grid, name="grid"),
    path(f"{_ALL}zapoznanie/lista.<str:ending>", reading.grid_sheet, name="grid_sheet"),
    path(f"{_ALL}kopie/", lists.copies_due, name="copies_due"),
    path(f"{_ALL}kopie/lista.<str:ending>", lists.copies_sheet, name="copies_sheet"),
    path(_ARCHIVE, lists.archive, name="archive"),
    path(f"{_ARCHIVE}lista.<str:ending>", lists.archive_sheet, name="archive_sheet"),
    path(f"{_ARCHIVE}<str:key>/", lists.archived, name="archived"),
    path(f"{_ARCHIVE}<str:key>/plik/", lists.archived_file, name="archived_file"),
    path(f"{_ARCHIVE}<str:key>/brakowanie/", copies.dispose, name="dispose"),
    path(f"{_ARCHIVE}<str:key>/brakowanie.<str:ending>", lists.disposal_paper, name="disposal_paper"),
    path(_PACK, pack.pack, name="pack"),
    path(f"{_PACK}<slug:code>/", pack.entry, name="entry"),
    path(f"{_PACK}<slug:code>/zmiana/", pack.proposal, name="proposal"),
    path(f"{_PACK}<slug:code>/przyjmij/", pack.take_in, name="take_in"),
    path(f"{_PACK}<slug:code>/odrzuc/", pack.turn_down, name="turn_down"),
    path(_TYPES, types.types, name="types"),
    path(f"{_TYPES}lista.<str:ending>", types.types_sheet, name="types_sheet"),
    path(f"{_TYPES}zwykle/", types.set_up, name="set_up_types"),
    path(f"{_TYPES}dodaj/", types.add, name="add_type"),
    path(f"{_TYPES}<str:key>/", types.change, name="change_type"),
    path(f"{_TYPES}<str:key>/koniec/", types.retire, name="retire_type"),
    path(_ONE, documents.document, name="document"),
    path(f"{_ONE}zmien/", documents.change, name="change"),
    path(f"{_ONE}wymagania/", documents.requirements, name="requirements"),
    path(f"{_ONE}plik/", documents.file, name="file"),
    path(f"{_ONE}wydruk.pdf", documents.printed, name="printed"),
    path(f"{_ONE}tekst.docx", documents.in_word, name="in_word"),
    path(f"{_ONE}wydania/", documents.editions, name="editions"),
    path(f"{_ONE}wydania/lista.<str:ending>", documents.editions_sheet, name="editions_sheet"),
    path(f"{_ONE}porownanie/", comparing.compare_editions, name="compare"),
    path(f"{_ONE}wycofaj/", documents.withdraw, name="withdraw"),
    path(f"{_ONE}przeglad/", documents.confirm, name="confirm"),
    path(f"{_ONE}nowe-wydanie/", drafts.begin, name="begin"),
    path(_DRAFT, drafts.draft, name="draft"),
    path(f"{_DRAFT}pisz/", drafts.write, name="write"),
    path(f"{_DRAFT}plik/", drafts.draft_file, name="draft_file"),
    path(f"{_DRAFT}zmiany/", comparing.changes_since, name="changes"),
    path(f"{_DRAFT}wyslij/", drafts.send, name="send"),
    path(f"{_DRAFT}ocena/<int:review>/", drafts.review, name="review"),
    path(f"{_DRAFT}uwaga/", drafts.comment, name="comment"),
    path(f"{_DRAFT}widzialem/", drafts.look, name="look"),
    path(f"{_DRAFT}zatwierdz/", approving.approve, name="approve"),
    path(f"{_DRAFT}cofnij/", approving.send_back, name="send_back"),
    path(f"{_DRAFT}obowiazuje-od/", approving.schedule, name="schedule"),
    path(f"{_DRAFT}usun/", drafts.drop, name="drop"),
    path(f"{_ONE}rozdzielnik/", reading.distribution, name="distribution"),
    path(f"{_ONE}rozdzielnik/dodaj/", reading.address, name="address"),
    path(f"{_ONE}rozdzielnik/<int:addressee>/usun/", reading.stop_addressing, name="stop_addressing"),
    path(f"{_ONE}przeczytane/", reading.confirm, name="confirm_reading"),
    path(f"{_ONE}lista-zapoznania.<str:ending>", reading.sign_list, name="sign_list"),
    path(f"{_ONE}podpisy/", reading.paper, name="paper"),
    path(f"{_ONE}kopie/", copies.copies, name="copies"),
    path(f"{_ONE}kopie/lista.<str:ending>", copies.copies_sheet, name="one_copies_sheet"),
    path(f"{_ONE}kopie/wydaj/", copies.issue, name="issue_copy"),
    path(f"{_ONE}kopie/<str:copy>/kopia.pdf", copies.copy_pdf, name="copy_pdf"),
    path(f"{_ONE}kopie/<str:copy>/zwrot/", copies.take_back, name="take_back"),
]
