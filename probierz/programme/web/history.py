"""The history of a stage in words."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from probierz.design.languages import page_language
from probierz.lib import figures
from probierz.programme.labels import STAGE_STATES
from probierz.programme.rules import StageState
from probierz.trail.models import Event
from probierz.trail.verbs import Verb


@dataclass(frozen=True)
class Told:
    """One event: what, by whom, when, and why when somebody said so."""

    words: str
    who: str
    at: datetime
    note: str


def told(events: list[Event]) -> list[Told]:
    return [Told(_words(event), str(event.personal.get("actor", "")), event.at, event.note) for event in events]


def _words(event: Event) -> str:
    after = event.after
    if event.verb == Verb.STAGE_MOVED.value:
        return _("Stage: %(state)s") % {"state": STAGE_STATES[StageState(after["state"])]}
    if event.verb == Verb.STAGE_REPLANNED.value:
        return _("New plan: %(first)s to %(last)s") % _days(after)
    if event.verb == Verb.STAGE_RECORDED.value:
        return _("Entered from the papers: planned %(first)s to %(last)s") % _days(after)
    return event.verb


def _days(after: dict[str, str]) -> dict[str, str]:
    language = page_language()
    first, last = (date.fromisoformat(after[name]) for name in ("planned_start_on", "planned_end_on"))
    return {"first": figures.day(first, language=language), "last": figures.day(last, language=language)}
