"""From a document sent round to the letter of whoever has not read it: what the desk knows is what is recalled."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from probierz.documents.actions.reading import Target, address, confirm_reading
from probierz.documents.queries.reading import READ_WITHIN
from probierz.documents.rules import AddresseeKind
from probierz.documents.tests import stories
from probierz.notices.duties import remind, send_letters
from probierz.notices.models import Notice
from probierz.offices.scope import office_scope
from tests.cast import TODAY, Cast

EVE = TODAY + READ_WITHIN - timedelta(days=1)


@pytest.mark.parametrize("has_read", [False, True])
def test_a_letter_recalls_a_document_on_the_eve_to_whoever_has_not_read_it(cast: Cast, *, has_read: bool) -> None:
    lucja, scibor, bogdan = (cast.actor(one) for one in (cast.lucja, cast.scibor, cast.bogdan))
    with office_scope(cast.lipowo.pk):
        document, revision = stories.in_force(lucja, scibor, cast, requires_reading=True)
        address(lucja, document=document, target=Target(kind=AddresseeKind.EVERYBODY))
        if has_read:
            confirm_reading(bogdan, revision=revision, at=timezone.now(), today=TODAY)

    with time_machine.travel(f"{EVE}T08:00Z", tick=False):
        remind()
        send_letters()

    assert Notice.objects.filter(account=cast.bogdan).exists() is not has_read
    letters = [letter.body for letter in mail.outbox if cast.bogdan.email in letter.to]
    assert [document.number in body for body in letters] == ([] if has_read else [True])
