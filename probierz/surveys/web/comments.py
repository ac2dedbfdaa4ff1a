"""Comments of clients: the list with its filters, one comment with what may be done about it, tags."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing, no_such_page
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.design import downloads
from probierz.design.pages import attempt, done_or_refused
from probierz.people.queries import employed_on, employee_of
from probierz.surveys.actions import comments as actions
from probierz.surveys.labels import COMMENT_REFUSALS, COMMENT_STATES
from probierz.surveys.models import Comment, CommentTag
from probierz.surveys.queries import CampaignWaves, Reader
from probierz.surveys.queries import comments as queries
from probierz.surveys.queries.comments import Choice
from probierz.surveys.queries.publication import published_of_wave
from probierz.surveys.rules.comments import CommentState
from probierz.surveys.web import finding
from probierz.surveys.web.comment_forms import CommentFilters, CoverForm, ReplyForm, SortForm, TagForm

PER_PAGE = 50


@office_view(Permission.SURVEY_READ)
@require_GET
def comment_list(request: OfficeRequest, campaign: str) -> HttpResponse:
    summary = finding.campaign_of_office(request, campaign)
    wave = finding.wave_in(summary, request.GET.get("wave"))
    filters = CommentFilters(request.GET, tags=queries.tags_of(request.office))
    reader = reader_of(request)
    found = queries.comments_of(request.office, wave, reader=reader, choice=_choice(filters))
    page = None if found.rows is None else Paginator(found.rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        **_about(summary),
        "wave": wave,
        "comments": found,
        "page": page,
        "rows": [(one, reader.words_of(one)) for one in page or ()],
        "filters": filters,
        "is_filtered": any(request.GET.get(name) for name in ("q", "state", "tag", "mine")),
        "query": request.GET.urlencode(),
    }
    return render(request, "surveys/comments.html", context)


@office_view(Permission.SURVEY_READ)
@require_GET
def sheet(request: OfficeRequest, campaign: str, ending: str) -> HttpResponse:
    """The list as it is filtered; words as they were written only for those who read them on the page."""
    summary = finding.campaign_of_office(request, campaign)
    wave = finding.wave_in(summary, request.GET.get("wave"))
    filters = CommentFilters(request.GET, tags=queries.tags_of(request.office))
    reader = reader_of(request)
    found = queries.comments_of(request.office, wave, reader=reader, choice=_choice(filters))
    head = [_("comment"), _("words that may be told"), _("reply"), _("state"), _("tags"), _("whose")]
    rows = [
        [
            reader.words_of(one),
            one.public_text,
            one.reply,
            str(COMMENT_STATES[CommentState(one.state)]),
            ", ".join(link.tag.name for link in one.taggings.all()),
            str(one.assignee or ""),
        ]
        for one in (found.rows if found.rows is not None else ())
    ]
    return downloads.table(ending, head, rows, name=f"uwagi-{request.office.code}-{summary.campaign.code}-{wave.role}")


@office_view(Permission.SURVEY_READ)
@require_GET
def comment(request: OfficeRequest, campaign: str, key: str) -> HttpResponse:
    summary, one = _found(request, campaign, key)
    return _page(request, summary, one)


@office_view(Permission.COMMENT_TRIAGE)
@require_POST
def sort(request: OfficeRequest, campaign: str, key: str) -> HttpResponse:
    summary, one = _found(request, campaign, key)
    form = _sort_form(one, request.POST)

    def act() -> None:
        given = form.cleaned_data
        actions.sort_comment(request.actor, comment=one, tags=list(given["tags"]), assignee=given["assignee"])

    return _saved(request, summary, one, {"sort_form": form}, form, act)


@office_view(Permission.COMMENT_TRIAGE)
@require_POST
def reply(request: OfficeRequest, campaign: str, key: str) -> HttpResponse:
    summary, one = _found(request, campaign, key)
    form = ReplyForm(request.POST)

    def act() -> None:
        actions.answer_comment(request.actor, comment=one, reply=form.cleaned_data["reply"])

    return _saved(request, summary, one, {"reply_form": form}, form, act)


@office_view(Permission.COMMENT_TRIAGE)
@require_POST
def cover(request: OfficeRequest, campaign: str, key: str) -> HttpResponse:
    summary, one = _found(request, campaign, key)
    form = CoverForm(request.POST)

    def act() -> None:
        actions.cover_comment(request.actor, comment=one, **form.cleaned_data)

    return _saved(request, summary, one, {"cover_form": form}, form, act)


MOVES: dict[str, tuple[Callable[..., object], Any]] = {
    "przeczytane": (actions.read_comment, gettext_lazy("Marked as read.")),
    "opublikuj": (
        actions.publish_comment,
        gettext_lazy("Published: everybody reads it beside the results of this wave, once these are public."),
    ),
    "zdejmij": (actions.take_comment_down, gettext_lazy("Taken down: nobody outside reads it any more.")),
}
HAND_ON: dict[str, tuple[Callable[..., object], Any]] = {
    "niezgodnosc": (actions.raise_nonconformity, gettext_lazy("It is in the register of nonconformities now.")),
    "pomysl": (actions.raise_suggestion, gettext_lazy("It is among the suggestions now.")),
}


@office_view(Permission.COMMENT_TRIAGE)
@require_POST
def move(request: OfficeRequest, campaign: str, key: str, command: str) -> HttpResponse:
    """One click; what cannot be done says why."""
    _summary, one = _found(request, campaign, key)
    if command not in MOVES | HAND_ON:
        raise no_such_page()
    doing, done = (MOVES | HAND_ON)[command]
    more = {"on": timezone.localdate()} if command in HAND_ON else {}

    def act() -> None:
        doing(request.actor, comment=one, **more)

    back = _url(request, campaign, key)
    return done_or_refused(request, act, done=done, back=back, sentences=COMMENT_REFUSALS)


@office_view(Permission.COMMENT_TRIAGE)
@require_POST
def add_tag(request: OfficeRequest) -> HttpResponse:
    form = TagForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["name"])))
        return redirect(_came_from(request))

    def act() -> None:
        actions.add_tag(request.actor, office=request.office, name=form.cleaned_data["name"])

    return _back_with(request, act, _("The tag is added."))


@office_view(Permission.COMMENT_TRIAGE)
@require_POST
def drop_tag(request: OfficeRequest, tag: str) -> HttpResponse:
    row = existing(CommentTag.objects.filter(office=request.office, key=tag).first())

    def act() -> None:
        actions.drop_tag(request.actor, tag=row)

    return _back_with(request, act, _("The tag is gone, from every comment too."))


def reader_of(request: OfficeRequest) -> Reader:
    return Reader(request.actor.may(Permission.COMMENT_TRIAGE), employee_of(request.actor.account))


def _back_with(request: OfficeRequest, act: Callable[[], None], done: str) -> HttpResponse:
    return done_or_refused(request, act, done=done, back=_came_from(request), sentences=COMMENT_REFUSALS)


def _came_from(request: OfficeRequest) -> str:
    """A comment of this office, or its surveys."""
    back, home = request.POST.get("back", ""), reverse("surveys:office", args=[request.office.code])
    return back if back.startswith(home) and "//" not in back else home


def _page(
    request: OfficeRequest, summary: CampaignWaves, one: Comment, forms: dict[str, Any] | None = None
) -> HttpResponse:
    reader = reader_of(request)
    context = {
        **_about(summary),
        "comment": one,
        "words": reader.words_of(one),
        "sees_original": reader.sees_original(one),
        "sort_form": _sort_form(one),
        "reply_form": ReplyForm(initial={"reply": one.reply}),
        "cover_form": CoverForm(initial={"public_text": one.public_text or one.text}),
        "tag_form": TagForm(),
        "public": published_of_wave(request.office, one.wave) if one.state == CommentState.PUBLISHED else None,
        "tags": queries.tags_of(request.office),
        **(forms or {}),
    }
    return render(request, "surveys/comment.html", context, status=422 if forms else 200)


def _saved(
    request: OfficeRequest,
    summary: CampaignWaves,
    one: Comment,
    shown: dict[str, Any],
    form: Any,
    act: Callable[[], None],
) -> HttpResponse:
    """Back to the comment, or the same page with what was typed and why it was not taken."""
    if not attempt(form, act, sentences=COMMENT_REFUSALS):
        return _page(request, summary, one, shown)
    back = _url(request, summary.campaign.key, one.key)
    return done_or_refused(request, lambda: None, done=_("Saved."), back=back, sentences=COMMENT_REFUSALS)


def _sort_form(one: Comment, data: Any = None) -> SortForm:
    people = employed_on(timezone.localdate())
    tags = CommentTag.objects.filter(office=one.office_id).order_by("name")
    initial = {
        "tags": [link.tag.key for link in one.taggings.all()],
        "assignee": one.assignee.key if one.assignee else "",
    }
    return SortForm(data, people=people, tags=tags, initial=initial)


def _found(request: OfficeRequest, campaign: str, key: str) -> tuple[CampaignWaves, Comment]:
    summary = finding.campaign_of_office(request, campaign)
    waves = {wave.pk: wave for wave in summary.waves.values()}
    one = queries.comment_of(request.office, waves, key, reader=reader_of(request))
    if one is None:
        raise no_such_page()
    one.wave, one.office = waves[one.wave_id], request.office
    return summary, one


def _choice(filters: CommentFilters) -> Choice:
    """What cannot be understood filters nothing."""
    given = filters.cleaned_data if filters.is_valid() else {}
    return Choice(
        words=given.get("q", ""),
        state=given.get("state", ""),
        tag=given.get("tag", ""),
        is_mine=given.get("mine", False),
    )


def _about(summary: CampaignWaves) -> dict[str, object]:
    return {"summary": summary, "campaign": summary.campaign, "waves": list(summary.waves.values())}


def _url(request: OfficeRequest, campaign: str, key: str) -> str:
    return reverse("surveys:comment", args=[request.office.code, campaign, key])
