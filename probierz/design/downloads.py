"""Files to take away: tables for spreadsheets, documents, data; nobody on the way keeps a copy."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from django.conf import settings
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from probierz.lib import sheets
from probierz.lib.identifiers import slugify
from probierz.lib.papers import DOCX, Paper, to_docx, to_pdf

PDF = "application/pdf"
JSON = "application/json"

Answer = TypeVar("Answer", bound=HttpResponseBase)


def table(ending: str, head: Sequence[str], rows: Iterable[Sequence[sheets.Value]], *, name: str) -> HttpResponse:
    """The table as `xlsx` or `csv`, any other ending is no page; the name is without its ending."""
    if ending == "xlsx":
        content, media_type = sheets.xlsx(head, rows, title=name), sheets.XLSX
    elif ending == "csv":
        content, media_type = sheets.csv_text(head, rows), sheets.CSV
    else:
        raise Http404(_("There is no such page."))
    return attached(content, media_type=media_type, name=file_name(name, ending=ending))


def paper(ending: str, record: Paper, *, name: str) -> HttpResponse:
    """The record as `docx` or `pdf` under its office's letterhead; a demonstration says so on every page."""
    marked = replace(record, demo=settings.PROBIERZ_DEMO)
    if ending == "docx":
        content, media_type = to_docx(marked), DOCX
    elif ending == "pdf":
        content, media_type = to_pdf(marked), PDF
    else:
        raise Http404(_("There is no such page."))
    return attached(content, media_type=media_type, name=file_name(name, ending=ending))


def file_name(*parts: object, ending: str) -> str:
    """A name every system can keep: "obecnosc-2011-01-20.pdf"."""
    return f"{slugify('-'.join(str(part) for part in parts))}.{ending}"


def attached(content: bytes | str, *, media_type: str, name: str, inline: bool = False) -> HttpResponse:
    """The content as a file of this name; `inline` opens it in the browser."""
    return under_name(HttpResponse(content, content_type=media_type), name, inline=inline)


def under_name(answer: Answer, name: str, *, inline: bool = False) -> Answer:
    """The same for an answer that is already made, such as one that is streamed."""
    answer["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
