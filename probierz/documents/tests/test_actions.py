"""What happens to documents, what is refused and why."""

from datetime import timedelta

import pytest

from probierz.access.actions import PermissionRefused
from probierz.access.actor import Actor
from probierz.documents.actions import approving, checking, copies, drafting, reading
from probierz.documents.actions.bodies import uploaded, written
from probierz.documents.actions.daily import put_everything_due_in_force
from probierz.documents.actions.documents import DocumentDetails, change_document
from probierz.documents.actions.types import TypeDetails, add_type, change_type, retire_type
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
    GapRule,
    Refusal,
    RevisionState,
    RoundState,
    Verdicts,
)
from probierz.documents.tests.stories import (
    NOW,
    TEXT,
    TODAY,
    a_type,
    approve,
    checked,
    drafted,
    in_force,
    next_edition,
    say,
    send,
    sha_of,
    write,
)
from probierz.lib.refusals import Refused
from probierz.lib.tests.papers import blank_pdf, docx
from probierz.offices.scope import office_scope
from probierz.people.models import Absence, Employee
from probierz.people.rules import Role
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


def test_a_document_changes_its_details_and_keeps_its_text(in_lipowo: Cast, lucja: Actor) -> None:
    document, revision = drafted(lucja, in_lipowo)
    change_document(lucja, document=document, details=DocumentDetails(title="Nowy tytuł", number="PS-A"))

    assert Document.objects.get().number == "PS-A"
    assert sha_of(revision) == written(TEXT).sha256


def test_a_draft_goes_all_the_way(in_lipowo: Cast, lucja: Actor, zaneta: Actor, scibor: Actor) -> None:
    _document, revision = drafted(lucja, in_lipowo)
    send(lucja, revision, in_lipowo.zaneta)
    assert say(zaneta, revision, in_lipowo.zaneta, Verdicts.APPROVES).state == RevisionState.CHECKED

    done = approve(scibor, revision)

    assert done.state == RevisionState.IN_FORCE
    assert done.approved_sha256 == sha_of(revision)
    assert done.approved_by == in_lipowo.scibor
    assert Document.objects.get().review_on.year == TODAY.year + 2
    assert {"document.added", "document.revision.checked", "document.revision.approved"} <= verbs()


def test_one_wish_for_changes_sends_it_back_and_needs_a_word(in_lipowo: Cast, lucja: Actor, zaneta: Actor) -> None:
    _document, revision = drafted(lucja, in_lipowo)
    send(lucja, revision, in_lipowo.zaneta, in_lipowo.scibor)

    with refused(Refusal.SAY_WHAT):
        say(zaneta, revision, in_lipowo.zaneta, Verdicts.CHANGES)
    say(zaneta, revision, in_lipowo.zaneta, Verdicts.CHANGES, "Brak terminu.")

    assert Revision.objects.get().state == RevisionState.DRAFTED
    assert revision.rounds.get().state == RoundState.CHANGES


def test_an_answer_to_a_closed_round_is_refused(in_lipowo: Cast, lucja: Actor, zaneta: Actor) -> None:
    _document, revision = drafted(lucja, in_lipowo)
    send(lucja, revision, in_lipowo.zaneta)
    waiting = revision.rounds.get().reviews.select_related("round__revision").get()
    write(lucja, revision, "Inny tekst")

    with refused(Refusal.ROUND_CLOSED):
        checking.review(
            zaneta,
            review=waiting,
            verdict=Verdicts.APPROVES,
            note="",
            seen_sha256=sha_of(revision),
            at=NOW,
            today=TODAY,
        )


def test_the_author_is_not_asked_to_check(in_lipowo: Cast, lucja: Actor) -> None:
    _document, revision = drafted(lucja, in_lipowo)

    with refused(Refusal.REVIEWS_OWN):
        send(lucja, revision, in_lipowo.lucja)


def test_nobody_answers_for_somebody_else(in_lipowo: Cast, lucja: Actor, bogdan: Actor) -> None:
    _document, revision = drafted(lucja, in_lipowo)
    send(lucja, revision, in_lipowo.zaneta)

    with refused(Refusal.NOT_ASKED):
        say(bogdan, revision, in_lipowo.zaneta, Verdicts.APPROVES)


def test_a_deputy_answers_while_the_reviewer_is_away(in_lipowo: Cast, lucja: Actor, bogdan: Actor) -> None:
    _document, revision = drafted(lucja, in_lipowo)
    send(lucja, revision, in_lipowo.zaneta)
    away(in_lipowo, "Żaneta", "Bogdan")

    assert say(bogdan, revision, in_lipowo.zaneta, Verdicts.APPROVES).state == RevisionState.CHECKED
    assert revision.rounds.get().reviews.get().given_by == in_lipowo.bogdan


def test_a_second_round_waits_for_the_first(in_lipowo: Cast, lucja: Actor) -> None:
    _document, revision = drafted(lucja, in_lipowo)
    send(lucja, revision, in_lipowo.zaneta)

    with refused(Refusal.ROUND_OPEN):
        send(lucja, revision, in_lipowo.scibor)


def test_a_change_takes_checking_and_approval_back(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    _document, revision = drafted(lucja, in_lipowo)
    checking.send(lucja, revision=revision, reviewers=[], at=NOW, valid_from=TODAY + timedelta(days=9))
    approve(scibor, revision)
    assert Revision.objects.get().state == RevisionState.APPROVED

    write(lucja, revision, "Zmieniony tekst")

    row = Revision.objects.get()
    assert row.state == RevisionState.DRAFTED
    assert (row.approved_at, row.approved_sha256, row.checked_at) == (None, "", None)
    assert "document.revision.lapsed" in verbs()


def test_the_same_words_take_nothing_back(in_lipowo: Cast, lucja: Actor) -> None:
    _document, revision = checked(lucja, in_lipowo)

    write(lucja, revision, TEXT.replace("\n", "\r\n"))

    assert Revision.objects.get().state == RevisionState.CHECKED
    assert Content.objects.count() == 1


def test_approval_of_a_text_that_changed_meanwhile_is_refused(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    _document, revision = checked(lucja, in_lipowo)
    seen = sha_of(revision)
    write(lucja, revision, "Nowy")
    checking.send(lucja, revision=revision, reviewers=[], at=NOW)

    with refused(Refusal.CONTENT_CHANGED):
        approving.approve(scibor, revision=revision, seen_sha256=seen, at=NOW, today=TODAY)


def test_a_file_that_was_swapped_in_the_store_cannot_be_approved(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    from probierz.attachments.store import path_of

    _document, revision = checked(lucja, in_lipowo, body=uploaded("a.docx", docx("Instrukcja")))
    path_of(sha_of(revision)).write_bytes(b"inne")

    with refused(Refusal.CONTENT_DAMAGED):
        approve(scibor, revision)


def test_the_second_of_two_approvers_is_told_that_it_is_done(
    in_lipowo: Cast, lucja: Actor, scibor: Actor, zaneta: Actor
) -> None:
    _document, revision = drafted(lucja, in_lipowo)
    checking.send(lucja, revision=revision, reviewers=[], at=NOW, valid_from=TODAY + timedelta(days=1))
    give(in_lipowo, in_lipowo.zaneta, Role.OFFICE_HEAD)
    approve(scibor, revision)

    with refused(Refusal.ALREADY_APPROVED):
        approve(in_lipowo.actor(in_lipowo.zaneta), revision)


def test_nobody_approves_what_he_or_she_wrote(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    _document, revision = drafted(lucja, in_lipowo)
    write(scibor, revision, "Dopisane przez kierownika")
    checking.send(lucja, revision=revision, reviewers=[], at=NOW)

    with refused(Refusal.APPROVES_OWN):
        approve(scibor, revision)


def test_another_role_does_not_approve(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    a_type(lucja, in_lipowo)
    _document, revision = checked(scibor, in_lipowo)

    with refused(Refusal.NOT_APPROVER):
        approve(lucja, revision)  # procedures are for the head


def test_a_deputy_approves_in_the_name_of_the_head(in_lipowo: Cast, lucja: Actor) -> None:
    _document, revision = checked(lucja, in_lipowo)
    away(in_lipowo, "Ścibor", "Bogdan")

    done = approve(in_lipowo.actor(in_lipowo.bogdan), revision)

    assert (done.approved_by, done.approved_for) == (in_lipowo.bogdan, in_lipowo.scibor)


def test_a_deputy_of_the_author_does_not_approve(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    a_type(lucja, in_lipowo)
    _document, revision = checked(scibor, in_lipowo)
    away(in_lipowo, "Ścibor", "Bogdan")

    with refused(Refusal.APPROVES_FOR_AUTHOR):
        approve(in_lipowo.actor(in_lipowo.bogdan), revision)


def test_an_employee_may_not_even_try(in_lipowo: Cast, lucja: Actor, bogdan: Actor) -> None:
    _document, revision = checked(lucja, in_lipowo)

    with pytest.raises(PermissionRefused):
        approve(bogdan, revision)


def test_an_approved_edition_waits_for_its_day(cast: Cast, lucja: Actor, scibor: Actor) -> None:
    from django.utils import timezone

    today = timezone.localdate()
    with office_scope(cast.lipowo.pk):
        _document, revision = drafted(lucja, cast)
        checking.send(lucja, revision=revision, reviewers=[], at=NOW, valid_from=today + timedelta(days=1))
        approve(scibor, revision, today)
    put_everything_due_in_force()
    with office_scope(cast.lipowo.pk):
        assert Revision.objects.get().state == RevisionState.APPROVED
        Revision.objects.update(valid_from=today)
    put_everything_due_in_force()
    put_everything_due_in_force()

    with office_scope(cast.lipowo.pk):
        assert Revision.objects.get().state == RevisionState.IN_FORCE


def test_the_first_day_may_be_moved_but_not_into_the_past(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    _document, revision = drafted(lucja, in_lipowo)
    with refused(Refusal.NOT_APPROVED):
        approving.schedule(lucja, revision=revision, on=TODAY, today=TODAY)
    checking.send(lucja, revision=revision, reviewers=[], at=NOW, valid_from=TODAY + timedelta(days=9))
    approve(scibor, revision)

    with refused(Refusal.IN_PAST):
        approving.schedule(lucja, revision=revision, on=TODAY - timedelta(days=1), today=TODAY)
    approving.schedule(lucja, revision=revision, on=TODAY, today=TODAY)

    assert Revision.objects.get().state == RevisionState.IN_FORCE


def test_returning_needs_a_word_and_takes_the_checking_back(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    _document, revision = drafted(lucja, in_lipowo)
    with refused(Refusal.NOT_CHECKED):
        approving.send_back(scibor, revision=revision, note="x", at=NOW)
    checking.send(lucja, revision=revision, reviewers=[], at=NOW)
    with refused(Refusal.SAY_WHAT):
        approving.send_back(scibor, revision=revision, note=" ", at=NOW)

    approving.send_back(scibor, revision=revision, note="Dopisz termin.", at=NOW)

    assert Revision.objects.get().state == RevisionState.DRAFTED
    assert lists.comments_on(revision).get().text == "Dopisz termin."


def test_a_new_edition_withdraws_the_one_before(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    document, first = in_force(lucja, scibor, in_lipowo)
    second = next_edition(lucja, scibor, document, TEXT + "\n\nNowe.")

    first.refresh_from_db()
    assert (first.state, first.withdrawn_on) == (RevisionState.WITHDRAWN, TODAY)
    assert (second.edition, second.state) == (2, RevisionState.IN_FORCE)


def test_one_draft_at_a_time(in_lipowo: Cast, lucja: Actor) -> None:
    document, _revision = drafted(lucja, in_lipowo)

    with refused(Refusal.OPEN_REVISION_EXISTS):
        drafting.begin_revision(lucja, document=document, at=NOW)


def test_what_is_in_force_is_never_edited(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    _document, revision = in_force(lucja, scibor, in_lipowo)

    with refused(Refusal.NOT_OPEN):
        write(lucja, revision, "Po cichu")


def test_whoever_wrote_meanwhile_is_not_overwritten(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    _document, revision = drafted(lucja, in_lipowo)
    seen = sha_of(revision)
    write(scibor, revision, "Kierownik był pierwszy")

    with refused(Refusal.CHANGED_MEANWHILE):
        drafting.write(
            lucja,
            revision=revision,
            body=written("Moje"),
            summary="",
            reads_anew=True,
            order="",
            seen_sha256=seen,
            at=NOW,
        )


def test_an_empty_text_is_refused(in_lipowo: Cast, lucja: Actor) -> None:
    with refused(Refusal.NO_TEXT):
        drafted(lucja, in_lipowo, body=written(" \n "))


def test_a_scan_is_taken_in_and_has_no_text(in_lipowo: Cast, lucja: Actor) -> None:
    _document, revision = drafted(lucja, in_lipowo, body=uploaded("skan.pdf", blank_pdf()))

    assert revision.content.text == ""
    assert revision.content.file.name == "skan.pdf"


def test_a_document_ends_with_a_reason(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    document, _revision = in_force(lucja, scibor, in_lipowo)
    with refused(Refusal.SAY_WHAT):
        approving.withdraw(lucja, document=document, because=" ", today=TODAY)

    approving.withdraw(lucja, document=document, because="Zadanie przeszło do powiatu.", today=TODAY)

    assert Revision.objects.get().state == RevisionState.WITHDRAWN
    with refused(Refusal.NOT_IN_FORCE):
        approving.withdraw(lucja, document=document, because="Drugi raz.", today=TODAY)


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
    assert Document.objects.get().review_on.month == 5


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


def away(cast: Cast, absent: str, deputy: str) -> None:
    Absence(
        office=cast.lipowo,
        employee=Employee.objects.get(given_name=absent),
        deputy=Employee.objects.get(given_name=deputy),
        since=TODAY - timedelta(days=1),
    ).save()


def give(cast: Cast, account, role: Role) -> None:
    from probierz.people.models import Membership

    Membership(office=cast.lipowo, account=account, role=role, since=TODAY - timedelta(days=1)).save()
