"""Numbers and types of documents: what is given, what is refused."""

import pytest

from probierz.access.actor import Actor
from probierz.documents.actions import drafting
from probierz.documents.actions.types import TypeDetails, add_type, change_type, retire_type
from probierz.documents.rules import (
    GapRule,
    Refusal,
)
from probierz.documents.tests.stories import (
    TODAY,
    a_type,
    drafted,
)
from probierz.lib.refusals import Refused
from probierz.trail.models import Event
from tests.cast import Cast


def refused(reason: Refusal):
    return pytest.raises(Refused, match=f"^{reason.value}$")


def verbs() -> set[str]:
    return set(Event.objects.values_list("verb", flat=True))


def test_numbers_follow_the_pattern_of_the_type(in_lipowo: Cast, lucja: Actor) -> None:
    first, second = drafted(lucja, in_lipowo)[0], drafted(lucja, in_lipowo)[0]

    assert (first.number, second.number) == ("PS 1", "PS 2")
    assert first.sort_key < second.sort_key


def test_a_freed_number_is_given_again_only_where_the_office_wants_it(in_lipowo: Cast, lucja: Actor) -> None:
    drafted(lucja, in_lipowo)
    document, revision = drafted(lucja, in_lipowo)
    drafted(lucja, in_lipowo)
    drafting.drop_revision(lucja, revision=revision)

    assert drafted(lucja, in_lipowo)[0].number == "PS 4"

    kind = a_type(lucja, in_lipowo)
    change_type(lucja, row=kind, details=TypeDetails(code="PS", name="x", pattern="PS {n}", gap_rule=GapRule.FILL))
    assert drafted(lucja, in_lipowo)[0].number == document.number == "PS 2"


def test_a_number_typed_by_hand_is_stepped_over(in_lipowo: Cast, lucja: Actor) -> None:
    drafted(lucja, in_lipowo, number="PS 1")

    assert drafted(lucja, in_lipowo)[0].number == "PS 2"


def test_a_taken_number_is_refused_beside_the_number(in_lipowo: Cast, lucja: Actor) -> None:
    drafted(lucja, in_lipowo)

    with refused(Refusal.NUMBER_TAKEN) as caught:
        drafted(lucja, in_lipowo, number="PS 1")
    assert caught.value.field == "number"


def test_a_type_without_serials_has_one_document(in_lipowo: Cast, lucja: Actor) -> None:
    drafted(lucja, in_lipowo, code="KJ")

    with refused(Refusal.NUMBER_ONLY_ONE):
        drafted(lucja, in_lipowo, code="KJ")


def test_a_number_with_a_unit_needs_the_unit(in_lipowo: Cast, lucja: Actor) -> None:
    add_type(lucja, office=in_lipowo.lipowo, details=TypeDetails(code="PO", name="x", pattern="Po-{unit}/{n}p"))

    with refused(Refusal.NEEDS_UNIT):
        drafted(lucja, in_lipowo, code="PO")


def test_a_retired_type_makes_no_documents(in_lipowo: Cast, lucja: Actor) -> None:
    kind = a_type(lucja, in_lipowo)
    retire_type(lucja, row=kind, on=TODAY)

    with refused(Refusal.TYPE_RETIRED):
        drafted(lucja, in_lipowo)
    with refused(Refusal.TYPE_RETIRED):
        retire_type(lucja, row=kind, on=TODAY)


def test_two_types_share_no_code(in_lipowo: Cast, lucja: Actor) -> None:
    a_type(lucja, in_lipowo)

    with refused(Refusal.TYPE_CODE_TAKEN):
        add_type(lucja, office=in_lipowo.lipowo, details=TypeDetails(code="PS", name="x", pattern="x {n}"))
