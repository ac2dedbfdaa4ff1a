"""Gates that stand in the action and not only in the form, and what is left when somebody changes their mind."""

from dataclasses import replace
from datetime import date

import pytest
from django.db.models import QuerySet

from probierz.access.actor import Actor, system_actor
from probierz.improvement.actions import cases
from probierz.improvement.actions.reporting import Report, report_many
from probierz.improvement.actions.steps import add_action, change_action
from probierz.improvement.actions.suggestions import Idea, decide, suggest, vote
from probierz.improvement.models import Nonconformity, Step, Suggestion
from probierz.improvement.queries.figures import figures
from probierz.improvement.queries.lists import Show, Wish, with_counts
from probierz.improvement.queries.lists import cases as cases_of
from probierz.improvement.rules import Grade, Refusal, Source, State, SuggestionCommand, SuggestionState
from probierz.improvement.tests.conftest import CAUSE, Reach, corrective, person, reported
from probierz.improvement.tests.test_steps import decision
from probierz.lib.refusals import Refused
from probierz.standards.actions.catalogs import load_shipped
from probierz.standards.models import Requirement
from probierz.trail.models import Event
from tests.cast import TODAY, Cast

FOUND = date(2026, 10, 1)


def a_requirement(catalog: str) -> Requirement:
    load_shipped(system_actor("test"))
    return Requirement.objects.filter(catalog__code=catalog, is_leaf=True).order_by("position")[0]


@pytest.mark.parametrize(
    "said", [{"grade": Grade.MAJOR}, {"source": Source.AUDIT}, {"requirement": "one"}, {"responsible": "me"}]
)
def test_a_reporter_judges_nothing(here: Cast, bogdan: Actor, lucja: Actor, said: dict[str, object]) -> None:
    if "requirement" in said:
        said = {"requirement": a_requirement("iso9001-2015")}
    if "responsible" in said:
        said = {"responsible": person(here.bogdan)}
    details = replace(Report(title="Usterka", source=Source.OTHER, found_on=FOUND), **said)  # type: ignore[arg-type]

    for act in (
        lambda by: reported(by, here, **said),
        lambda by: report_many(by, office=here.lipowo, reports=[details]),
    ):
        with pytest.raises(Refused) as refused:
            act(bogdan)
        assert refused.value.reason is Refusal.FOR_THOSE_IN_CHARGE
        assert not Nonconformity.objects.exists()
    assert reported(lucja, here, **said).number == 1


def test_every_report_of_a_list_is_judged_by_its_own_edition(here: Cast, lucja: Actor) -> None:
    old, new = a_requirement("iso9001-2008"), a_requirement("iso9001-2015")
    reports = [
        Report(title="Usterka", source=Source.OTHER, found_on=FOUND, requirement=requirement)
        for requirement in (old, new, None)
    ]

    rows = report_many(lucja, office=here.lipowo, reports=reports)

    assert [row.edition for row in rows] == ["iso9001-2008", "iso9001-2015", ""]


def test_a_judgement_by_another_norm_changes_the_edition_until_there_are_actions(here: Cast, lucja: Actor) -> None:
    case = cases.analyse(lucja, case=reported(lucja, here, requirement=a_requirement("iso9001-2015")), cause=CAUSE)
    by_old = cases.Judgement(title=case.title, grade=Grade.MINOR, requirement=a_requirement("iso9001-2008"))

    assert cases.judge(lucja, case=case, judgement=by_old).edition == "iso9001-2008"
    corrective(lucja, here, case)
    by_new = replace(by_old, requirement=a_requirement("iso9001-2015"))

    assert cases.judge(lucja, case=case, judgement=by_new).edition == "iso9001-2008"


def test_a_rejection_tells_of_every_action_given_up_with_it(here: Cast, lucja: Actor) -> None:
    case = cases.analyse(lucja, case=reported(lucja, here), cause=CAUSE)
    steps = [corrective(lucja, here, case, text=text) for text in ("Jedno", "Drugie")]

    cases.reject(lucja, case=case, reason="To nie błąd.", on=TODAY)

    events = Event.objects.filter(verb="improvement.action.dropped").order_by("position")
    assert [(event.target_key, event.after["reason"]) for event in events] == [
        (step.key, "To nie błąd.") for step in steps
    ]
    assert {step.dropped_on for step in Step.objects.all()} == {TODAY}


def a_suggestion(here: Cast, bogdan: Actor) -> Suggestion:
    return suggest(bogdan, office=here.lipowo, idea=Idea(title="Drukarka", text="Kolejki"), on=date(2026, 9, 1))


def test_a_suggestion_considered_again_waits_anew(here: Cast, bogdan: Actor, lucja: Actor) -> None:
    row = a_suggestion(here, bogdan)
    decide(lucja, suggestion=row, command=SuggestionCommand.DECLINE, answer="Nie ma środków.", on=TODAY)

    row = decide(lucja, suggestion=row, command=SuggestionCommand.CONSIDER_AGAIN, answer="Są środki.", on=TODAY)

    assert (row.answer, row.answered_on, row.answer_due_on) == ("", None, date(2026, 12, 2))
    told = Event.objects.filter(target_key=row.key).latest("pk")
    assert told.after["answer"] == "Są środki."


def test_a_vote_looks_at_the_suggestion_as_it_is_now(here: Cast, bogdan: Actor, lucja: Actor, zaneta: Actor) -> None:
    stale = a_suggestion(here, bogdan)
    decide(lucja, suggestion=stale, command=SuggestionCommand.DECLINE, answer="Nie.", on=TODAY)
    assert stale.state == SuggestionState.NEW

    with pytest.raises(Refused) as refused:
        vote(zaneta, suggestion=stale, supports=True)

    assert refused.value.reason is Refusal.SUGGESTION_ANSWERED
    assert not stale.votes.exists()


@pytest.mark.parametrize(("on", "late"), [(TODAY, 0), (date(2026, 11, 11), 1), (date(2026, 12, 11), 1)])
def test_the_picture_and_the_list_mean_the_same_by_late(here: Cast, reach: Reach, on: date, late: int) -> None:
    case = reach(State.PLANNED)  # its action is due on 10 November, its check on 10 December

    listed = with_counts(cases_of(Wish(show=Show.LATE), on=on), on=on)

    assert (figures(on).late, [line.case for line in listed]) == (late, [case] * late)
    assert all(line.late or line.is_check_late for line in listed)


def test_a_check_is_late_while_its_actions_go_on(here: Cast, bogdan: Actor, reach: Reach) -> None:
    case = reach(State.DOING)

    [line] = with_counts(cases_of(Wish(show=Show.LATE), on=date(2026, 12, 11)), on=date(2026, 12, 11))

    assert (line.case, line.late, line.is_check_late) == (case, 0, True)


def test_an_action_that_stands_alone_is_locked_while_it_changes(
    here: Cast, lucja: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    details = decision(responsible=person(here.zaneta))
    step = add_action(lucja, office=here.lipowo, action=details)
    locked: list[object] = []
    lock = QuerySet.select_for_update

    def spy(rows: QuerySet[Step], **options: object) -> QuerySet[Step]:
        locked.append(rows.model)
        return lock(rows, **options)  # type: ignore[arg-type] # handed on

    monkeypatch.setattr(QuerySet, "select_for_update", spy)

    change_action(lucja, step=step, details=replace(details, text="Inaczej"))

    assert Step in locked
