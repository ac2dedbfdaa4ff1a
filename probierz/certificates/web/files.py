"""Certificates as files to take away: one PDF, a ZIP of many, the register as a table."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence

import xlsxwriter
from django.http import HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _

from probierz.attachments import store
from probierz.certificates.models import Certificate

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def pdf_answer(content: bytes, name: str, *, inline: bool) -> HttpResponse:
    """A PDF to look at or to keep."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def picture_answer(content: bytes) -> HttpResponse:
    """What is printed never changes, so one person's browser may keep the picture."""
    answer = HttpResponse(content, content_type="image/png")
    answer["Cache-Control"] = "private, max-age=86400"
    return answer


def zip_answer(rows: Sequence[Certificate], name: str) -> StreamingHttpResponse:
    """All the files in one archive, which is made while it is sent."""
    files = [(row.file_name, row.file_sha256) for row in rows]
    answer = StreamingHttpResponse(_zipped(files), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    answer["Cache-Control"] = "private, no-store"
    return answer


class _Sink:
    """Where the archive is written; what came in since the last look is taken out."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def write(self, part: bytes) -> int:
        self.parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> bytes:
        taken = b"".join(self.parts)
        self.parts.clear()
        return taken


def _zipped(files: Iterable[tuple[str, str]]) -> Iterator[bytes]:
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:  # type: ignore[call-overload] # needs no more than write
        for name, sha256 in files:
            archive.writestr(zipfile.ZipInfo(name), store.content_of(sha256))
            yield sink.taken()
    yield sink.taken()


def csv_answer(rows: Iterable[Certificate], name: str) -> HttpResponse:
    """Semicolons and a mark of UTF-8, as Polish spreadsheets expect."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerows([_harmless(cell) for cell in line] for line in _table(rows))
    answer = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def xlsx_answer(rows: Iterable[Certificate], name: str) -> HttpResponse:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, line in enumerate(_table(rows)):
            for column, cell in enumerate(line):
                sheet.write_string(row, column, cell)
        sheet.set_column(0, 6, 24)
        sheet.freeze_panes(1, 0)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    answer = HttpResponse(content.getvalue(), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


def _table(rows: Iterable[Certificate]) -> Iterator[list[str]]:
    yield [
        _("Number"),
        _("Office"),
        _("Date of issue"),
        _("Language"),
        _("State"),
        _("Not valid since"),
        _("Reason"),
        _("Replaced by"),
        "SHA-256",
    ]
    for row in rows:
        ended = row.ended_on.isoformat() if row.ended_on else ""
        after = row.replaced_by.number if row.replaced_by else ""
        start = [row.number, row.recipient, row.issued_on.isoformat(), row.language, row.state_label]
        yield [*start, ended, row.end_reason, after, row.file_sha256]


def _harmless(cell: str) -> str:
    """A spreadsheet takes some beginnings for formulas."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
