"""A draft on its way: written, sent, checked, commented on, dropped; and what changed between two texts."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design.pages import files, typed
from probierz.documents.actions import checking, drafting
from probierz.documents.labels import REFUSALS, REVISION_STATES
from probierz.documents.models import Revision
from probierz.documents.queries import lists
from probierz.documents.queries.people import approval_of, asked_of, checkers_of, possible_approvers
from probierz.documents.rules import OPEN_STATES, Refusal, RevisionState, RoundState, Verdicts
from probierz.documents.web.forms.drafts import BeginForm, CommentForm, SendForm, VerdictForm, WriteForm
from probierz.documents.web.pages import (
    attempt,
    button,
    document_of,
    draft_of,
    form_page,
    of_document,
    place,
    today,
)
from probierz.documents.web.rows import file_of, shown
from probierz.lib.verdicts import Denied

READ, WRITE = Permission.DOCUMENT_READ, Permission.DOCUMENT_WRITE


@office_view(READ)
@require_GET
def draft(request: OfficeRequest, key: str) -> HttpResponse:
    found = document_of(key)
    revision = draft_of(request, found)
    return render(request, "documents/draft.html", _context(request, revision))


@office_view(WRITE)
@require_http_methods(["GET", "POST"])
def begin(request: OfficeRequest, key: str) -> HttpResponse:
    """A new edition of a document in force."""
    found = document_of(key)
    form = BeginForm(typed(request))
    return form_page(
        request,
        form,
        lambda: drafting.begin_revision(
            request.actor, document=found, summary=form.cleaned_data["summary"], at=timezone.now()
        ),
        title=_("Begin a new edition"),
        lead=_("It begins with the words of the present one, which stays in force until the new one is approved."),
        submit=_("Begin"),
        back=place(request, "draft", key=key),
        steps=of_document(request, found),
    )


@office_view(WRITE)
@require_http_methods(["GET", "POST"])
def write(request: OfficeRequest, key: str) -> HttpResponse:
    found = document_of(key)
    revision = draft_of(request, found)
    form = WriteForm(typed(request), files(request), initial=WriteForm.values_of(revision))
    wants_preview = "preview" in request.POST
    if not wants_preview and attempt(form, lambda: _write(request, revision, form)):
        messages.success(request, _("Saved."))
        return redirect(place(request, "draft", key=key))
    context = {"form": form, "document": found, "revision": revision, "preview": wants_preview}
    return render(
        request, "documents/write.html", {**context, **_freshness(form, revision, wants_preview=wants_preview)}
    )


@office_view(WRITE)
@require_http_methods(["GET", "POST"])
def drop(request: OfficeRequest, key: str) -> HttpResponse:
    found = document_of(key)
    revision = draft_of(request, found)
    if request.method == "POST":
        only = revision.edition == 1
        back = place(request, "list") if only else place(request, "document", key=key)
        done = _("The draft was dropped.")
        return button(request, lambda: drafting.drop_revision(request.actor, revision=revision), done=done, back=back)
    return render(request, "documents/drop.html", {"document": found, "revision": revision})


@office_view(WRITE)
@require_http_methods(["GET", "POST"])
def send(request: OfficeRequest, key: str) -> HttpResponse:
    found = document_of(key)
    revision = draft_of(request, found)
    form = SendForm(typed(request), revision=revision, on=today())
    return form_page(
        request,
        form,
        lambda: checking.send(request.actor, revision=revision, at=timezone.now(), **form.cleaned_data),
        title=_("Send it to be checked"),
        lead=_("Everybody you choose says whether it is right. When all agree, it goes to approval."),
        submit=_("Send"),
        back=place(request, "draft", key=key),
        steps=of_document(request, found),
        done=_("The draft was sent."),
    )


@office_view(READ)
@require_POST
def review(request: OfficeRequest, key: str, review: int) -> HttpResponse:
    found = document_of(key)
    revision = draft_of(request, found)
    asked = existing(asked_of(request.actor, on=today()).filter(pk=review).first())
    form = VerdictForm(request.POST)
    if attempt(form, lambda: _review(request, asked, form)):
        messages.success(request, _("Thank you. Your word is recorded."))
        return redirect(place(request, "draft", key=key))
    return render(request, "documents/draft.html", {**_context(request, revision), "verdict_form": form, "form": form})


@office_view(READ)
@require_POST
def comment(request: OfficeRequest, key: str) -> HttpResponse:
    found = document_of(key)
    revision = draft_of(request, found)
    form = CommentForm(request.POST)
    if attempt(form, lambda: _comment(request, revision, form)):
        return redirect(place(request, "draft", key=key) + "#uwagi")
    return render(request, "documents/draft.html", {**_context(request, revision), "comment_form": form, "form": form})


@office_view(READ)
@require_POST
def look(request: OfficeRequest, key: str) -> HttpResponse:
    """I have seen it as it is now."""
    found = document_of(key)
    revision = draft_of(request, found)
    checking.look(request.actor, revision=revision, at=timezone.now())
    return redirect(place(request, "draft", key=key))


@office_view(READ)
@require_GET
def draft_file(request: OfficeRequest, key: str) -> HttpResponse:
    found = document_of(key)
    return file_of(draft_of(request, found), f"{found.number}-{found.title}-projekt")


def _write(request: OfficeRequest, revision: Revision, form: WriteForm) -> None:
    given = form.cleaned_data
    body = form.body()
    unchanged_file = body is not None and not body.extracted and not _is_markdown(revision) and not given["markdown"]
    drafting.write(
        request.actor,
        revision=revision,
        body=None if unchanged_file else body,
        summary=given["summary"],
        reads_anew=given["reads_anew"],
        order=given["order"],
        seen_sha256=given["seen"],
        at=timezone.now(),
    )


def _freshness(form: WriteForm, revision: Revision, *, wants_preview: bool) -> dict[str, Any]:
    """What the page is based on; after a refusal that is the present text, so that saving again is meant."""
    present = revision.content.sha256 if revision.content else ""
    began = form["seen"].value()
    is_stale = form.is_bound and not wants_preview and began != present
    return {"seen": present if is_stale else began, "is_stale": is_stale}


def _is_markdown(revision: Revision) -> bool:
    return revision.content is None or revision.content.is_markdown


def _review(request: OfficeRequest, asked: Any, form: VerdictForm) -> None:
    given = form.cleaned_data
    checking.review(
        request.actor,
        review=asked,
        verdict=Verdicts(given["verdict"]),
        note=given["note"],
        seen_sha256=given["seen"],
        at=timezone.now(),
        today=today(),
    )


def _comment(request: OfficeRequest, revision: Revision, form: CommentForm) -> None:
    text = form.cleaned_data["text"]
    checking.comment(request.actor, revision=revision, text=text, at=timezone.now(), today=today())


def _context(request: OfficeRequest, revision: Revision) -> dict[str, Any]:
    content = revision.content
    seen = lists.look_of(request.actor, revision)
    asked = asked_of(request.actor, on=today()).filter(round__revision=revision).first()
    rounds = list(lists.rounds_of(revision))
    verdict = approval_of(request.actor, revision, on=today())
    return {
        "document": revision.document,
        "row": shown(document_of(revision.document.key)),
        "revision": revision,
        "rounds": rounds,
        "comments": lists.comments_on(revision),
        "contents": lists.contents_of(revision),
        "seen": seen,
        "changed": seen is not None and content is not None and seen.content.sha256 != content.sha256,
        "asked": asked,
        "verdict_form": VerdictForm(initial={"seen": content.sha256 if content else ""}) if asked else None,
        "comment_form": CommentForm(),
        "is_being_checked": any(one.state == RoundState.OPEN for one in rounds),
        "refusal": REFUSALS[Refusal(verdict.reason)] if isinstance(verdict, Denied) else "",
        "checkers": checkers_of(revision) if revision.checked_at else [],
        "approvers": possible_approvers(revision, on=today()) if revision.state == RevisionState.CHECKED else [],
        "way": _way(revision),
        "today": today(),
        "tab": "draft",
        "sees_drafts": True,
    }


@dataclass(frozen=True)
class Step:
    """A station of the way from a draft to being in force."""

    word: Any
    is_done: bool
    is_now: bool

    @property
    def shape(self) -> str:
        return "done" if self.is_done else "progress" if self.is_now else "none"


def _way(revision: Revision) -> list[Step]:
    states = (*OPEN_STATES, RevisionState.IN_FORCE)
    here = states.index(RevisionState(revision.state))
    return [Step(REVISION_STATES[one], place < here, place == here) for place, one in enumerate(states)]
