"""Every input of both editions: without records it says so, with records of the period it tells them with a source."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from probierz.access.actor import Actor
from probierz.audits.models import Audit, Question
from probierz.audits.rules import AuditKind, AuditState, Origin, QuestionVerdict
from probierz.improvement.actions import cases, suggestions
from probierz.improvement.actions.reporting import Report, report
from probierz.improvement.models import Check, Nonconformity, Step
from probierz.improvement.rules import Cause, CauseArea, CauseMethod, Source, StepKind
from probierz.lib.catalogs.processes import Direction, Group, Unit
from probierz.lib.periods import Frequency, period_of
from probierz.offices.models import Programme
from probierz.people.models import Employee
from probierz.planning.actions.objectives import Aim, set_objective
from probierz.planning.actions.risks import RiskCard, add_risk
from probierz.planning.models import ContextIssue, InterestedParty
from probierz.planning.rules import Category, Response, Side
from probierz.processes.actions import indicators
from probierz.processes.actions.cards import Card, add_process
from probierz.reviews.actions.preparing import change_plan, gather_inputs, write_input
from probierz.reviews.models import ManagementReview
from probierz.reviews.queries.inputs import SOURCES, Span
from probierz.reviews.queries.reviews import point_of, points_of
from probierz.reviews.rules import AGENDAS, Edition, InputCode
from probierz.reviews.tests.conftest import PLAN
from probierz.standards.models import AssessmentRound, Catalog
from probierz.standards.rules import CatalogKind, CatalogStatus, RoundKind, RoundScoring, RoundState, Scoring
from probierz.surveys.tests import factories as surveys
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db
INSIDE, BEFORE = date(2026, 9, 15), date(2025, 3, 3)
Make = Callable[[Cast, Actor, date], object]


def _context(here: Cast, by: Actor, on: date) -> None:
    ContextIssue(office=here.lipowo, side=Side.EXTERNAL, text="Nowa ustawa", since=on, until=on.replace(day=28)).save()


def _survey(here: Cast, by: Actor, on: date) -> None:
    campaign = surveys.campaign(here)
    wave = surveys.opened(campaign, on=on.replace(day=1))
    surveys.answered(wave, surveys.point(here.lipowo, campaign), [4] * 12, day=on)
    surveys.closed(campaign, on=on)


def _objective(here: Cast, by: Actor, on: date) -> None:
    set_objective(by, office=here.lipowo, aim=Aim(name="Krócej czekać", due_on=TODAY), on=on)


def _indicator(here: Cast, by: Actor, on: date) -> None:
    process = add_process(by, office=here.lipowo, card=Card(name="Decyzje", group=Group.CORE), on=date(2024, 1, 1))
    definition = indicators.Definition(
        name="Dni", unit=Unit.DAYS, direction=Direction.DOWN, frequency=Frequency.QUARTER, target=Decimal(5)
    )
    row = indicators.add_indicator(by, process=process, definition=definition, since=on)
    period = period_of(on, Frequency.QUARTER)
    indicators.record_value(by, indicator=row, period=period, value=Decimal(9), note="", seen=None, on=TODAY)


def _case(here: Cast, by: Actor, on: date) -> Nonconformity:
    return report(by, office=here.lipowo, details=Report(title="Po terminie", source=Source.EMPLOYEE, found_on=on))


def _supplier(here: Cast, by: Actor, on: date) -> None:
    cause = Cause(method=CauseMethod.TEXT, root="Serwis nie przyjechał.", area=CauseArea.SUPPLIERS)
    cases.analyse(by, case=_case(here, by, on), cause=cause)


def _round(here: Cast, by: Actor, on: date) -> None:
    words = {"edition": "1", "name_pl": "Próba", "name_en": "Trial", "digest": "0"}
    kind, status, scoring = CatalogKind.QUALITY_SYSTEM, CatalogStatus.CURRENT, Scoring.VERDICTS
    catalog = Catalog(code="proba", kind=kind, status=status, scoring=scoring, **words)
    catalog.save()
    AssessmentRound(
        office=here.lipowo,
        catalog=catalog,
        kind=RoundKind.SELF_ASSESSMENT,
        scoring=RoundScoring.VERDICTS,
        name="Samoocena",
        state=RoundState.CLOSED,
        planned_on=on,
        due_on=on,
        started_on=on,
        ended_on=on,
    ).save()


def _audit(here: Cast, by: Actor, on: date) -> None:
    kind, state = AuditKind.PLANNED, AuditState.CLOSED
    audit = Audit(office=here.lipowo, year=on.year, number=1, title="Decyzje", kind=kind, state=state, signed_on=on)
    audit.starts_on = audit.ends_on = on
    audit.save()
    verdict = QuestionVerdict.MINOR
    Question(office=here.lipowo, audit=audit, position=1, origin=Origin.OWN, text="?", verdict=verdict, note="!").save()


def _risk(here: Cast, by: Actor, on: date) -> None:
    card = RiskCard(name="Kolejki", category=Category.SERVICE, likelihood=1, impact=2, response=Response.TOLERATE)
    add_risk(by, office=here.lipowo, card=card, on=on)


def _suggestion(here: Cast, by: Actor, on: date) -> None:
    idea = suggestions.Idea(title="Drukarka", text="Przy okienku")
    suggestions.suggest(by, office=here.lipowo, idea=idea, on=on)


# What makes an input speak, and one thing that it then says.
RECORDS: dict[InputCode, tuple[Make, str, str]] = {
    InputCode.CHANGES: (_context, "Nowa ustawa", "nieaktualne od 28 września 2026"),
    InputCode.FEEDBACK: (_survey, "Ankieta: Satysfakcja klientów", "75,0"),
    InputCode.OBJECTIVES: (_objective, "Krócej czekać", "w toku"),
    InputCode.PROCESSES: (_indicator, "Wskaźniki, które osiągają cel", "0 z 1"),
    InputCode.NONCONFORMITIES: (_case, "Niezgodności stwierdzone w okresie", "1"),
    InputCode.ACTIONS: (_case, "Otwarte na koniec okresu", "1"),
    InputCode.MEASUREMENTS: (_round, "Samoocena", "zamknięte 15 września 2026"),
    InputCode.AUDITS: (_audit, "A-2026-1 Decyzje", "zamknięty"),
    InputCode.SUPPLIERS: (_supplier, "Niezgodności z winy dostawców", "1"),
    InputCode.RISKS: (_risk, "Otwarte ryzyka", "1"),
    InputCode.IMPROVEMENT: (_suggestion, "Pomysły pracowników w okresie", "1"),
}
# A standing register and a running objective speak of what was found before, too.
STANDING = {InputCode.OBJECTIVES, InputCode.NONCONFORMITIES, InputCode.ACTIONS, InputCode.RISKS}


def told(review: ManagementReview, code: InputCode) -> dict[str, str]:
    gathered = SOURCES[code](Span(review=review, since=review.since, until=date(2026, 11, 1)))
    assert gathered.source
    return {fact.label: plain(fact.value) for fact in gathered.facts}


def plain(words: str) -> str:
    """Days hold together with spaces that do not break."""
    return words.replace("\xa0", " ")


def test_every_input_of_every_edition_has_its_source_and_its_test() -> None:
    asked = {code for agenda in AGENDAS.values() for code in agenda}

    assert asked == set(SOURCES)
    # Earlier decisions and headcounts are tried with the actions.
    assert asked - set(RECORDS) == {InputCode.EARLIER, InputCode.RESOURCES}


@pytest.mark.parametrize("code", list(RECORDS))
def test_records_of_the_period_speak(planned: ManagementReview, here: Cast, lucja: Actor, code: InputCode) -> None:
    make, label, value = RECORDS[code]
    assert told(planned, code) == {}, "without records there are no data"

    make(here, lucja, INSIDE)

    assert told(planned, code)[label] == value


@pytest.mark.parametrize("code", sorted(set(RECORDS) - STANDING))
def test_records_of_another_time_are_silent(
    planned: ManagementReview, here: Cast, lucja: Actor, code: InputCode
) -> None:
    if code is InputCode.FEEDBACK:
        Programme.objects.filter(pk=here.programme.pk).update(starts_on=BEFORE)

    RECORDS[code][0](here, lucja, BEFORE)

    assert "brak danych" in told(planned, code) or told(planned, code) == {}


def test_every_point_names_its_source_and_its_period(planned: ManagementReview) -> None:
    assert all(one.source and one.period for one in points_of(planned))
    suppliers = point_of(planned, "suppliers")
    earlier = point_of(planned, "earlier")
    assert suppliers
    assert earlier
    assert plain(suppliers.period) == "od 1 listopada 2025 do 31 października 2026"
    assert plain(earlier.period) == "stan na 2 listopada 2026"


def test_a_case_that_did_not_get_better_is_named(planned: ManagementReview, here: Cast, lucja: Actor) -> None:
    case = _case(here, lucja, INSIDE)
    row = Check(office=here.lipowo, nonconformity=case, round=1, was_effective=False, on=INSIDE)
    row.note, row.criterion = "Bez zmian", "Żadnej po terminie"
    row.checker = Employee.objects.get(account=here.zaneta)
    row.save()

    gather_inputs(lucja, review=planned)

    point = point_of(planned, "nonconformities")
    assert point
    [line] = [fact for fact in point.facts if "Po terminie" in fact["label"]]
    assert line["note"] == "działania za pierwszym razem nie pomogły"


def test_what_was_rejected_counts_nowhere(planned: ManagementReview, here: Cast, lucja: Actor) -> None:
    cases.reject(lucja, case=_case(here, lucja, INSIDE), reason="To nie błąd.", on=INSIDE)

    assert told(planned, InputCode.NONCONFORMITIES) == {}


def test_an_action_done_after_the_period_was_late_at_its_end(
    planned: ManagementReview, here: Cast, lucja: Actor
) -> None:
    case = _case(here, lucja, INSIDE)
    days = {"due_on": date(2026, 10, 1), "added_on": INSIDE, "result": "Notatka"}
    for done_on in (date(2026, 10, 31), TODAY):
        kind = StepKind.CORRECTION
        Step(office=here.lipowo, nonconformity=case, kind=kind, text="Poprawić", done_on=done_on, **days).save()

    gather_inputs(lucja, review=planned)

    point = point_of(planned, "nonconformities")
    assert point
    [line] = [fact for fact in point.facts if fact["label"] == "Korekcje"]
    assert line["note"] == "po terminie: 1"


@pytest.mark.parametrize(
    ("state", "signed_on", "count"),
    [
        (AuditState.SIGNED, INSIDE, {"1"}),
        (AuditState.SIGNED, TODAY, set()),
        (AuditState.RUNNING, None, set()),
        (AuditState.PLANNED, None, set()),
    ],
)
def test_an_audit_speaks_when_its_report_was_signed_in_the_period(
    planned: ManagementReview, here: Cast, lucja: Actor, state: AuditState, signed_on: date | None, count: set[str]
) -> None:
    _audit(here, lucja, INSIDE)
    Audit.objects.update(state=state, signed_on=signed_on)

    facts = told(planned, InputCode.AUDITS)

    assert {facts[name] for name in facts if name == "Audity z raportem podpisanym w okresie"} == count


def test_parties_that_came_and_people_who_audit_are_told(planned: ManagementReview, here: Cast, lucja: Actor) -> None:
    InterestedParty(office=here.lipowo, name="Sołtysi", expectations="Szybka odpowiedź", since=INSIDE).save()
    add_process(lucja, office=here.lipowo, card=Card(name="Decyzje", group=Group.CORE), on=INSIDE)

    changes, resources = told(planned, InputCode.CHANGES), told(planned, InputCode.RESOURCES)

    assert changes["Strona zainteresowana: Sołtysi"] == "nowe od 15 września 2026"
    assert changes["Procesy"] == "nowe: 1"
    assert resources["Procesy bez właściciela"] == "1"


def test_a_survey_that_still_runs_is_told_without_its_results(
    planned: ManagementReview, here: Cast, lucja: Actor
) -> None:
    campaign = surveys.campaign(here)
    wave = surveys.opened(campaign, on=date(2026, 9, 1))
    surveys.answered(wave, surveys.point(here.lipowo, campaign), [4] * 12, day=INSIDE)

    assert told(planned, InputCode.FEEDBACK)["Ankieta: Satysfakcja klientów"] == "ankieta trwa"


def test_surveys_of_a_programme_without_this_office_are_not_told(
    planned: ManagementReview, here: Cast, lucja: Actor
) -> None:
    here.programme.participations.filter(office=here.lipowo).delete()
    campaign = surveys.campaign(here)
    surveys.opened(campaign, on=date(2026, 9, 1))
    surveys.closed(campaign, on=INSIDE)

    assert told(planned, InputCode.FEEDBACK) == {}


def test_words_of_a_point_stay_when_another_edition_does_not_know_it(planned: ManagementReview, lucja: Actor) -> None:
    write_input(lucja, review=planned, code=InputCode.SUPPLIERS, text="Serwis się spóźniał.")

    for edition in (Edition.ISO_2008, Edition.ISO_2015):
        change_plan(lucja, review=planned, plan=replace(PLAN, edition=edition))
        planned.refresh_from_db()
        point = point_of(planned, "suppliers")
        assert point
        assert point.row.text == "Serwis się spóźniał."
        assert point.clause == ("9.3.2 c 7" if edition is Edition.ISO_2015 else "")
    assert len(points_of(planned)) == 12
