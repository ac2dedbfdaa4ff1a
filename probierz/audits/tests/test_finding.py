"""Audits and findings are found by small letters, on every database."""

import pytest

from probierz.audits.models import Audit, Question
from probierz.audits.rules import AuditKind, AuditState, Origin, QuestionVerdict
from probierz.design import records
from probierz.offices.scope import office_scope
from tests.cast import TODAY, Cast


@pytest.mark.django_db
def test_polish_capitals_are_found(cast: Cast) -> None:
    days = {"starts_on": TODAY, "ends_on": TODAY, "signed_on": TODAY}
    with office_scope(cast.lipowo.pk):
        audit = Audit(office=cast.lipowo, year=2026, number=1, title="Źródła", kind=AuditKind.PLANNED, **days)
        audit.state = AuditState.SIGNED
        audit.save()
        finding = Question(office=cast.lipowo, audit=audit, position=1, origin=Origin.OWN, text="?", note="Żaluzje")
        finding.verdict = QuestionVerdict.MINOR
        finding.save()
        reader = cast.actor(cast.lucja)

        assert [one.key for one in records.find(reader, "źródła", limit=3)] == [audit.key]
        assert [one.key for one in records.find(reader, "żaluzje", limit=3)] == [finding.key]
