"""What happens to documents, what is refused and why."""

from datetime import timedelta

import pytest

from probierz.access.actions import PermissionRefused
from probierz.access.actor import Actor
from probierz.documents.actions import approving, checking, drafting
from probierz.documents.actions.bodies import uploaded, written
from probierz.documents.actions.daily import put_everything_due_in_force
from probierz.documents.actions.documents import DocumentDetails, change_document
from probierz.documents.models import (
    Content,
    Document,
    Revision,
)
from probierz.documents.queries import lists
from probierz.documents.rules import (
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
    away,
    checked,
    drafted,
    give,
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
from probierz.people.rules import Role
from probierz.trail.models import Event
from tests.cast import Cast


def refused(reason: Refusal):
    return pytest.raises(Refused, match=f"^{reason.value}$")


def verbs() -> set[str]:
    return set(Event.objects.values_list("verb", flat=True))


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
    assert Document.objects.filter(review_on__year=TODAY.year + 2).exists()
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

    content = Content.objects.select_related("file").get(revision=revision)
    assert content.text == ""
    assert str(content.file) == "skan.pdf"


def test_a_document_ends_with_a_reason(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    document, _revision = in_force(lucja, scibor, in_lipowo)
    with refused(Refusal.SAY_WHAT):
        approving.withdraw(lucja, document=document, because=" ", today=TODAY)

    approving.withdraw(lucja, document=document, because="Zadanie przeszło do powiatu.", today=TODAY)

    assert Revision.objects.get().state == RevisionState.WITHDRAWN
    with refused(Refusal.NOT_IN_FORCE):
        approving.withdraw(lucja, document=document, because="Drugi raz.", today=TODAY)
