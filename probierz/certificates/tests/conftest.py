"""The programme's association issues certificates in a few tests."""

from collections.abc import Callable
from datetime import date

import pytest

from probierz.certificates import actions
from probierz.certificates.models import Certificate
from probierz.certificates.rules.paper import Wording
from probierz.lib.typesetting.certificate import Signatory
from probierz.offices.models import Office
from probierz.offices.scope import programme_scope
from tests.cast import Cast

ISSUED_ON = date(2026, 10, 20)
WORDING = Wording(
    issued_on=ISSUED_ON,
    language="pl",
    signatories=[Signatory(name="Święcicka", function="Koordynatorka programu")],
    place="Łódź",
)
Issue = Callable[..., list[Certificate]]


@pytest.fixture
def issue(cast: Cast) -> Issue:
    """Issues at once, to both offices or to those named."""

    def issue(*offices: Office, issued_on: date = ISSUED_ON, language: str = "pl") -> list[Certificate]:
        with programme_scope(cast.programme.pk):
            return actions.issue_participation_certificates(
                cast.actor(cast.swiecicka),
                programme=cast.programme,
                recipients=offices or [cast.lipowo, cast.olszyny],
                signatories=WORDING.signatories,
                issued_on=issued_on,
                language=language,
            )

    return issue
