"""Many at the same programme at once: run inside a real installation by test_concurrency.py, prints JSON."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils import timezone

from probierz.access.actor import system_actor
from probierz.certificates.actions import issue_participation_certificates, issue_series, revoke_certificate
from probierz.certificates.models import Certificate, Register
from probierz.certificates.rules.paper import Wording
from probierz.lib import questionnaire_json
from probierz.lib.identifiers import portable_id
from probierz.lib.questionnaires import Answers, validate_answers
from probierz.lib.typesetting.certificate import Signatory
from probierz.offices.models import Office, Participation, Programme
from probierz.offices.scope import across_offices, office_scope, programme_scope
from probierz.programme.actions import conference as conferences
from probierz.programme.models import Conference, Registration
from probierz.surveys.actions import intake
from probierz.surveys.actions.answers import Submission
from probierz.surveys.actions.campaigns import close_wave
from probierz.surveys.models import CollectionPoint, Response, Wave
from probierz.surveys.rules import Channel
from probierz.trail.models import Event
from probierz.trail.verbs import Verb
from tests.house.racing import Ready, at_once

actor = system_actor("test")
today = timezone.localdate()
programme = Programme.objects.select_related("association").get(code="iso-9001-2026")
parts = Participation.objects.filter(programme=programme, until=None).select_related("office").order_by("pk")
offices: list[Office] = [one.office for one in parts]


def inside(act: Callable[[Ready], object]) -> Callable[[Ready], None]:
    def run(ready: Ready) -> None:
        with programme_scope(programme.pk, offices=[office.pk for office in offices]):
            act(ready)

    return run


def called(*, capacity: int, days: int) -> Conference:
    details = conferences.ConferenceDetails(
        title_pl="Finał", title_en="Final", place="Lipowo", held_on=today + timedelta(days), capacity=capacity
    )
    with programme_scope(programme.pk):
        return conferences.hold_conference(actor, programme=programme, details=details)


def sending(conference: Conference, office: Office, guest: str) -> Callable[[Ready], None]:
    def send(ready: Ready) -> None:
        with office_scope(office.pk):
            ready()
            conferences.register_participant(actor, conference=conference, office=office, guest=guest)

    return send


def last_place() -> dict[str, Any]:
    """Three offices send somebody to a room with one place."""
    conference = called(capacity=1, days=30)
    ends = at_once(*(sending(conference, office, "Jan Kruk") for office in offices[:3]))
    with across_offices(reason="the room is shared"):
        return {"ends": ends, "registered": Registration.objects.filter(conference=conference).count()}


def at_the_door() -> dict[str, Any]:
    """Two people at the door tap the same name, and take back the same certificate."""
    conference, office = called(capacity=5, days=31), offices[0]
    sent = at_once(*[sending(conference, office, "Ewa Sowa")] * 2)

    @inside
    def mark(ready: Ready) -> None:
        row = Registration.objects.select_related("office").get(conference=conference)
        ready()
        conferences.mark_attendance(actor, registration=row, attended=True)

    @inside
    def undo(ready: Ready) -> None:
        ready()
        conferences.undo_handover(actor, conference=conference, office=office)

    first_certificate()
    last = Event.objects.latest("pk")
    marked = at_once(mark, mark)
    with programme_scope(programme.pk):
        conferences.hand_over_certificate(actor, conference=conference, office=office)
    undone = at_once(undo, undo)
    verbs = (Verb.ATTENDANCE_MARKED, Verb.HANDOVER_UNDONE)
    events = [Event.objects.filter(pk__gt=last.pk, verb=verb).count() for verb in verbs]
    return {"sent": sent, "ends": marked + undone, "events": events}


def sheet() -> tuple[Wave, Submission]:
    with across_offices(reason="any open wave will do"):
        wave = Wave.objects.filter(state="open").select_related("campaign__version", "programme")[0]
        point = CollectionPoint.objects.filter(campaign=wave.campaign_id, until=None)[0]
    questionnaire = questionnaire_json.from_data(wave.campaign.version.content)
    items = [item for group in questionnaire.groups for item in group.items]
    answers = validate_answers(questionnaire, {item.code: item.options[0].code for item in items if item.options})
    assert isinstance(answers, Answers)
    return wave, Submission(
        office_id=point.office_id,
        wave_id=wave.pk,
        point_id=point.pk,
        channel=Channel(point.channel),
        day=today,
        questionnaire=questionnaire,
        answers=answers,
    )


def one_sheet() -> dict[str, Any]:
    """Twenty times the same sheet, as from a kiosk that hears no answer: ten by this process, ten by others."""
    one = sheet()[1]
    outcomes: list[str] = []

    def here(ready: Ready) -> None:
        ready()
        outcomes.append(intake.submit(one))

    def elsewhere(ready: Ready) -> None:
        ready()
        outcomes.extend(intake.commit([one]))

    ends = at_once(*[here] * 10, *[elsewhere] * 10)
    with across_offices(reason="count what came"):
        kept = Response.objects.filter(submission_id=one.submission_id).count()
    return {"ends": sorted(set(ends)), "outcomes": Counter(outcomes), "kept": kept}


def closing() -> dict[str, Any]:
    """Two people close a wave while answers come; whoever was thanked is in the results."""
    wave, one = sheet()
    outcomes: list[str] = []
    ids: list[str] = []

    @inside
    def close(ready: Ready) -> None:
        own = Wave.objects.select_related("campaign", "programme").get(pk=wave.pk)
        ready()
        close_wave(actor, wave=own, on=today)

    def answer(ready: Ready) -> None:
        ready()
        for _ in range(10):
            late = replace(one, submission_id=portable_id())
            (outcome,) = intake.commit([late])
            outcomes.append(outcome)
            ids.append(late.submission_id)

    ends = at_once(close, close, answer, answer)
    with across_offices(reason="count what came"):
        kept = Response.objects.filter(submission_id__in=ids).count()
    return {"ends": ends, "kept_as_told": kept == outcomes.count("stored"), "answered": len(outcomes)}


def wording() -> Wording:
    return Wording(
        issued_on=today,
        language="pl",
        signatories=[Signatory(name="Ewa Sowa", function="prezes")],
        place="Lipowo",
        conference="",
    )


def first_certificate() -> Certificate:
    """The one of the first office, issued by whoever needs it first."""
    with programme_scope(programme.pk):
        if not Certificate.objects.filter(programme=programme).exists():
            issue_participation_certificates(
                actor,
                programme=programme,
                recipients=offices[:1],
                signatories=wording().signatories,
                issued_on=today,
                language="pl",
            )
        return Certificate.objects.get(programme=programme)


def series(chosen: Sequence[Office]) -> Callable[[Ready], None]:
    @inside
    def start(ready: Ready) -> None:
        ready()
        issue_series(actor, programme=programme, recipients=chosen, wording=wording())

    return start


def numbering() -> dict[str, Any]:
    """Two series that share an office, then a third while a certificate of its office is revoked."""
    valid = first_certificate()

    @inside
    def revoke(ready: Ready) -> None:
        own = Certificate.objects.select_related("programme", "office").get(pk=valid.pk)
        ready()
        revoke_certificate(actor, certificate=own, reason="Pomyłka w nazwie.")

    ends = at_once(series(offices[1:4]), series(offices[3:6])) + at_once(revoke, series([offices[0], offices[6]]))
    with programme_scope(programme.pk):
        register = Register.objects.get(association=programme.association, year=today.year)
        rows = list(Certificate.objects.filter(register=register).order_by("serial"))
    held = Counter(row.office_id for row in rows if row.state != "revoked")
    return {
        "ends": ends,
        "gap_free": [row.serial for row in rows] == list(range(1, register.last + 1)),
        "most_an_office_holds": max(held.values()),
        "offices": len(held) + (offices[0].pk not in held),
    }


json.dump({deed.__name__: deed() for deed in (last_place, at_the_door, one_sheet, closing, numbering)}, sys.stdout)
