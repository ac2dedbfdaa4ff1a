"""Two at the same review at once: run by test_concurrency.py in an installation, prints JSON."""

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from probierz.access.actor import system_actor
from probierz.demo.accounts import OFFICE
from probierz.improvement.models import Step
from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.people.queries import employed_on
from probierz.reviews.actions import deciding, meeting, preparing
from probierz.reviews.models import Decision, ManagementReview
from probierz.reviews.queries.package import is_intact, minutes_seen
from probierz.reviews.rules import DecisionKind, Edition, InputCode
from tests.house.racing import Ready, at_once

actor = system_actor("test")
today = timezone.localdate()
here = Office.objects.exclude(code=OFFICE).order_by("code")[0]


def fresh(key: str) -> ManagementReview:
    return ManagementReview.objects.select_related("office").get(key=key)


def racing(*acts: Callable[[], Callable[[], object]]) -> list[str]:
    """Each act reads its rows first; then all of them write at once."""

    def inside(act: Callable[[], Callable[[], object]]) -> Callable[[Ready], None]:
        def run(ready: Ready) -> None:
            with office_scope(here.pk):
                write = act()
                ready()
                write()

        return run

    return at_once(*map(inside, acts))


def planning() -> dict[str, Any]:
    """One review is open at a time."""
    days = preparing.Plan(
        edition=Edition.ISO_2015, since=today - timedelta(days=30), until=today, meeting_on=today + timedelta(days=1)
    )
    ends = racing(*[lambda: lambda: preparing.plan_review(actor, office=here, plan=days)] * 2)
    return {"ends": ends, "open": ManagementReview.objects.open().count()}


def holding(key: str) -> dict[str, Any]:
    """Words arrive while the package freezes: they are in it, or refused."""
    meeting.add_participant(actor, review=fresh(key), person=meeting.Person(guest="Ewa"))

    def hold() -> Callable[[], object]:
        own = fresh(key)
        return lambda: meeting.hold_review(actor, review=own, on=today)

    def write() -> Callable[[], object]:
        own = fresh(key)
        return lambda: preparing.write_input(actor, review=own, code=InputCode.AUDITS, text="W ostatniej chwili")

    ends = racing(hold, write)
    return {"held": ends[0], "is_intact": is_intact(fresh(key))}


def writing(key: str) -> list[str]:
    """Two write the minutes over the same empty page."""

    def write(text: str) -> Callable[[], Callable[[], object]]:
        def act() -> Callable[[], object]:
            own = fresh(key)
            seen = minutes_seen(own)
            return lambda: meeting.write_minutes(actor, review=own, minutes=text, conclusion=text, seen=seen)

        return act

    return racing(write("Pierwsze"), write("Drugie"))


def decided(key: str) -> dict[str, Any]:
    """Decisions get numbers of their own; a button pressed twice writes one."""
    who = employed_on(today)[0]

    def decide(text: str) -> Callable[[], Callable[[], object]]:
        def act() -> Callable[[], object]:
            own, kind = fresh(key), DecisionKind.RESOURCES
            details = deciding.DecisionDetails(kind=kind, text=text, responsible=who, due_on=today)
            return lambda: deciding.add_decision(actor, review=own, details=details)

        return act

    ends = racing(*[decide(f"Wyścig przeglądu {n}") for n in (1, 2, 2)])
    return {"ends": ends, "numbers": sorted(Decision.objects.filter(review__key=key).values_list("number", flat=True))}


def approving(key: str) -> dict[str, Any]:
    """Each decision becomes one action, however often the button is pressed."""

    def approve() -> Callable[[], object]:
        own = fresh(key)
        return lambda: meeting.approve_review(actor, review=own, on=today)

    return {
        "ends": racing(approve, approve),
        "actions": Step.objects.filter(text__startswith="Wyścig przeglądu").count(),
    }


with office_scope(here.pk):
    planned = planning()
    one = ManagementReview.objects.open().get().key
    json.dump(
        {
            "planning_reviews": planned,
            "holding_reviews": holding(one),
            "writing_minutes": writing(one),
            "deciding_reviews": decided(one),
            "approving_reviews": approving(one),
        },
        sys.stdout,
    )
