"""What other parts see: readiness, search, records, duties, programs."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from probierz.access.actor import Actor, system_actor
from probierz.access.models import ApiToken
from probierz.access.permissions import Permission
from probierz.access.tokens import fingerprint
from probierz.design import records
from probierz.desk.queries.duties import duties_of
from probierz.improvement.actions import cases
from probierz.improvement.actions.suggestions import Idea, decide, suggest
from probierz.improvement.models import Nonconformity, Step
from probierz.improvement.queries import open_against
from probierz.improvement.queries.figures import figures
from probierz.improvement.rules import Grade, State, SuggestionCommand
from probierz.improvement.tests.conftest import Reach, effective, person, reported
from probierz.notices.models import Notice
from probierz.notices.queries import told_to
from probierz.offices.scope import office_scope
from probierz.people.models import Employee
from probierz.search.queries import find
from probierz.standards.actions.catalogs import load_shipped
from probierz.standards.models import Requirement
from probierz.standards.queries.obstacles import obstacles
from probierz.trail.models import Event
from tests.cast import TODAY, Cast


@pytest.fixture
def requirement(here: Cast) -> Requirement:
    load_shipped(system_actor("test"))
    return Requirement.objects.filter(catalog__code="iso9001-2015", is_leaf=True).order_by("position")[0]


def test_what_is_open_stands_in_the_way_of_readiness_until_it_is_closed(
    here: Cast, lucja: Actor, zaneta: Actor, requirement: Requirement, reach: Reach
) -> None:
    case = reported(lucja, here, requirement=requirement, grade=Grade.MAJOR)
    reported(lucja, here, requirement=requirement, grade=Grade.OBSERVATION)

    (obstacle,) = obstacles()[requirement.pk]
    assert (obstacle.title, obstacle.is_major) == (str(case), True)
    assert case.edition == "iso9001-2015"
    assert case in open_against([requirement.pk])

    cases.reject(lucja, case=case, reason="To nie błąd.", on=TODAY)

    assert requirement.pk not in obstacles()


def test_a_case_is_found_until_it_is_rejected(here: Cast, lucja: Actor) -> None:
    case = reported(lucja, here, title="Zalany magazyn", description="woda w piwnicy")
    assert [found.title for found in find(lucja, "piwnica")] == [str(case)]

    cases.reject(lucja, case=case, reason="To nie błąd.", on=TODAY)

    assert find(lucja, "piwnica") == []


def test_a_suggestion_is_found(here: Cast, lucja: Actor) -> None:
    suggest(lucja, office=here.lipowo, idea=Idea(title="Druga drukarka", text="Kolejki rano"), on=TODAY)

    assert [found.title for found in find(lucja, "drukarki")] == ["1 Druga drukarka"]


def test_records_are_told_by_kind_and_key(here: Cast, lucja: Actor, reach: Reach) -> None:
    case = reach(State.DOING)
    step = Step.objects.get()
    suggestion = suggest(lucja, office=here.lipowo, idea=Idea(title="Drukarka", text="x"), on=TODAY)
    kinds = ("improvement.Nonconformity", "improvement.Step", "improvement.Suggestion")
    references = list(zip(kinds, (case.key, step.key, suggestion.key), strict=True))

    facts = records.facts_of(references)

    assert set(facts) == set(references)
    assert facts["improvement.Step", step.key].href == facts["improvement.Nonconformity", case.key].href
    assert [one.title for one in records.find(lucja, "Drukarka", limit=3)] == [str(suggestion)]
    assert str(case) in [one.title for one in records.find(lucja, "decyzja", limit=3)]
    assert step.text in [one.title for one in records.find(lucja, "Przegląd", limit=3)]


def duties(cast: Cast, account: Any) -> list[str]:
    return [duty.text for duty in duties_of(cast.actor(account), on=TODAY) if "doskonalenie" in duty.href]


def test_everybody_is_asked_for_what_is_theirs(here: Cast, lucja: Actor, zaneta: Actor, reach: Reach) -> None:
    case = reported(lucja, here)
    assert any("przydziel" in text for text in duties(here, here.lucja))
    assert duties(here, here.bogdan) == []
    told = cases.Judgement(title=case.title, grade=Grade.MINOR, responsible=person(here.bogdan))
    cases.judge(lucja, case=case, judgement=told)
    assert [text for text in duties(here, here.bogdan) if "przyczynę" in text]

    reach(State.PLANNED)
    assert [text for text in duties(here, here.bogdan) if "Wykonaj" in text]
    reach(State.CHECKING)
    assert [text for text in duties(here, here.zaneta) if "skuteczność" in text]


def test_what_people_wrote_is_no_part_of_a_duty_that_letters_tell(here: Cast, reach: Reach) -> None:
    step = Step.objects.get(nonconformity=reach(State.PLANNED))

    [duty] = [one for one in duties_of(here.actor(here.bogdan), on=TODAY) if "doskonalenie" in one.href]

    assert (duty.text, duty.detail) == ("Wykonaj działanie do niezgodności nr 1", step.text)


@pytest.mark.parametrize(
    ("state", "words"),
    [(State.ANALYSED, "Wskaż, kto prowadzi"), (State.PLANNED, "Wskaż, kto wykona"), (State.CHECKING, "skuteczność")],
)
def test_what_nobody_can_be_reminded_of_comes_to_those_in_charge(
    here: Cast, reach: Reach, state: State, words: str
) -> None:
    case = reach(state)
    Nonconformity.objects.update(responsible=person(here.zaneta))
    assert not [text for text in duties(here, here.lucja) if words in text]
    gone = {
        State.ANALYSED: lambda: Nonconformity.objects.update(responsible=None),
        State.PLANNED: lambda: Employee.objects.filter(account=here.bogdan).update(account=None),
        State.CHECKING: lambda: Employee.objects.filter(account=here.zaneta).update(account=None),
    }

    gone[state]()

    assert [text for text in duties(here, here.lucja) if words in text], case


def test_those_who_spoke_are_told_what_became_of_it(here: Cast, lucja: Actor, bogdan: Actor) -> None:
    case = reported(bogdan, here, found_by=person(here.bogdan))
    cases.reject(lucja, case=case, reason="To nie błąd.", on=TODAY)
    row = suggest(bogdan, office=here.lipowo, idea=Idea(title="Druga drukarka", text="Kolejki rano"), on=TODAY)
    decide(lucja, suggestion=row, command=SuggestionCommand.ACCEPT, answer="Kupimy.", on=TODAY)

    told = {one.text: one.notice.href for one in told_to(here.bogdan, reader=here.actor(here.bogdan), on=TODAY)}

    assert told == {
        "Zgłoszona przez Ciebie niezgodność nr 1: odrzucona": f"/o/urzad-lipowo/doskonalenie/niezgodnosci/{case.key}/",
        "Twój pomysł nr 1: przyjęty": f"/o/urzad-lipowo/doskonalenie/pomysly/{row.key}/",
    }


def test_nobody_is_told_of_ones_own_deed_or_of_an_anonymous_idea(here: Cast, lucja: Actor, bogdan: Actor) -> None:
    case = reported(lucja, here, found_by=person(here.lucja))
    cases.reject(lucja, case=case, reason="To nie błąd.", on=TODAY)
    idea = Idea(title="Cisza", text="Skupienie", is_anonymous=True)
    row = suggest(bogdan, office=here.lipowo, idea=idea, on=TODAY)
    decide(lucja, suggestion=row, command=SuggestionCommand.DECLINE, answer="Nie teraz.", on=TODAY)

    assert not Notice.objects.exists()


def test_many_reports_are_one_duty(here: Cast, lucja: Actor) -> None:
    for _number in range(7):
        reported(lucja, here)

    assert [text for text in duties(here, here.lucja) if "7" in text]


def test_figures_count_a_year(here: Cast, lucja: Actor, zaneta: Actor, reach: Reach) -> None:
    assert not figures(TODAY).has_any
    reach(State.CLOSED)
    reach(State.PLANNED)
    reported(lucja, here, found_on=date(2024, 1, 1))

    found = figures(TODAY)

    assert found.open == 2
    assert [age.count for age in found.ages] == [0, 1, 0, 0, 1]
    assert (found.closing.count, found.closing.median) == (1, 32)
    assert [(row.code, row.count) for row in found.by_cause.rows] == [("method", 2)]
    assert found.by_source.total == 2
    assert (found.steps_open, found.steps_late) == (1, 0)
    assert [month.count for month in found.months] == [2]
    assert found.chart is None


def token(account: Any, *permissions: Permission) -> dict[str, str]:
    ApiToken.objects.all().delete()
    ApiToken.objects.create(
        account=account,
        name="test",
        sha256=fingerprint("pbz_x"),
        permissions=[one.value for one in permissions],
        expires_on=timezone.localdate() + timedelta(days=1),
    )
    return {"authorization": "Bearer pbz_x"}


BASE = "/api/v1/offices/urzad-lipowo"
READ, REPORT = Permission.IMPROVEMENT_READ, Permission.IMPROVEMENT_REPORT
MANAGE = Permission.IMPROVEMENT_MANAGE
GOOD = {"title": "Brak numeru", "found_on": "2026-10-30", "source": "process", "grade": "major", "origin": "EZD 12"}


def test_a_program_reports_and_reads(client: Client, cast: Cast) -> None:
    headers = token(cast.lucja, READ, REPORT, MANAGE)

    made = client.post(f"{BASE}/nonconformities", GOOD, content_type="application/json", headers=headers)

    assert made.status_code == 201
    key = made.json()["key"]
    listed = client.get(f"{BASE}/nonconformities", headers=headers).json()
    assert ([one["key"] for one in listed["items"]], listed["next"]) == ([key], None)
    whole = client.get(f"{BASE}/nonconformities/{key}", headers=headers).json()
    assert (whole["origin"], whole["grade"], whole["actions"]) == ("EZD 12", "major", [])
    assert client.get(f"{BASE}/actions", headers=headers).json() == []
    assert client.get(f"{BASE}/suggestions", headers=headers).json() == []


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"title": ""}, 422),
        ({"title": "  "}, 422),
        ({"found_on": "2026-11-03"}, 422),
        ({"source": "bzdura"}, 422),
        ({"process": "niema"}, 404),
    ],
)
def test_a_program_is_refused_in_words(client: Client, cast: Cast, change: dict[str, str], status: int) -> None:
    headers = token(cast.lucja, READ, REPORT, MANAGE)

    answer = client.post(
        f"{BASE}/nonconformities", {**GOOD, **change}, content_type="application/json", headers=headers
    )

    assert answer.status_code == status
    with office_scope(cast.lipowo.pk):
        assert not Nonconformity.objects.exists()


def test_a_program_reports_many_at_once_or_none(client: Client, cast: Cast) -> None:
    headers, address = token(cast.lucja, READ, REPORT, MANAGE), f"{BASE}/nonconformities/list"

    bad = {"items": [GOOD, {**GOOD, "found_on": "2026-11-03"}]}
    refused = client.post(address, bad, content_type="application/json", headers=headers)
    with office_scope(cast.lipowo.pk):
        assert not Nonconformity.objects.exists()
    gone = {"items": [{**GOOD, "process": "niema"}]}
    missing = client.post(address, gone, content_type="application/json", headers=headers)
    made = client.post(address, {"items": [GOOD] * 3}, content_type="application/json", headers=headers)

    assert (refused.status_code, missing.status_code, made.status_code) == (422, 404, 201)
    assert [one["number"] for one in made.json()] == [1, 2, 3]
    with office_scope(cast.lipowo.pk):
        assert len(find(cast.actor(cast.lucja), "numeru")) == 3
    assert Event.objects.filter(verb="improvement.nonconformity.reported").count() == 3


def test_a_program_that_only_reports_grades_nothing(client: Client, cast: Cast) -> None:
    headers, plain = token(cast.bogdan, READ, REPORT), {"title": "Brak numeru", "found_on": "2026-10-30"}

    refused = client.post(f"{BASE}/nonconformities", GOOD, content_type="application/json", headers=headers)
    made = client.post(f"{BASE}/nonconformities", plain, content_type="application/json", headers=headers)

    assert (refused.status_code, made.status_code) == (422, 201)
    assert "pełnomocnik" in refused.json()["detail"]
    assert (made.json()["source"], made.json()["grade"]) == ("other", "minor")


def test_a_program_without_the_permission_reports_nothing(client: Client, cast: Cast) -> None:
    for account, permissions, status in ((cast.lucja, [READ], 403), (cast.celina, [READ, REPORT], 404)):
        headers = token(account, *permissions)
        answer = client.post(f"{BASE}/nonconformities", GOOD, content_type="application/json", headers=headers)
        assert answer.status_code == status


def test_a_program_turns_pages(client: Client, here: Cast, lucja: Actor) -> None:
    for _number in range(51):
        reported(lucja, here)
    headers = token(here.lucja, READ)

    first = client.get(f"{BASE}/nonconformities", headers=headers).json()
    second = client.get(f"{BASE}/nonconformities?before={first['next']}", headers=headers).json()

    assert (len(first["items"]), len(second["items"]), second["next"]) == (50, 1, None)


def test_the_list_asks_few_questions_however_long(
    client: Client, here: Cast, lucja: Actor, reach: Reach, django_assert_max_num_queries: Any
) -> None:
    for state in State:
        reach(state)
    client.force_login(here.lucja)

    with django_assert_max_num_queries(60):
        client.get("/o/urzad-lipowo/doskonalenie/?show=all")


def test_the_installation_records_what_the_planned_person_said(here: Cast, reach: Reach) -> None:
    case = cases.check(system_actor("test"), case=reach(State.CHECKING), finding=effective())

    assert case.checks.get().checker == person(here.zaneta)
