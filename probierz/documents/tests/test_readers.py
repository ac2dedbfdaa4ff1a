"""Readers, copies, reviews, disposal: what happens and what is refused."""

from datetime import timedelta
from typing import Any

import pytest

from probierz.access.actor import Actor
from probierz.attachments import store
from probierz.documents.actions import approving, checking, copies, drafting, reading
from probierz.documents.actions.bodies import uploaded
from probierz.documents.models import (
    Addressee,
    Content,
    ControlledCopy,
    Document,
    Revision,
)
from probierz.documents.queries import lists
from probierz.documents.queries import reading as reads
from probierz.documents.rules import (
    AddresseeKind,
    DisposalMethod,
    Refusal,
)
from probierz.documents.tests.stories import (
    NOW,
    TODAY,
    approve,
    drafted,
    in_force,
    next_edition,
    write,
)
from probierz.lib.refusals import Refused
from probierz.lib.tests.papers import pdf
from probierz.people.models import Employee
from probierz.people.rules import Role
from probierz.trail.models import Event
from tests.cast import Cast


def refused(reason: Refusal):
    return pytest.raises(Refused, match=f"^{reason.value}$")


def verbs() -> set[str]:
    return set(Event.objects.values_list("verb", flat=True))


def addressed(actor: Actor, document: Document, kind: AddresseeKind = AddresseeKind.EVERYBODY, **more) -> Addressee:
    return reading.address(actor, document=document, target=reading.Target(kind=kind, **more))


def test_a_reader_confirms_once_and_the_list_gets_shorter(
    in_lipowo: Cast, lucja: Actor, scibor: Actor, bogdan: Actor
) -> None:
    document, revision = in_force(lucja, scibor, in_lipowo, requires_reading=True)
    addressed(lucja, document)
    assert [one.document for one in reads.to_read(bogdan, on=TODAY)] == [document]

    reading.confirm_reading(bogdan, revision=revision, at=NOW, today=TODAY)

    assert reads.to_read(bogdan, on=TODAY) == []
    with refused(Refusal.READ_ALREADY):
        reading.confirm_reading(bogdan, revision=revision, at=NOW, today=TODAY)


def test_a_change_may_ask_for_reading_anew(in_lipowo: Cast, lucja: Actor, scibor: Actor, bogdan: Actor) -> None:
    document, revision = in_force(lucja, scibor, in_lipowo, requires_reading=True)
    addressed(lucja, document)
    reading.confirm_reading(bogdan, revision=revision, at=NOW, today=TODAY)

    small = drafting.begin_revision(lucja, document=document, at=NOW)
    write(lucja, small, "Poprawiona literówka", reads_anew=False)
    checking.send(lucja, revision=small, reviewers=[], at=NOW)
    approve(scibor, small)
    assert reads.to_read(bogdan, on=TODAY) == []

    next_edition(lucja, scibor, document, "Zupełnie nowe zasady")
    assert len(reads.to_read(bogdan, on=TODAY)) == 1


@pytest.mark.parametrize(
    ("kind", "reason"),
    [(AddresseeKind.ROLE, "role"), (AddresseeKind.UNIT, "unit"), (AddresseeKind.PERSON, "employee")],
)
def test_an_addressee_of_nobody_is_refused(in_lipowo: Cast, lucja: Actor, kind: AddresseeKind, reason: str) -> None:
    document, _revision = drafted(lucja, in_lipowo)

    with refused(Refusal.ADDRESSEE_EMPTY) as caught:
        addressed(lucja, document, kind)
    assert caught.value.field == reason


def test_a_role_is_met_by_whoever_holds_it(in_lipowo: Cast, lucja: Actor, scibor: Actor, zaneta: Actor) -> None:
    document, _revision = in_force(lucja, scibor, in_lipowo, requires_reading=True)
    addressed(lucja, document, AddresseeKind.ROLE, role=Role.INTERNAL_AUDITOR)

    assert [row.employee.given_name for row in reads.grid(on=TODAY).rows] == ["Żaneta"]
    with refused(Refusal.ADDRESSEE_EXISTS):
        addressed(lucja, document, AddresseeKind.ROLE, role=Role.INTERNAL_AUDITOR)


def test_signatures_on_paper_count(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    document, revision = in_force(lucja, scibor, in_lipowo, requires_reading=True)
    addressed(lucja, document)
    person = Employee.objects.get(given_name="Bogdan")
    person.account = None
    person.save()
    with refused(Refusal.NOBODY_CHOSEN):
        reading.record_paper(lucja, revision=revision, employees=[], on=TODAY, at=NOW, today=TODAY)
    with refused(Refusal.IN_FUTURE):
        late = TODAY + timedelta(days=1)
        reading.record_paper(lucja, revision=revision, employees=[person], on=late, at=NOW, today=TODAY)

    assert [one for one, _read in reads.people_on_paper(revision, on=TODAY)] == [person]
    reading.record_paper(lucja, revision=revision, employees=[person], on=TODAY, at=NOW, today=TODAY)

    assert reads.grid(on=TODAY).done == 1
    with refused(Refusal.READ_ALREADY):
        reading.record_paper(lucja, revision=revision, employees=[person], on=TODAY, at=NOW, today=TODAY)


def test_copies_are_numbered_and_come_back_when_the_edition_ends(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    document, _revision = drafted(lucja, in_lipowo)
    with refused(Refusal.NOT_IN_FORCE):
        copies.issue_copy(lucja, document=document, holder="Sekretarz", on=TODAY)
    other, _in_force = in_force(lucja, scibor, in_lipowo)
    issued = [copies.issue_copy(lucja, document=other, holder=name, on=TODAY) for name in ("Sekretarz", "USC")]
    assert [one.number for one in issued] == [1, 2]
    assert list(lists.copies_to_withdraw()) == []

    next_edition(lucja, scibor, other, "Nowe")

    assert {one.holder for one in lists.copies_to_withdraw()} == {"Sekretarz", "USC"}
    copies.take_back(lucja, copy=issued[0], on=TODAY)
    assert [one.holder for one in lists.copies_to_withdraw()] == ["USC"]
    with refused(Refusal.COPY_RETURNED):
        copies.take_back(lucja, copy=issued[0], on=TODAY)
    assert ControlledCopy.objects.count() == 2


def test_a_review_without_change_moves_the_next_one(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    document, _revision = in_force(lucja, scibor, in_lipowo, review_months=6)
    Document.objects.update(review_on=TODAY)
    document.refresh_from_db()
    assert list(lists.review_due(on=TODAY)) == [document]

    copies.confirm(lucja, document=document, note="Bez zmian.", today=TODAY)

    assert list(lists.review_due(on=TODAY)) == []
    assert Document.objects.filter(review_on__month=5).exists()


def test_a_document_without_a_rhythm_is_not_reviewed(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    document, _revision = in_force(lucja, scibor, in_lipowo, code="CJ")

    with refused(Refusal.NO_REVIEW_RHYTHM):
        copies.confirm(lucja, document=document, note="", today=TODAY)


def test_disposal_waits_for_its_time_and_leaves_only_the_hash(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    document, revision = in_force(lucja, scibor, in_lipowo, retention="B5")
    with refused(Refusal.NOT_WITHDRAWN):
        disposed(lucja, revision)
    approving.withdraw(lucja, document=document, because="Koniec.", today=TODAY)
    with refused(Refusal.KEPT_LONGER):
        disposed(lucja, revision)
    Revision.objects.update(withdrawn_on=TODAY.replace(year=2019))

    disposed(lucja, revision)

    content = Content.objects.get()
    assert (content.markdown, content.text) == ("", "")
    assert content.sha256
    with refused(Refusal.DISPOSED):
        disposed(lucja, revision)


def test_what_is_kept_for_ever_goes_to_the_archive_only(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    document, revision = in_force(lucja, scibor, in_lipowo, retention="A")
    approving.withdraw(lucja, document=document, because="Koniec.", today=TODAY)

    with refused(Refusal.KEPT_FOR_EVER):
        disposed(lucja, revision)
    disposed(lucja, revision, DisposalMethod.ARCHIVE)


def disposed(actor: Actor, revision: Revision, method: DisposalMethod = DisposalMethod.SHREDDED) -> None:
    copies.dispose(actor, revision=revision, method=method, protocol="1/2026", on=TODAY, today=TODAY)


def test_the_file_of_what_was_disposed_of_leaves_the_disk(
    in_lipowo: Cast, lucja: Actor, scibor: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    body = uploaded("instrukcja.pdf", pdf("Sposób postępowania"))
    document, revision = in_force(lucja, scibor, in_lipowo, body=body)
    approving.withdraw(lucja, document=document, because="Koniec.", today=TODAY)
    kept = store.path_of(body.sha256)
    assert kept.exists()

    with django_capture_on_commit_callbacks(execute=True):
        disposed(lucja, revision, DisposalMethod.ARCHIVE)

    assert not kept.exists()
