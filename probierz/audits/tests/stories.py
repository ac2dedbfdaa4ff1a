"""What several tests of audits do: give verdicts, sign a report, offer an auditor."""

from datetime import UTC, date, datetime

import pytest

from probierz.access.actor import Actor
from probierz.audits.actions import (
    auditors,
    conduct,
    entries,
)
from probierz.audits.models import Audit, Question
from probierz.audits.rules import QuestionVerdict, Refusal
from probierz.audits.tests.conftest import TODAY, Here, employee_of
from probierz.lib.identifiers import portable_id
from probierz.lib.refusals import Refused
from probierz.offices.scope import office_scope

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)


def refused(because: Refusal):
    return pytest.raises(Refused, match=f"^{because.value}$")


def write(here: Here, question: Question, verdict: str, note: str = "", *, by: Actor | None = None, **sent):
    sent = {"name": portable_id(), "seen": question.seen, **sent}
    judgement = entries.Judgement(verdict=QuestionVerdict(verdict) if verdict else None, note=note)
    return entries.write(by or here.zaneta, question=question, sent=entries.Sent(**sent), judgement=judgement, at=NOW)


def reported(here: Here, verdict: str = "minor", **changes) -> Audit:
    audit = here.running(**changes)
    write(here, here.question(audit), verdict, "Brak daty wpływu.")
    conduct.finish(here.zaneta, audit=audit, on=TODAY)
    conduct.sum_up(here.zaneta, audit=audit, text="Działa.")
    return conduct.sign(here.zaneta, audit=audit, on=TODAY)


def lent(here: Here) -> str:
    """Olszyny offers Celina; the key of her competence."""
    with office_scope(here.cast.olszyny.pk):
        celina = here.cast.actor(here.cast.celina)
        card = auditors.CompetenceCard(
            employee=employee_of(here.cast.celina),
            valid_from=date(2025, 1, 1),
            valid_to=None,
            note="Kurs",
            is_lent=True,
        )
        return auditors.record_competence(celina, office=here.cast.olszyny, card=card).key
