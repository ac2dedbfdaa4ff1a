"""Sending tables and files to the reader."""

from collections.abc import Iterable, Sequence

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from probierz.lib import sheets

PDF = "application/pdf"


def table(ending: str, head: Sequence[str], rows: Iterable[Sequence[sheets.Value]], *, name: str) -> HttpResponse:
    """The table as `xlsx` or `csv`; the name is without its ending."""
    if ending == "xlsx":
        return attached(sheets.xlsx(head, rows, title=name), media_type=sheets.XLSX, name=f"{name}.xlsx")
    if ending == "csv":
        return attached(sheets.csv_text(head, rows), media_type=sheets.CSV, name=f"{name}.csv")
    raise Http404(_("There is no such page."))


def attached(content: bytes, *, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
