"""Certificates as files to take away: one PDF, a ZIP of many, the register as a table."""

import zipfile
from collections.abc import Iterable, Iterator, Sequence

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _

from probierz.attachments import store
from probierz.certificates.models import Certificate
from probierz.design import downloads
from probierz.lib.sheets import Value


def pdf_answer(content: bytes, name: str, *, inline: bool) -> HttpResponse:
    """A PDF to look at or to keep."""
    return downloads.attached(content, media_type=downloads.PDF, name=name, inline=inline)


def picture_answer(content: bytes) -> HttpResponse:
    """What is printed never changes, so one person's browser may keep the picture."""
    answer = HttpResponse(content, content_type="image/png")
    answer["Cache-Control"] = "private, max-age=86400"
    return answer


def zip_answer(rows: Sequence[Certificate], name: str) -> StreamingHttpResponse:
    """All the files in one archive, which is made while it is sent."""
    files = [(row.file_name, row.file_sha256) for row in rows]
    answer = StreamingHttpResponse(_zipped(files), content_type="application/zip")
    return downloads.under_name(answer, downloads.file_name(name, ending="zip"))


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


def register_answer(ending: str, rows: Iterable[Certificate], name: str) -> HttpResponse:
    """The register as a table for a spreadsheet."""
    return downloads.table(ending, _head(), map(_line, rows), name=name)


def _head() -> list[str]:
    return [
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


def _line(row: Certificate) -> list[Value]:
    after = row.replaced_by.number if row.replaced_by else ""
    start: list[Value] = [row.number, row.recipient, row.issued_on, row.language, row.state_label]
    return [*start, row.ended_on, row.end_reason, after, row.file_sha256]
