"""Writes about processes: what they leave, what they refuse."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from probierz.access.actions import PermissionRefused
from probierz.access.actor import Actor, system_actor
from probierz.lib.catalogs.processes import Direction, Group, Unit
from probierz.lib.periods import Frequency
from probierz.lib.refusals import Refused
from probierz.offices.scope import across_offices, office_scope
from probierz.processes.actions import cards, diagrams, indicators, responsibilities
from probierz.processes.actions.cards import Card
from probierz.processes.actions.indicators import Definition
from probierz.processes.actions.service_cards import Frame
from probierz.processes.models import Diagram, Indicator, Process, Responsibility
from probierz.processes.queries import cards as reads
from probierz.processes.rules import Part, Refusal
from probierz.processes.tests.conftest import DAY, employed
from probierz.processes.tests.test_rules import DRAWING, SVG
from probierz.trail.models import Event
from tests.cast import Cast

TODAY = date(2026, 11, 2)
TIME = Definition(
    name="Czas wydania", unit=Unit.DAYS, direction=Direction.DOWN, frequency=Frequency.QUARTER, target=Decimal(30)
)
CARD = {
    "title": "Zaświadczenie o zameldowaniu",
    "purpose": "Potwierdza adres.",
    "documents": "Wniosek",
    "where": "Pokój 4",
    "fee": "17 zł",
    "time_limit": "Od ręki",
    "appeal": "Do wojewody",
}
FRAME = Frame(slug="", process=None, unit=None, deadline="kpa-217")


def refusal_of(act) -> Refusal:
    with pytest.raises(Refused) as refused:
        act()
    return Refusal(refused.value.reason)


def verbs() -> list[str]:
    with across_offices(reason="test"):
        return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def add(actor: Actor, cast: Cast, name: str, **values) -> Process:
    return cards.add_process(actor, office=cast.lipowo, card=Card(name=name, group=Group.CORE, **values), on=DAY)


@pytest.fixture
def indicator(lucja: Actor, process: Process) -> Indicator:
    return indicators.add_indicator(lucja, process=process, definition=TIME, since=date(2025, 2, 1))


class TestCards:
    def test_a_process_without_a_code_gets_the_next_one(self, here, lucja, process) -> None:
        assert (process.code, add(lucja, here, "Inny").code) == ("G-1", "G-2")
        assert verbs()[-2:] == ["process.added", "process.added"]

    def test_two_processes_never_share_a_code_or_a_name(self, here, lucja, process) -> None:
        assert refusal_of(lambda: add(lucja, here, "Inny", code="G-1")) is Refusal.CODE_TAKEN
        assert refusal_of(lambda: add(lucja, here, process.name)) is Refusal.NAME_TAKEN

    def test_the_database_refuses_two_of_a_code(self, here, process) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Process(office=here.lipowo, code=process.code, name="x", group="core", since=DAY).save()

    def test_no_circle_of_processes_is_made(self, here, lucja, process) -> None:
        below = add(lucja, here, "Niżej", parent=process)
        lowest = add(lucja, here, "Najniżej", parent=below)

        for parent in (process, below, lowest):
            card = Card(name=process.name, group=Group.CORE, parent=parent)
            told = refusal_of(lambda card=card: cards.change_process(lucja, process=process, card=card))
            assert told is Refusal.UNDER_ITSELF
        process.refresh_from_db()
        assert process.parent is None

    def test_a_circle_that_grew_meanwhile_is_noticed(self, here, lucja, process) -> None:
        other = add(lucja, here, "Inny")
        seen = Process.objects.get(pk=process.pk)  # as another page read it
        cards.change_process(lucja, process=other, card=Card(name="Inny", group=Group.CORE, parent=process))

        card = Card(name=seen.name, group=Group.CORE, parent=other)
        assert refusal_of(lambda: cards.change_process(lucja, process=seen, card=card)) is Refusal.UNDER_ITSELF

    def test_a_part_belongs_to_the_group_of_its_whole(self, here, lucja, process) -> None:
        card = Card(name="x", group=Group.SUPPORT, parent=process)

        assert (
            refusal_of(lambda: cards.add_process(lucja, office=here.lipowo, card=card, on=DAY)) is Refusal.OTHER_GROUP
        )

    def test_a_change_is_told_with_what_was_before(self, lucja, process) -> None:
        cards.change_process(
            lucja, process=process, card=Card(name="Decyzje", group=Group.CORE, inputs=" wniosek \n\n akta")
        )

        with across_offices(reason="test"):
            event = Event.objects.get(verb="process.changed")
        assert event.before == {"name": "Wydawanie decyzji", "inputs": ""}
        assert event.after == {"name": "Decyzje", "inputs": "wniosek\nakta"}

    def test_nothing_changed_is_said(self, lucja, process) -> None:
        card = Card(name=process.name, group=Group.CORE, code=process.code)

        assert refusal_of(lambda: cards.change_process(lucja, process=process, card=card)) is Refusal.UNCHANGED

    def test_joined_processes_lead_to_the_one_that_stays(self, here, lucja, process) -> None:
        other = add(lucja, here, "Inny")
        part = add(lucja, here, "Część", parent=other)
        for one in (process, other):
            indicators.add_indicator(lucja, process=one, definition=TIME, since=DAY)

        cards.merge_processes(lucja, target=process, others=[other], on=TODAY, today=TODAY)

        other.refresh_from_db()
        part.refresh_from_db()
        assert (other.successor, other.retired_on, part.parent) == (process, TODAY, process)
        names = set(Indicator.objects.filter(process=process).values_list("name", flat=True))
        assert names == {"Czas wydania", "Czas wydania (G-2)"}

    def test_a_process_cannot_be_joined_to_its_own_part_or_to_itself(self, here, lucja, process) -> None:
        part = add(lucja, here, "Część", parent=process)

        def merge(target: Process, *others: Process):
            return lambda: cards.merge_processes(lucja, target=target, others=others, on=TODAY, today=TODAY)

        assert refusal_of(merge(part, process)) is Refusal.UNDER_ITSELF
        assert refusal_of(merge(process, process)) is Refusal.MERGE_NEEDS_ANOTHER
        assert refusal_of(merge(process)) is Refusal.MERGE_NEEDS_ANOTHER

    def test_a_process_with_parts_does_not_end(self, here, lucja, process) -> None:
        add(lucja, here, "Część", parent=process)

        assert (
            refusal_of(lambda: cards.retire_process(lucja, process=process, on=TODAY, today=TODAY)) is Refusal.HAS_PARTS
        )

    def test_an_ended_process_is_changed_no_more(self, lucja, process, indicator) -> None:
        cards.retire_process(lucja, process=process, on=TODAY, today=TODAY)

        indicator.refresh_from_db()
        assert indicator.ended_on == TODAY
        card = Card(name="x", group=Group.CORE)
        assert refusal_of(lambda: cards.change_process(lucja, process=process, card=card)) is Refusal.RETIRED
        assert (
            refusal_of(lambda: cards.retire_process(lucja, process=process, on=TODAY, today=TODAY)) is Refusal.RETIRED
        )
        assert (
            refusal_of(lambda: indicators.add_indicator(lucja, process=process, definition=TIME, since=DAY))
            is Refusal.RETIRED
        )

    def test_the_end_is_not_in_the_future(self, lucja, process) -> None:
        told = refusal_of(lambda: cards.retire_process(lucja, process=process, on=date(2027, 1, 1), today=TODAY))

        assert told is Refusal.IN_FUTURE

    def test_the_end_is_not_before_the_beginning(self, here, lucja, process) -> None:
        before = process.since - timedelta(1)
        other = add(lucja, here, "Inny")

        ended = refusal_of(lambda: cards.retire_process(lucja, process=process, on=before, today=DAY))
        joined = refusal_of(lambda: cards.merge_processes(lucja, target=other, others=[process], on=before, today=DAY))

        assert ended is joined is Refusal.BEFORE_IT_BEGAN

    def test_the_starting_set_is_taken_over_once(self, here, lucja) -> None:
        codes = [one.code for one in reads.starters_left(here.lipowo)]
        made = cards.adopt_processes(lucja, office=here.lipowo, codes=codes, on=DAY)

        assert len(made) == 21  # what a rural municipality does
        assert Indicator.objects.count() > 21
        assert reads.starters_left(here.lipowo) == []
        told = refusal_of(lambda: cards.adopt_processes(lucja, office=here.lipowo, codes=codes, on=DAY))
        assert told is Refusal.NOTHING_CHOSEN

    def test_a_starting_process_whose_code_is_taken_gets_a_free_one(self, here, lucja, process) -> None:
        (made,) = cards.adopt_processes(lucja, office=here.lipowo, codes=["G-1"], on=DAY)
        assert made.code not in {"G-1", "G-2"} or made.name == process.name

    def test_an_employee_changes_nothing(self, here, process) -> None:
        bogdan = here.actor(here.bogdan)

        with pytest.raises(PermissionRefused):
            cards.retire_process(bogdan, process=process, on=TODAY, today=TODAY)
        with pytest.raises(PermissionRefused):
            add(bogdan, here, "x")


class TestResponsibility:
    def name(self, actor, process, employee, *, part=Part.OWNER, on=DAY):
        return responsibilities.name_responsible(
            actor, process=process, part=part, employee=employee, on=on, today=TODAY
        )

    def test_the_next_owner_follows_the_one_before(self, here, lucja, process, person) -> None:
        other = employed(here, "Lis")
        self.name(lucja, process, person)
        self.name(lucja, process, other, on=TODAY)

        rows = list(Responsibility.objects.order_by("since").values_list("employee__family_name", "until"))
        assert rows == [("Nowak", TODAY), ("Lis", None)]
        assert reads.responsible_for(process, on=TODAY)[Part.OWNER].employee == other

    def test_names_of_people_are_kept_apart_in_the_trail(self, lucja, process, person) -> None:
        self.name(lucja, process, person)

        with across_offices(reason="test"):
            event = Event.objects.get(verb="process.responsibility.given")
        assert "Nowak" not in str(event.after)
        assert event.personal["person"] == "Anna Nowak"

    def test_a_responsibility_ends(self, lucja, process, person) -> None:
        self.name(lucja, process, person)
        self.name(lucja, process, None, on=TODAY)

        assert reads.responsible_for(process, on=TODAY) == {}
        assert reads.without_owner(on=TODAY) == 1

    def test_what_is_refused(self, here, lucja, process, person) -> None:
        gone = employed(here, "Wilk", until=date(2025, 1, 1))
        self.name(lucja, process, person, on=date(2026, 3, 1))
        name = self.name

        assert refusal_of(lambda: name(lucja, process, person, on=TODAY)) is Refusal.UNCHANGED
        assert refusal_of(lambda: name(lucja, process, gone, on=TODAY)) is Refusal.NOT_EMPLOYED
        assert refusal_of(lambda: name(lucja, process, None, on=DAY)) is Refusal.BEFORE_THE_LAST_ONE
        assert refusal_of(lambda: name(lucja, process, None, on=date(2027, 1, 1))) is Refusal.IN_FUTURE
        assert refusal_of(lambda: name(lucja, process, person, part=Part.DEPUTY, on=TODAY)) is Refusal.SAME_PERSON


class TestDiagrams:
    def test_each_save_is_a_version_with_its_steps(self, lucja, process) -> None:
        diagrams.keep_diagram(lucja, process=process, xml=DRAWING, svg=SVG.format("<script/><path d='M0 0'/>"))
        second = diagrams.keep_diagram(lucja, process=process, xml=DRAWING.replace("Popraw", "Uzupełnij"), svg="")

        first = Diagram.objects.get(number=1)
        assert "script" not in first.svg
        assert [step["name"] for step in second.steps][-1] == "Uzupełnij"
        assert second.number == 2

    @pytest.mark.parametrize(
        ("xml", "svg", "reason"),
        [
            ("<a", "", Refusal.DIAGRAM_BROKEN),
            ("<!DOCTYPE a><a/>", "", Refusal.DIAGRAM_HAS_ENTITIES),
            (DRAWING, "<html/>", Refusal.PICTURE_BROKEN),
        ],
    )
    def test_a_bad_drawing_writes_nothing(self, lucja, process, xml, svg, reason) -> None:
        assert refusal_of(lambda: diagrams.keep_diagram(lucja, process=process, xml=xml, svg=svg)) is reason
        assert not Diagram.objects.exists()

    def test_the_same_drawing_is_no_new_version(self, lucja, process) -> None:
        diagrams.keep_diagram(lucja, process=process, xml=DRAWING, svg="")

        assert (
            refusal_of(lambda: diagrams.keep_diagram(lucja, process=process, xml=DRAWING, svg="")) is Refusal.UNCHANGED
        )


def test_another_office_reads_none_of_it(here: Cast, lucja: Actor, process: Process) -> None:
    with office_scope(here.olszyny.pk):
        assert reads.rows_of_map(on=TODAY) == []
        assert reads.process_by_key(process.key) is None
        with pytest.raises(Exception, match="scope"):
            cards.retire_process(system_actor("test"), process=process, on=TODAY, today=TODAY)
