"""The closed programme of 2011: its facts from the catalog, everything else invented from the seed."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from probierz.access.actor import Actor
from probierz.certificates.actions.issuing import issue_participation_certificates
from probierz.demo.announcing import announce
from probierz.demo.asking import SURVEYS, ask
from probierz.demo.joining import join
from probierz.demo.people import SEED
from probierz.demo.words import report_texts
from probierz.lib.catalogs.programme import ReferenceProgramme, programme_2011
from probierz.lib.catalogs.stages import programme_model
from probierz.lib.typesetting import Signatory
from probierz.lib.typesetting.report.document import typeset_report
from probierz.members.actions.installation import ProgrammeDetails, open_programme
from probierz.offices.models import Association, Office, Programme
from probierz.offices.scope import office_scope, programme_scope
from probierz.people.queries import employed_on
from probierz.programme.actions.conference import (
    AgendaPoint,
    ConferenceDetails,
    admit_participant,
    hand_over_certificate,
    hold_conference,
)
from probierz.programme.actions.outcomes import (
    record_certification,
    record_indicator,
    record_training,
    write_report_text,
)
from probierz.programme.actions.report import keep_report
from probierz.programme.actions.settings import ProgrammeSettings, change_programme
from probierz.programme.actions.stages import StageRecord, create_programme_stages, record_stages
from probierz.programme.models import Conference
from probierz.programme.queries.report import closing_report
from probierz.programme.rules import Course, NewsCategory, month_window
from probierz.surveys.rules import WaveRole

STARTS_ON = date(2009, 8, 1)  # invented: the article does not say
SURVEYS_FIXED_ON = date(2009, 10, 1)


def run(actor: Actor, *, association: Association, offices: Mapping[str, Office]) -> Programme:
    """The whole programme, from joining to the closing conference and the news about it."""
    facts = programme_2011()
    programme = _open(actor, facts, association)
    join(actor, programme, offices, on=STARTS_ON)
    with programme_scope(programme.pk, offices=[office.pk for office in offices.values()]):
        _run_stages(actor, programme, offices)
        _record_outcomes(actor, programme, offices)
    for survey in SURVEYS:
        ask(actor, programme, offices, survey, fixed_at=_moment(SURVEYS_FIXED_ON))
    with programme_scope(programme.pk, offices=[office.pk for office in offices.values()]):
        _publish(actor, programme, facts)
    _meet(actor, programme, offices, facts)
    _report(actor, programme)
    return programme


def _open(actor: Actor, facts: ReferenceProgramme, association: Association) -> Programme:
    closing = facts.closing_conference
    details = ProgrammeDetails(
        code=facts.code,
        name_pl=facts.name.pl,
        name_en=facts.name.en,
        motto_pl=closing.title.pl,
        motto_en=closing.title.en,
        standard=facts.standard,
        starts_on=STARTS_ON,
        closes_on=closing.on,
    )
    programme = open_programme(actor, association=association, details=details)
    with programme_scope(programme.pk):
        return make_public(actor, programme)


def make_public(actor: Actor, programme: Programme) -> Programme:
    settings = replace(ProgrammeSettings.of(programme), is_public=True)
    return change_programme(actor, programme=programme, settings=settings)


def _run_stages(actor: Actor, programme: Programme, offices: Mapping[str, Office]) -> None:
    chance = random.Random(f"{SEED}:stages")  # noqa: S311 - a demonstration must repeat itself
    create_programme_stages(actor, programme=programme, on=STARTS_ON)
    last_stages = {"closing", "sustain"}
    records = []
    for office in offices.values():
        for stage in programme_model().stages:
            start, end = month_window(STARTS_ON, stage.first_month, stage.last_month)
            if stage.code in last_stages:
                start, end = date(2010, 12, 6), programme.closes_on or end
            if stage.code == "sustain":
                continue
            late = timedelta(days=chance.choice([-6, -3, 0, 0, 2, 5, 9, 16]))
            done = end if stage.code == "closing" else min(end + late, date(2011, 1, 19))
            records.append(StageRecord(office=office, stage=stage.code, started_on=start, done_on=done))
    record_stages(actor, programme=programme, records=records)


def _record_outcomes(actor: Actor, programme: Programme, offices: Mapping[str, Office]) -> None:
    chance = random.Random(f"{SEED}:outcomes")  # noqa: S311 - as above
    for office in offices.values():
        matters = chance.randrange(900, 4_200)
        for reading, days, rate in (
            (WaveRole.BASELINE, (date(2009, 7, 1), date(2009, 12, 31)), chance.uniform(0.86, 0.94)),
            (WaveRole.FOLLOWUP, (date(2010, 7, 1), date(2010, 12, 31)), chance.uniform(0.92, 0.985)),
        ):
            record_indicator(
                actor,
                programme=programme,
                office=office,
                wave=reading,
                numerator=round(matters * rate),
                denominator=matters,
                since_on=days[0],
                last_on=days[1],
            )
        _attest(actor, programme, office, chance)
        _train(actor, programme, office, chance)
    for section, text in report_texts().items():
        write_report_text(actor, programme=programme, section=section, body_pl=text.pl, body_en=text.en)


def _attest(actor: Actor, programme: Programme, office: Office, chance: random.Random) -> None:
    granted = date(2010, 10, 11) + timedelta(days=chance.randrange(0, 70))
    record_certification(
        actor,
        programme=programme,
        office=office,
        standard="iso9001-2008",
        scope="Realizacja zadań publicznych w zakresie kompetencji urzędu",
        granted_on=granted,
        valid_until=granted.replace(year=granted.year + 3) - timedelta(days=1),
    )


def _train(actor: Actor, programme: Programme, office: Office, chance: random.Random) -> None:
    for course, held_on, hours, people in (
        (Course.REPRESENTATIVE, date(2010, 1, 18), 24, chance.choice([1, 2, 2])),
        (Course.AUDITOR, date(2010, 3, 8), 16, chance.randrange(4, 10)),
    ):
        passed = people - (1 if people > 5 and chance.random() < 0.3 else 0)
        record_training(
            actor,
            programme=programme,
            office=office,
            course=course,
            held_on=held_on,
            hours=hours,
            trained=people,
            examined=people,
            passed=passed,
        )
    record_training(
        actor,
        programme=programme,
        office=office,
        course=Course.STAFF,
        held_on=date(2010, 4, 12),
        hours=4,
        trained=chance.randrange(15, 40),
    )


def _publish(actor: Actor, programme: Programme, facts: ReferenceProgramme) -> None:
    for name, category, day in (
        ("opening", NewsCategory.PROGRAMME, date(2009, 9, 14)),
        ("results", NewsCategory.RESULT, date(2010, 12, 22)),
        ("closing", NewsCategory.EVENT, facts.published_on),
    ):
        announce(actor, programme, name=name, category=category, on=day)


def _meet(actor: Actor, programme: Programme, offices: Mapping[str, Office], facts: ReferenceProgramme) -> None:
    closing = facts.closing_conference
    agenda = [AgendaPoint(title_pl=topic.pl, title_en=topic.en) for topic in closing.topics]
    with programme_scope(programme.pk):
        conference = hold_conference(
            actor,
            programme=programme,
            details=ConferenceDetails(
                title_pl=closing.title.pl,
                title_en=closing.title.en,
                place=closing.place,
                held_on=closing.on,
                capacity=120,
                registration_until=date(2011, 1, 14),
            ),
            agenda=agenda,
        )
    _certify(actor, programme, offices, facts)
    for office in offices.values():
        _arrive(actor, programme, conference, office, _moment(closing.on, hour=10))


def _certify(actor: Actor, programme: Programme, offices: Mapping[str, Office], facts: ReferenceProgramme) -> None:
    """A certificate of participation for each office, signed by functions: the names are not known."""
    closing = facts.closing_conference
    everyone = [office.pk for office in offices.values()]
    with programme_scope(programme.pk, offices=everyone):
        issue_participation_certificates(
            actor,
            programme=programme,
            recipients=list(offices.values()),
            signatories=[
                Signatory(name="", function="Sekretarz Generalny ZPP"),
                Signatory(name="", function="Koordynator programu"),
            ],
            issued_on=closing.on,
            language="pl",
            place="Łódź",
            conference=closing.title.pl,
        )


def _arrive(actor: Actor, programme: Programme, conference: Conference, office: Office, at: datetime) -> None:
    """Two people of the office came, and one took the certificate home."""
    with office_scope(office.pk):
        guests = list(employed_on(timezone.localdate(at))[:2])
    with programme_scope(programme.pk, offices=[office.pk]):
        for person, function in zip(guests, ("pełnomocnik ds. jakości", "kierownik urzędu"), strict=True):
            admit_participant(actor, conference=conference, office=office, guest=str(person), function=function, at=at)
        hand_over_certificate(actor, conference=conference, office=office, received_by=str(guests[0]), at=at)


def _report(actor: Actor, programme: Programme) -> None:
    content = closing_report(programme, language="pl")
    pdf = typeset_report(content)
    with programme_scope(programme.pk):
        keep_report(actor, programme=programme, language="pl", digest=content.sources.digest, content=pdf)


def _moment(day: date, *, hour: int = 12) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
