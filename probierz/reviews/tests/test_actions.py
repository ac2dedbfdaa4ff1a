"""What becomes of a review, step by step, and what is refused on the way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from probierz.access.actions import PermissionRefused
from probierz.access.actor import Actor
from probierz.design import records
from probierz.improvement.actions.steps import Outcome, finish_action
from probierz.improvement.models import Step
from probierz.lib.refusals import Refused
from probierz.people.models import Employee
from probierz.planning.actions.objectives import Aim, set_objective
from probierz.reviews.actions.deciding import DecisionDetails, add_decision, change_decision, remove_decision
from probierz.reviews.actions.meeting import (
    Person,
    add_participant,
    approve_review,
    change_participant,
    hold_review,
    remove_participant,
    write_minutes,
)
from probierz.reviews.actions.preparing import cancel_review, change_plan, gather_inputs, plan_review, write_input
from probierz.reviews.models import Decision, ManagementReview, Participant, ReviewInput
from probierz.reviews.queries.package import is_intact
from probierz.reviews.queries.reviews import all_decisions, decisions_of, point_of, points_of
from probierz.reviews.rules import DecisionKind, Edition, InputCode, Refusal, State
from probierz.reviews.tests.conftest import PLAN
from probierz.search.queries import find
from probierz.trail.models import Event
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.django_db


def refusal(act: Callable[[], object]) -> Refusal:
    with pytest.raises(Refused) as refused:
        act()
    return Refusal(refused.value.reason)


def test_a_planned_review_has_the_agenda_of_its_edition_gathered_in_both_languages(planned: ManagementReview):
    points = points_of(planned)

    assert [one.clause for one in points][:3] == ["9.3.2 a", "9.3.2 b", "9.3.2 c 1"]
    assert len(points) == 12
    for row in ReviewInput.objects.all():
        assert set(row.gathered) == {"pl", "en"}
        assert row.gathered["pl"]["source"] != ""


def test_an_input_without_records_says_that_there_are_no_data(planned: ManagementReview):
    silent = {one.code for one in points_of(planned) if not one.has_data}

    assert {InputCode.AUDITS, InputCode.SUPPLIERS, InputCode.OBJECTIVES, InputCode.EARLIER} <= silent
    assert InputCode.RESOURCES not in silent


def test_gathering_again_brings_what_came_since_and_keeps_the_words(
    planned: ManagementReview, here: Cast, lucja: Actor
):
    write_input(lucja, review=planned, code=InputCode.OBJECTIVES, text="Cel jest **ważny**.")
    aim = Aim(name="Krócej czekać", due_on=date(2026, 10, 1))
    set_objective(lucja, office=here.lipowo, aim=aim, on=date(2026, 1, 5))

    gather_inputs(lucja, review=planned)

    point = point_of(planned, "objectives")
    assert point
    assert [(fact["label"], fact["value"]) for fact in point.facts] == [("Krócej czekać", "po terminie")]
    assert point.row.text == "Cel jest **ważny**."


def test_another_edition_brings_another_agenda(planned: ManagementReview, lucja: Actor):
    write_input(lucja, review=planned, code=InputCode.FEEDBACK, text="Dobrze.")

    change_plan(lucja, review=planned, plan=replace(PLAN, edition=Edition.ISO_2008))

    planned.refresh_from_db()
    assert [one.clause for one in points_of(planned)] == [f"5.6.2 {letter}" for letter in "abcdefg"]
    point = point_of(planned, "feedback")
    assert point
    assert point.row.text == "Dobrze."


def test_only_one_review_is_open_at_a_time(planned: ManagementReview, here: Cast, lucja: Actor):
    assert refusal(lambda: plan_review(lucja, office=here.lipowo, plan=PLAN)) is Refusal.ONE_IS_OPEN

    cancel_review(lucja, review=planned, reason="Po wyborach")

    assert plan_review(lucja, office=here.lipowo, plan=PLAN).number == 2


def test_a_plan_that_is_not_changed_is_refused(planned: ManagementReview, lucja: Actor):
    assert refusal(lambda: change_plan(lucja, review=planned, plan=PLAN)) is Refusal.UNCHANGED
    upside_down = replace(PLAN, until=PLAN.since)
    assert refusal(lambda: change_plan(lucja, review=planned, plan=upside_down)) is Refusal.PERIOD_UPSIDE_DOWN


def test_words_that_are_not_changed_are_refused(planned: ManagementReview, lucja: Actor):
    write_input(lucja, review=planned, code=InputCode.AUDITS, text="Dwa audity.")

    again = refusal(lambda: write_input(lucja, review=planned, code=InputCode.AUDITS, text=" Dwa audity. "))

    assert again is Refusal.UNCHANGED


def test_the_package_freezes_at_the_meeting(held: ManagementReview, lucja: Actor):
    held.refresh_from_db()
    assert (held.state, held.held_on, len(held.package_sha256)) == (State.HELD, TODAY, 64)
    assert is_intact(held)
    for act in (
        lambda: gather_inputs(lucja, review=held),
        lambda: write_input(lucja, review=held, code=InputCode.AUDITS, text="x"),
        lambda: change_plan(lucja, review=held, plan=replace(PLAN, until=date(2026, 10, 1))),
    ):
        assert refusal(act) is Refusal.NOT_PREPARED
    assert refusal(lambda: hold_review(lucja, review=held, on=TODAY)) is Refusal.NO_SUCH_MOVE


def test_whoever_changes_the_package_behind_our_back_is_found_out(ready: ManagementReview, scibor: Actor):
    ReviewInput.objects.filter(review=ready, code=InputCode.AUDITS).update(text="Nie było ustaleń.")

    assert not is_intact(ready)
    assert refusal(lambda: approve_review(scibor, review=ready, on=TODAY)) is Refusal.PACKAGE_BROKEN


def test_a_meeting_written_down_by_mistake_is_called_off_for_a_reason(
    ready: ManagementReview, here: Cast, lucja: Actor
):
    digest = ready.package_sha256
    assert refusal(lambda: cancel_review(lucja, review=ready, reason=" ")) is Refusal.NO_REASON

    cancel_review(lucja, review=ready, reason="Spotkania nie było")

    ready.refresh_from_db()
    assert (ready.state, ready.held_on, ready.package_sha256) == (State.CANCELLED, TODAY, digest)
    assert Event.objects.get(verb="review.cancelled").note == "Spotkania nie było"
    assert all_decisions(on=TODAY) == []
    assert [one.shape for one in decisions_of(ready, on=TODAY)] == ["stopped"]
    assert plan_review(lucja, office=here.lipowo, plan=PLAN).number == 2


def test_words_of_people_can_be_blanked_in_the_history(ready: ManagementReview, lucja: Actor):
    write_minutes(lucja, review=ready, minutes="Jan Kowal mówił o celach.", conclusion="Jan Kowal: skuteczny.")

    event = Event.objects.filter(verb="review.minutes.written").latest("pk")
    assert "Kowal" not in f"{event.before} {event.after}"
    assert event.personal["minutes"] == "Jan Kowal mówił o celach."


def test_minutes_and_decisions_are_found_whatever_the_case(ready: ManagementReview, lucja: Actor):
    write_minutes(lucja, review=ready, minutes="Źródła finansowania", conclusion="Dobrze.")
    Decision.objects.update(text="Żaluzje")

    assert [one.kind for one in records.find(lucja, "źródła", limit=3)] == ["reviews.ManagementReview"]
    assert [one.kind for one in records.find(lucja, "żaluzje", limit=3)] == ["reviews.Decision"]


def test_words_to_a_point_that_is_gone_are_refused(planned: ManagementReview, lucja: Actor):
    change_plan(lucja, review=planned, plan=replace(PLAN, edition=Edition.ISO_2008))

    gone = refusal(lambda: write_input(lucja, review=planned, code=InputCode.SUPPLIERS, text="Serwis"))

    assert gone is Refusal.MOVED


def test_the_meeting_needs_people_and_a_day_that_has_come(planned: ManagementReview, lucja: Actor, bogdan: Employee):
    assert refusal(lambda: hold_review(lucja, review=planned, on=TODAY)) is Refusal.NOBODY_PRESENT
    row = add_participant(lucja, review=planned, person=Person(employee=bogdan))
    change_participant(lucja, participant=row, was_present=False)
    assert refusal(lambda: hold_review(lucja, review=planned, on=TODAY)) is Refusal.NOBODY_PRESENT
    change_participant(lucja, participant=row, was_present=True)
    tomorrow = TODAY + timedelta(days=1)
    assert refusal(lambda: hold_review(lucja, review=planned, on=tomorrow)) is Refusal.IN_FUTURE


def test_participants_are_people_of_the_office_or_guests(planned: ManagementReview, lucja: Actor, bogdan: Employee):
    person = Person(employee=bogdan)
    add_participant(lucja, review=planned, person=person)
    guest = add_participant(lucja, review=planned, person=Person(guest=" Jan Gość ", role="konsultant"))

    assert str(guest) == "Jan Gość"
    assert refusal(lambda: add_participant(lucja, review=planned, person=person)) is Refusal.NAMED_TWICE
    nobody = refusal(lambda: add_participant(lucja, review=planned, person=Person()))
    both = refusal(lambda: add_participant(lucja, review=planned, person=Person(employee=bogdan, guest="Jan")))
    assert nobody is both is Refusal.NOBODY_NAMED
    assert refusal(lambda: change_participant(lucja, participant=guest, was_present=True)) is Refusal.UNCHANGED
    gone = Participant.objects.get(pk=guest.pk)
    remove_participant(lucja, participant=guest)
    assert refusal(lambda: remove_participant(lucja, participant=gone)) is Refusal.PARTICIPANT_GONE


def test_decisions_are_written_changed_and_removed_before_the_approval(
    held: ManagementReview, lucja: Actor, bogdan: Employee
):
    kind, day = DecisionKind.IMPROVEMENT, date(2026, 12, 1)
    details = DecisionDetails(kind=kind, text="Nowy druk", responsible=bogdan, due_on=day)
    row = add_decision(lucja, review=held, details=details)

    assert refusal(lambda: change_decision(lucja, decision=row, details=details)) is Refusal.UNCHANGED
    wish = replace(details, responsible=None)
    assert refusal(lambda: add_decision(lucja, review=held, details=wish)) is Refusal.NO_OWNER
    early = replace(details, due_on=date(2026, 11, 1))
    assert refusal(lambda: change_decision(lucja, decision=row, details=early)) is Refusal.DUE_BEFORE_MEETING
    change_decision(lucja, decision=row, details=replace(details, text="Dwa druki"))
    assert Decision.objects.get().text == "Dwa druki"
    other = Decision.objects.get()
    remove_decision(lucja, decision=row)
    assert refusal(lambda: remove_decision(lucja, decision=other)) is Refusal.DECISION_GONE
    assert not Decision.objects.exists()


def test_nothing_is_decided_before_the_meeting(planned: ManagementReview, lucja: Actor, bogdan: Employee):
    kind = DecisionKind.IMPROVEMENT
    details = DecisionDetails(kind=kind, text="Nowy druk", responsible=bogdan, due_on=TODAY)

    assert refusal(lambda: add_decision(lucja, review=planned, details=details)) is Refusal.NOT_HELD
    early = refusal(lambda: write_minutes(lucja, review=planned, minutes="x", conclusion="y"))
    assert early is Refusal.NOT_HELD


def test_what_is_sent_twice_is_written_once(ready: ManagementReview, lucja: Actor):
    row = Decision.objects.get()
    kind = DecisionKind(row.kind)
    same = DecisionDetails(kind=kind, text=row.text, responsible=row.responsible, due_on=row.due_on)

    assert refusal(lambda: add_decision(lucja, review=ready, details=same)) is Refusal.WRITTEN_ALREADY
    add_participant(lucja, review=ready, person=Person(guest="Ewa"))
    again = refusal(lambda: add_participant(lucja, review=ready, person=Person(guest=" Ewa ")))
    assert again is Refusal.NAMED_TWICE


def test_only_the_head_approves(ready: ManagementReview, lucja: Actor, scibor: Actor, here: Cast):
    for actor in (lucja, here.actor(here.zaneta), here.actor(here.bogdan), here.actor(here.celina)):
        with pytest.raises(PermissionRefused):
            approve_review(actor, review=ready, on=TODAY)
    ready.refresh_from_db()
    assert ready.state == State.HELD

    approve_review(scibor, review=ready, on=TODAY)

    ready.refresh_from_db()
    assert (ready.state, ready.approved_by) == (State.APPROVED, here.scibor)


def test_the_approval_waits_for_the_minutes(held: ManagementReview, lucja: Actor, scibor: Actor):
    assert refusal(lambda: approve_review(scibor, review=held, on=TODAY)) is Refusal.NO_MINUTES
    write_minutes(lucja, review=held, minutes="Omówiono cele.", conclusion="")
    assert refusal(lambda: approve_review(scibor, review=held, on=TODAY)) is Refusal.NO_CONCLUSION
    same = refusal(lambda: write_minutes(lucja, review=held, minutes="Omówiono cele.", conclusion=""))
    assert same is Refusal.UNCHANGED


def test_approved_decisions_become_actions_and_are_asked_for_at_the_next_review(
    ready: ManagementReview, lucja: Actor, scibor: Actor, here: Cast, bogdan: Employee
):
    approve_review(scibor, review=ready, on=TODAY)

    step = Step.objects.get()
    assert (step.text, step.responsible, step.due_on) == ("Kupić skaner", bogdan, date(2026, 12, 31))
    assert (step.origin_kind, step.origin_key) == ("reviews.Decision", Decision.objects.get().key)
    [followed] = decisions_of(ready, on=TODAY)
    assert followed.shape == "progress"
    finish_action(lucja, step=step, outcome=Outcome(result="Faktura 7/2026", on=TODAY))
    following = plan_review(lucja, office=here.lipowo, plan=PLAN)
    point = point_of(following, "earlier")
    assert point
    [fact] = point.facts
    assert fact["label"] == "PZ-1, 1: Kupić skaner"
    assert fact["shape"] == "done"


def test_an_approved_review_never_changes(ready: ManagementReview, lucja: Actor, scibor: Actor, bogdan: Employee):
    approve_review(scibor, review=ready, on=TODAY)
    decision, person = Decision.objects.get(), Participant.objects.get()

    for act in (
        lambda: write_minutes(lucja, review=ready, minutes="x", conclusion="y"),
        lambda: remove_decision(lucja, decision=decision),
        lambda: remove_participant(lucja, participant=person),
        lambda: add_participant(lucja, review=ready, person=Person(guest="Jan")),
    ):
        assert refusal(act) is Refusal.NOT_HELD
    assert refusal(lambda: approve_review(scibor, review=ready, on=TODAY)) is Refusal.NO_SUCH_MOVE


def test_the_package_names_nobody(held: ManagementReview):
    told = str([row.gathered for row in ReviewInput.objects.filter(review=held)])

    assert "Bogdan" not in told
    assert "Łoś" not in told


def test_every_step_leaves_its_event(ready: ManagementReview, scibor: Actor):
    approve_review(scibor, review=ready, on=TODAY)

    verbs = set(Event.objects.values_list("verb", flat=True))
    assert {"review.planned", "review.held", "review.decision.added", "review.approved"} <= verbs


def test_a_review_is_found_by_its_minutes_until_it_is_called_off(held: ManagementReview, here: Cast, lucja: Actor):
    write_minutes(lucja, review=held, minutes="Mówiono o archiwum zakładowym.", conclusion="Dobrze.")

    assert [one.title for one in find(lucja, "archiwa zakładowe")] == ["Przegląd zarządzania PZ-1"]


def test_a_review_called_off_is_found_no_more(planned: ManagementReview, lucja: Actor):
    assert [one.title for one in find(lucja, "przegląd zarządzania")] == ["Przegląd zarządzania PZ-1"]

    cancel_review(lucja, review=planned, reason="Po wyborach")

    assert find(lucja, "przegląd zarządzania") == []
