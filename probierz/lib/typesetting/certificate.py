"""The certificate of participation: one page that an office hangs on its wall."""

import multiprocessing
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date

from probierz.lib import figures
from probierz.lib.typesetting.compiler import draw, typeset
from probierz.lib.typesetting.pictures import file_name, named
from probierz.lib.typesetting.qr import qr_svg
from probierz.lib.typesetting.texts import texts

WORTH_SHARING = 60  # two processes take about as long to start as this many certificates
IN_FLIGHT = 240  # bounds what waits in memory, and what is lost when the caller stops
CHUNK = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs by hand above the line."""

    name: str
    function: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationCertificate:
    """Everything printed; optional facts that are not known are left out, never invented."""

    number: str
    language: str
    issuer_name: str
    recipient: str
    programme: str
    check_url: str
    issued_on: date
    issuer_logo: bytes | None = None
    affiliation: str = ""
    standard: str = ""
    period: str = ""
    place: str = ""
    employees: int | None = None
    conference: str = ""
    signatories: tuple[Signatory, ...] = ()
    demo: bool = False


def typeset_certificate(certificate: ParticipationCertificate) -> bytes:
    """One certificate as PDF."""
    return typeset(
        "certificate",
        _data(certificate),
        language=certificate.language,
        title=_title(certificate),
        made_at=certificate.issued_on,
        files=_files(certificate),
    )


def draw_certificate(certificate: ParticipationCertificate) -> bytes:
    """The same as a PNG, to be looked at on a screen."""
    return draw(
        "certificate",
        _data(certificate),
        language=certificate.language,
        title=_title(certificate),
        files=_files(certificate),
    )


def _title(certificate: ParticipationCertificate) -> str:
    return texts("certificate", certificate.language)["document_title"].format(number=certificate.number)


def _files(certificate: ParticipationCertificate) -> dict[str, bytes]:
    return {"qr.svg": qr_svg(certificate.check_url), **named("logo", certificate.issuer_logo)}


def typeset_many(certificates: Sequence[ParticipationCertificate], *, processes: int = 2) -> Iterator[bytes]:
    """A series in its own order, handed over as it is made, so that the caller can store, count and stop.

    A long series is shared among new processes that import nothing but this library; a short one is not worth them.
    """
    if processes == 1 or len(certificates) < WORTH_SHARING:
        yield from map(typeset_certificate, certificates)
        return
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=spawn, initializer=_leave_with_parent) as pool:
        for start in range(0, len(certificates), IN_FLIGHT):
            yield from pool.map(typeset_certificate, certificates[start : start + IN_FLIGHT], chunksize=CHUNK)


def _leave_with_parent() -> None:
    """A caller that is killed outright closes nothing; its processes would wait for work for ever."""
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _data(certificate: ParticipationCertificate) -> dict[str, object]:
    words = texts("certificate", certificate.language)
    return {
        "words": words,
        "number": certificate.number,
        "issuer": certificate.issuer_name,
        "logo": file_name("logo", certificate.issuer_logo),
        "logo_alt": words["logo_alt"].format(name=certificate.issuer_name),
        "recipient": certificate.recipient,
        "affiliation": certificate.affiliation,
        "programme": words["quoted"].format(name=certificate.programme),
        "facts": _facts(certificate),
        "signatories": [{"name": one.name, "function": one.function} for one in certificate.signatories],
        "address": certificate.check_url,
        "qr_alt": words["qr_alt"].format(address=certificate.check_url),
        "demo": certificate.demo,
    }


def _facts(certificate: ParticipationCertificate) -> list[dict[str, str]]:
    """Label and value pairs that are known."""
    language = certificate.language
    words = texts("certificate", language)
    employees = "" if certificate.employees is None else figures.number(certificate.employees, language=language)
    known = {
        "standard": certificate.standard,
        "period": certificate.period,
        "conference": certificate.conference,
        "place": certificate.place,
        "employees": employees,
        "issued": figures.day(certificate.issued_on, language=language),
    }
    return [{"label": words[key], "value": value} for key, value in known.items() if value]
