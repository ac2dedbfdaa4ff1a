"""Verdicts are true or false, carry their reason, and join with `and`."""

from enum import StrEnum

from probierz.lib.verdicts import Allowed, Denied, Verdict


class Reason(StrEnum):
    OWN_DOCUMENT = "own_document"
    TOO_FEW = "too_few"


def joined(first: Verdict, second: Verdict) -> Verdict:
    return first and second


def test_permission_is_true_and_refusal_is_false() -> None:
    assert Allowed()
    assert not Denied(Reason.OWN_DOCUMENT)


def test_a_refusal_carries_its_code_and_parameters() -> None:
    denied = Denied(Reason.TOO_FEW, {"needed": 10})

    assert denied.reason is Reason.TOO_FEW
    assert denied.params == {"needed": 10}
    assert Denied(Reason.TOO_FEW).params == {}


def test_and_gives_the_first_refusal() -> None:
    first, second = Denied(Reason.OWN_DOCUMENT), Denied(Reason.TOO_FEW)

    assert joined(first, second) is first
    assert joined(Allowed(), second) is second
    assert joined(Allowed(), Allowed()) == Allowed()
