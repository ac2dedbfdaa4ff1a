"""Documents under attack: words that must not get out, texts swapped behind the system's back, scripts in bodies."""

from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from probierz.access.actor import Actor
from probierz.access.models import ApiToken
from probierz.access.permissions import Permission
from probierz.access.tokens import fingerprint
from probierz.design import records
from probierz.documents.actions import approving, checking, drafting
from probierz.documents.actions.bodies import written
from probierz.documents.models import Content, Document, Revision
from probierz.documents.rules import Refusal, RevisionState
from probierz.documents.tests import stories
from probierz.documents.tests.stories import NOW, TODAY, at
from probierz.documents.web.urls import urlpatterns
from probierz.lib.refusals import Refused
from probierz.lib.tests.papers import docx
from probierz.offices.scope import office_scope
from probierz.people.models import Membership
from probierz.people.rules import Role
from probierz.search.queries import find
from tests.cast import PASSWORD, Cast

TOMORROW = TODAY.replace(day=3)
SECRET_DRAFT, SECRET_PAST = "Ptakoszpik", "Wygasłolistnik"
ARGUMENTS = {"ending": "csv", "review": "1", "addressee": "1", "copy": "x", "code": "polityka"}


def approved_for_tomorrow(cast: Cast, lucja: Actor, scibor: Actor) -> Revision:
    _document, revision = stories.drafted(lucja, cast)
    checking.send(lucja, revision=revision, reviewers=[], at=NOW, valid_from=TOMORROW)
    return stories.approve(scibor, revision)


def test_a_text_swapped_after_approval_does_not_come_into_force(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    revision = approved_for_tomorrow(in_lipowo, lucja, scibor)
    good = approved_for_tomorrow(in_lipowo, lucja, scibor)
    Content.objects.filter(revision=revision).update(markdown="Wolno wszystko.")

    held = approving.put_due_in_force(lucja, office=in_lipowo.lipowo, today=TOMORROW)
    with pytest.raises(Refused) as refused:
        approving.schedule(lucja, revision=revision, on=TOMORROW, today=TOMORROW)

    assert held == 1
    assert refused.value.reason == Refusal.CONTENT_DAMAGED
    assert Revision.objects.get(pk=revision.pk).state == RevisionState.APPROVED
    assert Revision.objects.get(pk=good.pk).state == RevisionState.IN_FORCE


def test_another_content_put_under_an_approval_does_not_come_into_force(
    in_lipowo: Cast, lucja: Actor, scibor: Actor
) -> None:
    revision = approved_for_tomorrow(in_lipowo, lucja, scibor)
    other = stories.drafted(lucja, in_lipowo, body=written("Wolno wszystko."))[1].content
    Revision.objects.filter(pk=revision.pk).update(content=other)

    assert approving.put_due_in_force(lucja, office=in_lipowo.lipowo, today=TOMORROW) == 0


def test_a_markdown_text_changed_in_the_database_cannot_be_approved(
    in_lipowo: Cast, lucja: Actor, scibor: Actor
) -> None:
    _document, revision = stories.checked(lucja, in_lipowo)
    Content.objects.filter(revision=revision).update(markdown="Wolno wszystko.")

    with pytest.raises(Refused) as refused:
        stories.approve(scibor, revision)

    assert refused.value.reason == Refusal.CONTENT_DAMAGED


@pytest.fixture
def secrets(cast: Cast) -> str:
    """A document with a withdrawn edition, one in force and a draft; the first and the last have words of their own."""
    with office_scope(cast.lipowo.pk):
        lucja, scibor = cast.actor(cast.lucja), cast.actor(cast.scibor)
        document, first = stories.drafted(lucja, cast)
        stories.write(lucja, first, f"Stare zasady: {SECRET_PAST}.")
        checking.send(lucja, revision=first, reviewers=[], at=NOW)
        stories.approve(scibor, first)
        stories.next_edition(lucja, scibor, document, "Obecne zasady.")
        third = drafting.begin_revision(lucja, document=document, at=NOW)
        stories.write(lucja, third, f"Nowe zasady: {SECRET_DRAFT}.")
        Membership(office=cast.lipowo, account=cast.celina, role=Role.EXTERNAL_AUDITOR, since=TODAY).save()
        return document.key


def name_of(pattern: Any) -> str:
    return str(pattern.name)


@pytest.mark.parametrize("who", ["bogdan", "celina"])
def test_no_page_tells_a_reader_of_drafts_and_withdrawn_words(
    cast: Cast, client: Client, secrets: str, who: str
) -> None:
    client.force_login(getattr(cast, who))
    with office_scope(cast.lipowo.pk):
        keys = [secrets, *Revision.objects.values_list("key", flat=True)]
    answers = []
    for pattern in urlpatterns:
        names = set(pattern.pattern.converters) - {"office"}
        for key in keys if "key" in names else keys[:1]:
            for ending in ("csv", "pdf") if "ending" in names else ("",):
                given = {**ARGUMENTS, "key": key, "ending": ending}
                address = at(name_of(pattern), **{name: given[name] for name in names})
                asked = ("", "?z=1&do=3") if name_of(pattern) == "compare" else ("",)
                answers += [client.get(address + question) for question in asked]
    answers.append(client.get(reverse("desk:search"), {"q": SECRET_DRAFT[:8]}))
    answers.append(client.get(reverse("desk:search"), {"q": SECRET_PAST[:8]}))

    assert sum(answer.status_code == 200 for answer in answers) > 10
    for answer in answers:
        told = b"".join(answer) if answer.streaming else answer.content
        for word in (SECRET_DRAFT, SECRET_PAST):
            shown = told.decode(errors="ignore").replace(f'value="{word[:8]}"', "")
            assert word not in shown, answer.request["PATH_INFO"]


def test_programs_and_other_records_tell_of_no_draft(cast: Cast, client: Client, secrets: str) -> None:
    ApiToken.objects.create(
        account=cast.bogdan,
        name="test",
        sha256=fingerprint("pbz_x"),
        permissions=[Permission.DOCUMENT_READ.value],
        expires_on=TODAY.replace(year=2999),
    )
    base = "/api/v1/offices/urzad-lipowo/documents"
    told = [
        client.get(path, headers={"authorization": "Bearer pbz_x"}).content.decode()
        for path in (base, f"{base}?q=zasady", f"{base}/{secrets}", f"{base}/to-read")
    ]
    with office_scope(cast.lipowo.pk):
        bogdan = cast.actor(cast.bogdan)
        keys = [("documents.Revision", key) for key in Revision.objects.values_list("key", flat=True)]
        told += [str(records.facts_of([("documents.Document", secrets), *keys])), str(find(bogdan, "zasady"))]

    assert "Obecne zasady" in "".join(told)
    assert all(word not in text for word in (SECRET_DRAFT, SECRET_PAST) for text in told)


SCRIPT = '<script>alert(1)</script><img src=x onerror="alert(1)">'
BODY = f"# {SCRIPT}\n\n[dalej](javascript:alert(1)) ![a](data:text/html,x) {SCRIPT}\n\n<svg onload=alert(1)>"


def test_scripts_in_what_people_write_are_shown_as_words(cast: Cast, client: Client) -> None:
    client.force_login(cast.lucja)
    client.post(at("set_up_types"))
    with office_scope(cast.lipowo.pk):
        kind = stories.a_type(cast.actor(cast.lucja), cast)
    file = SimpleUploadedFile(f"{SCRIPT.replace('/', '')}.docx", docx(SCRIPT))
    client.post(at("add"), {"type": kind.key, "title": SCRIPT, "number": "<b>1</b>", "markdown": BODY})
    client.post(at("add"), {"type": kind.key, "title": SCRIPT, "number": "<b>2</b>", "file": file})
    with office_scope(cast.lipowo.pk):
        keys = list(Document.objects.values_list("key", flat=True))
    assert len(keys) == 2

    for key in keys:
        client.post(at("comment", key=key), {"text": BODY})
        pages = [
            at("draft", key=key),
            at("write", key=key),
            at("document", key=key),
            at("list"),
            at("editions", key=key),
        ]
        for page in [client.get(address) for address in pages]:
            html = page.content.decode()
            for harm in ("<script>alert", "<img src=x", 'href="javascript', "<svg onload", "<b>1</b>"):
                assert harm not in html, (harm, page.request["PATH_INFO"])


def test_signs_that_nobody_sees_break_no_paper(cast: Cast, client: Client) -> None:
    """A form feed, a bell and half a pair, as they come from the clipboard of a word processor."""
    with office_scope(cast.lipowo.pk):
        lucja, scibor = cast.actor(cast.lucja), cast.actor(cast.scibor)
        body = written("# Cel\x0c\n\nTekst\x07 z \ufffe znakami\x0b.")
        document, _revision = stories.in_force(lucja, scibor, cast, title="Tytuł\x01 \x1f", body=body)
    client.force_login(cast.lucja)

    for name in ("printed", "in_word", "document"):
        assert client.get(at(name, key=document.key)).status_code == 200, name
    for ending in ("csv", "xlsx", "pdf", "docx"):
        assert client.get(at("list_sheet", ending=ending)).status_code == 200, ending


@pytest.mark.parametrize(
    "address", [at("archive"), at("archive_sheet", ending="csv"), at("list"), at("archive_sheet", ending="xlsx")]
)
def test_a_nul_among_the_words_asked_for_breaks_no_list(cast: Cast, client: Client, secrets: str, address: str) -> None:
    client.force_login(cast.lucja)

    assert client.get(address, {"q": "za\0sady"}).status_code == 200


def test_a_nul_among_the_words_of_a_program_breaks_nothing(cast: Cast, client: Client, secrets: str) -> None:
    ApiToken.objects.create(
        account=cast.bogdan,
        name="test",
        sha256=fingerprint("pbz_x"),
        permissions=[Permission.DOCUMENT_READ.value],
        expires_on=TODAY.replace(year=2999),
    )
    path = "/api/v1/offices/urzad-lipowo/documents?q=a%00b&offset=99999999999999999999"

    assert client.get(path, headers={"authorization": "Bearer pbz_x"}).status_code in {200, 422}


def test_a_log_in_meant_for_one_approval_approves_nothing_else(cast: Cast, client: Client) -> None:
    """What was sent before the log-in is not done after it without the person seeing the text and pressing again."""
    with office_scope(cast.lipowo.pk), time_machine.travel(NOW, tick=False):
        lucja = cast.actor(cast.lucja)
        document, revision = stories.checked(lucja, cast)
        seen = stories.sha_of(revision)
    client.force_login(cast.scibor)
    address = at("approve", key=document.key)
    asked = client.post(address, {"seen": seen})
    with office_scope(cast.lipowo.pk):
        stories.write(lucja, revision, "Inne słowa, nikomu nie pokazane.")

    client.post(asked["Location"], {"password": "wrong"}, follow=True)
    client.post(asked["Location"], {"password": PASSWORD}, follow=True)

    with office_scope(cast.lipowo.pk):
        assert Revision.objects.get().state == RevisionState.DRAFTED


@pytest.mark.parametrize("day", ["2026-11-01", "1900-01-01"])
def test_nothing_is_put_in_force_before_today(in_lipowo: Cast, lucja: Actor, client: Client, day: str) -> None:
    document, _revision = stories.drafted(lucja, in_lipowo)
    client.force_login(in_lipowo.lucja)

    with time_machine.travel(NOW, tick=False):
        answer: Any = client.post(at("send", key=document.key), {"valid_from": day, "due_on": ""})

    assert answer.context["form"].errors.keys() == {"valid_from"}
    assert Revision.objects.get().state == RevisionState.DRAFTED


def test_a_disposal_is_not_dated_before_the_withdrawal(in_lipowo: Cast, lucja: Actor, scibor: Actor) -> None:
    from probierz.documents.actions.copies import dispose
    from probierz.documents.rules import DisposalMethod

    document, _revision = stories.in_force(lucja, scibor, in_lipowo)
    row = approving.withdraw(lucja, document=document, because="Nieaktualny.", today=TODAY)

    with pytest.raises(Refused) as refused:
        dispose(lucja, revision=row, method=DisposalMethod.ARCHIVE, protocol="1", on=TODAY.replace(day=1), today=TODAY)

    assert refused.value.reason == Refusal.KEPT_LONGER
