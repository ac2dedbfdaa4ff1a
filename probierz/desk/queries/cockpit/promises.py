"""The five promises of the programme, kept or not in this one office, from its own rows."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils.functional import Promise as Words
from django.utils.translation import gettext as _

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.design.languages import localized
from probierz.lib.charts import Streak
from probierz.offices.models import Office, Participation, Programme
from probierz.offices.rules import SharingTopic, reckoning_day
from probierz.programme.queries.measures import Measure, results_of
from probierz.programme.queries.sharing import Sharing
from probierz.programme.queries.tiles import ON_BOARD, Tile, tile_of
from probierz.programme.rules import MeasureCode, ResultStatus


@dataclass(frozen=True)
class OwnSharing(Sharing):
    """A programme that holds one office alone: what the office sees of itself needs nobody's consent."""

    office: Office

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        return (self.office,)

    @cached_property
    def by_topic(self) -> dict[SharingTopic, frozenset[int]]:
        return {topic: frozenset([self.office.pk]) for topic in SharingTopic}


@dataclass(frozen=True)
class Promise:
    """One promise: a value with its change and uncertainty, or why there is none."""

    label: str | Words
    unit: str | Words
    value: str
    change: str
    direction: str
    note: str
    why_none: str
    streak: Streak | None
    href: str


def promises_of(actor: Actor, office: Office, *, on: date) -> list[Promise]:
    """In the order of the programme's board. What the programme of today does not know yet, the one before may say."""
    if not actor.may(Permission.SURVEY_READ):
        return []
    known: dict[MeasureCode, Promise] = {}
    programmes = _programmes_of(office, on)
    for programme in programmes:
        results = results_of(OwnSharing(programme, reckoning_day(programme.closes_on, on), office))
        source = "" if programme == programmes[0] else localized(programme, "name")
        told = (_promise(tile_of(one), office, source=source) for one in results.measures if one.id not in known)
        known |= {code: promise for code, promise in told if promise.value}
    return [known.get(code) or _nothing(code, office) for code in ON_BOARD]


def _programmes_of(office: Office, on: date) -> list[Programme]:
    """The last two that the office was in, the newest first."""
    rows = Participation.objects.filter(office=office, since__lte=on).select_related("programme")
    return [row.programme for row in rows.order_by("-programme__starts_on", "-since")[:2]]


def _nothing(code: MeasureCode, office: Office) -> Promise:
    return _promise(tile_of(Measure(id=code, status=ResultStatus.NO_DATA)), office, source="")[1]


def _promise(tile: Tile, office: Office, *, source: str) -> tuple[MeasureCode, Promise]:
    code = tile.measure.id
    value, note = tile.value, tile.note
    if code is MeasureCode.CERTIFICATES and value:
        value, note = (_("valid") if tile.measure.followup else _("not yet")), ""
    if code is MeasureCode.ORGANISATION:
        note = note.rpartition(" · ")[0]  # how many offices count says nothing about one
    promise = Promise(
        label=tile.label,
        unit=_UNITS.get(code, lambda: str(tile.unit))(),
        value=value,
        change=tile.change,
        direction=tile.direction,
        note=" · ".join(part for part in (note, source) if part),
        why_none=_why_none(code) if not value else "",
        streak=tile.streak,
        href=reverse(_PLACES[code], kwargs={"office": office.code}),
    )
    return code, promise


_PLACES = {
    MeasureCode.SATISFACTION: "surveys:office",
    MeasureCode.COMMUNICATION: "surveys:office",
    MeasureCode.ORGANISATION: "programme:own",
    MeasureCode.CERTIFICATES: "programme:own",
    MeasureCode.TRAINING: "programme:own",
}
_UNITS = {MeasureCode.CERTIFICATES: lambda: _("the certificate of this office")}


def _why_none(code: MeasureCode) -> str:
    return {
        MeasureCode.SATISFACTION: _("No data: fewer than ten clients have answered."),
        MeasureCode.COMMUNICATION: _("No data: fewer than ten employees have answered."),
        MeasureCode.ORGANISATION: _("No data: matters were not counted both before and after."),
        MeasureCode.CERTIFICATES: _("No data: no certificate of conformity has been entered."),
        MeasureCode.TRAINING: _("No data: no training with an exam has been entered."),
    }[code]
