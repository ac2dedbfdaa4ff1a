"""Sending tables and files to the reader."""

from collections.abc import Iterable, Sequence

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from probierz.lib import sheets
from probierz.lib.identifiers import slugify

PDF = "application/pdf"


def table(ending: str, head: Sequence[str], rows: Iterable[Sequence[sheets.Value]], *, name: str) -> HttpResponse:
    """The table as `xlsx` or `csv`; the name is without its ending."""
    if ending == "xlsx":
        content, media_type = sheets.xlsx(head, rows, title=name), sheets.XLSX
    elif ending == "csv":
        content, media_type = sheets.csv_text(head, rows), sheets.CSV
    else:
        raise Http404(_("There is no such page."))
    return attached(content, media_type=media_type, name=file_name(name, ending=ending))


def file_name(*parts: object, ending: str) -> str:
    """A name every system can keep: "obecnosc-2011-01-20.pdf"."""
    return f"{slugify('-'.join(str(part) for part in parts))}.{ending}"


def attached(content: bytes, *, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
