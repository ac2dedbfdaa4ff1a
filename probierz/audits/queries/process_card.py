"""Questions that follow from the card of a process: its aim, indicators, documents, risks and legal basis."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from probierz.planning.models import Risk
from probierz.processes.models import Process
from probierz.processes.queries.indicators import indicators_of, series_of
from probierz.processes.queries.links import documents_of
from probierz.processes.rules import Standing

Worded = tuple[Promise | str, Mapping[str, str]]


@dataclass(frozen=True)
class Drafted:
    """A question in both languages; an own one has no English."""

    text: str
    text_en: str = ""


def questions_from(process: Process, *, on: date) -> list[Drafted]:
    return [_drafted(words, named) for words, named in _words(process, on)]


def _words(process: Process, on: date) -> Iterator[Worded]:
    named = {"process": str(process)}
    yield _("%(process)s: show one case from beginning to end. Do its steps agree with the card?"), named
    if process.outputs or process.clients:
        yield _("%(process)s: how do you know that those who receive the results are satisfied with them?"), named
    if process.legal_basis:
        yield _("%(process)s: how do you follow changes of the law the process rests on?"), named
    yield from _about_indicators(process, on)
    for document in documents_of(process):
        asked = _("%(document)s: is the edition in force at hand, and do people work by it?")
        yield asked, {"document": document.title}
    for risk in Risk.objects.open().filter(process=process).order_by("number"):
        yield _("Risk %(risk)s: do the controls work, and what shows it?"), {"risk": str(risk)}


def _about_indicators(process: Process, on: date) -> Iterator[Worded]:
    for series in series_of(indicators_of(process), on=on):
        named = {"name": series.indicator.name}
        if series.is_out:
            yield _("Indicator “%(name)s” is beyond its target or out of line: what did you do about it?"), named
        elif series.standing is Standing.MISSING:
            yield _("Indicator “%(name)s” lacks its last value: how do you watch the process without it?"), named
        else:
            yield _("Indicator “%(name)s”: show where its values come from, and who uses them."), named


def _drafted(words: Promise | str, named: Mapping[str, str]) -> Drafted:
    with override("pl"):
        polish = str(words) % named
    with override("en"):
        return Drafted(polish, str(words) % named)
