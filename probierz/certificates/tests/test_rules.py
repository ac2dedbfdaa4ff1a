"""The table of a certificate's life, the answers to strangers, numbers and codes."""

from datetime import date, timedelta
from itertools import product

import pytest

from probierz.certificates.rules import (
    CERTIFICATE_WORKFLOW,
    PRINTED_AHEAD,
    Answer,
    CertificateCommand,
    CertificateState,
    Refusal,
    answer_about,
    may,
    may_issue_on,
)
from probierz.certificates.rules.numbers import series_of, token_in, tokens_in_file
from probierz.lib.identifiers import portable_id
from probierz.lib.numbering import CertificateNumber
from probierz.lib.verdicts import Denied
from probierz.lib.workflow import CommandRefused

DAY = date(2026, 11, 2)


def test_every_state_can_be_reached() -> None:
    assert CERTIFICATE_WORKFLOW.reachable() == frozenset(CertificateState)


def test_every_command_outside_the_table_is_refused_with_a_reason() -> None:
    rows = {(row.source, row.command) for row in CERTIFICATE_WORKFLOW.transitions}

    for state, command in set(product(CertificateState, CertificateCommand)) - rows:
        with pytest.raises(CommandRefused):
            CERTIFICATE_WORKFLOW.after(state, command)
        assert isinstance(may(command, state), Denied)


def test_what_ended_stays_ended() -> None:
    assert may(CertificateCommand.REVOKE, CertificateState.REPLACED) == Denied(Refusal.ENDED_ALREADY)
    assert may(CertificateCommand.REVOKE, CertificateState.PREPARED) == Denied(Refusal.NOT_ISSUED_YET)


@pytest.mark.parametrize(
    ("state", "valid_until", "answer"),
    [
        (None, None, Answer.UNKNOWN),
        (CertificateState.PREPARED, None, Answer.UNKNOWN),
        (CertificateState.VALID, None, Answer.VALID),
        (CertificateState.VALID, DAY, Answer.VALID),
        (CertificateState.VALID, DAY - timedelta(days=1), Answer.EXPIRED),
        (CertificateState.REVOKED, DAY - timedelta(days=1), Answer.REVOKED),
        (CertificateState.REPLACED, None, Answer.REPLACED),
    ],
)
def test_stranger_is_told_one_word(state: CertificateState | None, valid_until: date | None, answer: Answer) -> None:
    assert answer_about(state, valid_until=valid_until, today=DAY) is answer


def test_date_of_issue_lies_in_the_programme_or_soon_ahead() -> None:
    starts_on = DAY - timedelta(days=300)

    assert may_issue_on(starts_on, starts_on=starts_on, today=DAY)
    assert may_issue_on(DAY + PRINTED_AHEAD, starts_on=starts_on, today=DAY)
    assert may_issue_on(starts_on - timedelta(days=1), starts_on=starts_on, today=DAY) == Denied(
        Refusal.BEFORE_THE_PROGRAMME
    )
    assert may_issue_on(DAY + PRINTED_AHEAD + timedelta(days=1), starts_on=starts_on, today=DAY) == Denied(
        Refusal.TOO_FAR_AHEAD
    )


@pytest.mark.parametrize(
    ("short_name", "series"),
    [("ZPP", "ZPP"), ("ZMiGW", "ZMIGW"), ("Związek Gmin Śląska Opolskiego", "ZWIĄZEKGMINŚ"), ("?", "C")],
)
def test_series_of_numbers_is_made_of_the_short_name(short_name: str, series: str) -> None:
    assert series_of(short_name) == series
    assert CertificateNumber(series, 2011, 1).series == series


def test_code_is_found_in_whatever_was_pasted() -> None:
    token = portable_id()

    assert token_in(token) == token
    assert token_in(f" https://example.org/c/{token}/?lang=en ") == token
    assert token_in(f"{token[:11]} {token[11:]}") == token


@pytest.mark.parametrize("typed", ["", "ZPP/2011/0001", "x" * 21, "x" * 300, "https://example.org/c/krótki/"])
def test_what_is_no_code_is_told_apart(typed: str) -> None:
    assert token_in(typed) is None


def test_codes_in_a_file_are_bounded() -> None:
    content = b" ".join(b"/c/" + portable_id().encode() + b"/" for _ in range(500))

    assert len(tokens_in_file(content)) == 20
    assert tokens_in_file(b"\x00/c/short/") == []
