"""What is due about requirements: choosing, answering, verifying, agreeing, renewing evidence."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from probierz.access.permissions import Permission
from probierz.lib.duties import Duty
from probierz.standards.models import AssessmentRound, Assignment, CatalogUse
from probierz.standards.queries import evidence, rounds
from probierz.standards.rules import RoundState

if TYPE_CHECKING:
    from probierz.desk.queries.office import OfficeDay


def _choose(day: "OfficeDay") -> Iterable[Duty]:
    if day.may(Permission.REQUIREMENT_MANAGE) and not CatalogUse.objects.exists():
        yield day.duty(
            _("Choose the requirements the office works with"),
            "standards:catalogs",
            detail=_("ISO 9001, management control or CAF."),
        )


def _answer(day: "OfficeDay") -> Iterable[Duty]:
    """One duty for each round, however many questions it holds."""
    if day.actor.account is None or not day.may(Permission.ASSESSMENT_ANSWER):
        return
    by_round: dict[int, list[Assignment]] = {}
    for one in rounds.open_assignments(day.actor.account):
        by_round.setdefault(one.round_id, []).append(one)
    for some in by_round.values():
        count = ngettext("%(n)s question", "%(n)s questions", len(some)) % {"n": len(some)}
        yield day.duty(
            _("Answer the questions you were given"),
            "standards:mine",
            detail=f"{some[0].round.name}: {count}",
            due_on=some[0].round.due_on,
        )


def _lead(day: "OfficeDay") -> Iterable[Duty]:
    """What a round waits for from whoever leads it."""
    if not day.may(Permission.ASSESSMENT_MANAGE):
        return
    for one in rounds.unfinished_rounds():
        text, detail = _step(one, one.waiting, is_late=one.due_on < day.on)  # type: ignore[attr-defined] # annotated by the query
        if text:
            yield day.duty(text, "standards:round", detail=detail, due_on=one.due_on, key=one.key)


def _step(one: AssessmentRound, waiting: int, *, is_late: bool) -> tuple[str, str]:
    """What moves the round on, or nothing when it waits for others."""
    if one.state == RoundState.PLANNED:
        return _("Give out the requirements of an assessment"), one.name
    if one.state == RoundState.CONSENSUS:
        return _("Agree on the scores of CAF"), one.name
    if waiting:
        count = ngettext("%(n)s answer", "%(n)s answers", waiting) % {"n": waiting}
        return _("Verify the answers of an assessment"), f"{one.name}: {count}"
    return (_("Close the assessment: its day has passed") if is_late else ""), one.name


def _renew(day: "OfficeDay") -> Iterable[Duty]:
    if not day.may(Permission.REQUIREMENT_MANAGE):
        return
    last_days = list(evidence.ending(on=day.on).values_list("valid_to", flat=True))
    if last_days:
        count = ngettext("%(n)s piece of evidence", "%(n)s pieces of evidence", len(last_days)) % {"n": len(last_days)}
        yield day.duty(_("Renew evidence that ends"), "standards:evidence_list", detail=count, due_on=last_days[0])


SOURCES = (_choose, _answer, _lead, _renew)
