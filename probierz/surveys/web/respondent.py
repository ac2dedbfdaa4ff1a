"""The public form: one group of questions to a screen, no log-in, no cookies, no scripts."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import public_view
from probierz.design.languages import page_language
from probierz.lib.identifiers import read_public_code
from probierz.lib.questionnaires import Answers, validate_answers
from probierz.surveys.queries import Door, door_to
from probierz.surveys.queries.invitations import Invited, invited_by
from probierz.surveys.rules import Channel, Outcome, channel_wished
from probierz.surveys.web import steps
from probierz.surveys.web.questions import words
from probierz.surveys.web.steps import Step, Token
from probierz.surveys.web.taking import TRY_AGAIN_AFTER, Sheet, Unavailable, take
from probierz.surveys.web.unseen import framed, is_too_big, unseen

# People do not see this field; programs that fill every field give themselves away by it.
BAIT = "website"
INVITATION = "z"  # the name under which a link of a letter carries its token


@public_view("A respondent has no account and stays anonymous.")
@unseen
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, code: str) -> HttpResponse:
    return _answered(request, code)


@public_view("A respondent has no account and stays anonymous.")
@unseen
@framed
@require_http_methods(["GET", "HEAD", "POST"])
def frame(request: HttpRequest, code: str) -> HttpResponse:
    """The same form inside a page of somebody else's site, where it needs no cookie either."""
    return _answered(request, code)


def _answered(request: HttpRequest, code: str) -> HttpResponse:
    """Only a POST ever stores anything: programs that guard mail open every link of a letter."""
    door = _door(code)
    if door is None:
        return _said(request, None, "unknown", status=404)
    if request.method != "POST":
        return _said(request, door, "closed") if door.wave_id is None else _first_screen(request, door)
    if is_too_big(request):
        return _said(request, door, "too_big", status=413)
    token = Token.read(request.POST.get("token", ""), code=door.code, digest=door.digest)
    if token is None:
        return _said(request, door, "stale", status=400)
    if request.POST.get(BAIT):
        return _to_thanks(request, door, token.channel)  # a false success: a program learns nothing from it
    return _next_screen(request, door, token)


@public_view("A respondent has no account and stays anonymous.")
@unseen
@require_GET
def thanks(request: HttpRequest, code: str) -> HttpResponse:
    return _thanked(request, code)


@public_view("A respondent has no account and stays anonymous.")
@unseen
@framed
@require_GET
def frame_thanks(request: HttpRequest, code: str) -> HttpResponse:
    return _thanked(request, code)


def _thanked(request: HttpRequest, code: str) -> HttpResponse:
    door = _door(code)
    if door is None:
        return _said(request, None, "unknown", status=404)
    is_kiosk = request.GET.get("via") == Channel.KIOSK
    return render(
        request, "surveys/thanks.html", {"door": door, "is_kiosk": is_kiosk, "is_framed": _is_framed(request)}
    )


def _door(code: str) -> Door | None:
    """None also for a code that is mistyped: its check character tells without asking the database."""
    read = read_public_code(code)
    return None if read is None else door_to(read, on=timezone.localdate())


def _first_screen(request: HttpRequest, door: Door) -> HttpResponse:
    invitation = ""
    if door.channel is Channel.EMAIL:
        invitation = request.GET.get(INVITATION, "")
        invited = invited_by(invitation, point_id=door.point_id)
        if invited is None or invited.is_used:
            return _said(request, door, "spent" if invited else "uninvited")
    channel = channel_wished(request.GET.get("via"), usual=door.channel)
    token = Token.new(code=door.code, digest=door.digest, channel=channel, invitation=invitation)
    return _screen(request, door, token, steps.first_step(door.questionnaire, request.GET))


def _next_screen(request: HttpRequest, door: Door, token: Token) -> HttpResponse:
    walk = steps.walk(door.questionnaire, request.POST)
    if walk is None:
        return _said(request, door, "stale", status=400)
    if walk.step is not None:
        return _screen(request, door, token, walk.step, status=walk.status)
    return _send(request, door, token, walk.typed)


def _send(request: HttpRequest, door: Door, token: Token, typed: dict[str, str]) -> HttpResponse:
    answers = validate_answers(door.questionnaire, typed)
    if not isinstance(answers, Answers):
        number = steps.step_with(door.questionnaire, answers)
        step = steps.step_of(door.questionnaire, number, typed, answers)
        return _screen(request, door, token, step, status=422)
    invited = invited_by(token.invitation, point_id=door.point_id) if token.invitation else None
    if door.channel is Channel.EMAIL and invited is None:
        return _said(request, door, "uninvited", status=410)
    try:
        outcome = take(door, _sheet(token, answers, invited))
    except Unavailable:
        return _unavailable(request, door, token, typed)
    match outcome:
        case Outcome.STORED | Outcome.REPEATED:
            return _to_thanks(request, door, token.channel)
        case Outcome.SPENT:
            return _said(request, door, "spent", status=409)
        case Outcome.CONFLICT:
            return _said(request, door, "conflict", status=422)
        case Outcome.CLOSED:
            return _said(request, door, "closed", status=410)


def _sheet(token: Token, answers: Answers, invited: Invited | None) -> Sheet:
    return Sheet(
        submission_id=token.submission_id,
        answers=answers,
        channel=token.channel,
        seconds=token.seconds,
        invited=invited,
    )


def _screen(request: HttpRequest, door: Door, token: Token, step: Step, *, status: int = 200) -> HttpResponse:
    context = {
        "door": door,
        "step": step,
        "token": token.signed(),
        "intro": words(door.questionnaire.intro),
        "minutes": door.questionnaire.max_minutes,
        "here": _here(request, door),
        "bait": BAIT,
    }
    return render(request, "surveys/form.html", context, status=status)


def _unavailable(request: HttpRequest, door: Door, token: Token, typed: dict[str, str]) -> HttpResponse:
    """The last screen again, with every answer in it: one press sends it once more, with the same id."""
    step = steps.step_of(door.questionnaire, steps.screens(door.questionnaire, typed)[-1], typed)
    context = {"door": door, "step": step, "token": token.signed(), "bait": BAIT, "here": _here(request, door)}
    response = render(request, "surveys/unavailable.html", context, status=503)
    response["Retry-After"] = str(TRY_AGAIN_AFTER)
    return response


def _to_thanks(request: HttpRequest, door: Door, channel: Channel) -> HttpResponse:
    # The language is said even when it is the first one: a browser may prefer another.
    query = urlencode({"lang": page_language(), **({"via": channel} if channel is Channel.KIOSK else {})})
    page = "surveys:frame_thanks" if _is_framed(request) else "surveys:thanks"
    response = HttpResponseRedirect(f"{reverse(page, args=[door.code])}?{query}")
    response.status_code = 303
    return response


def _said(request: HttpRequest, door: Door | None, why: str, *, status: int = 200) -> HttpResponse:
    """A page that says why there is no form here, and what to do."""
    again = _here(request, door) if door else ""
    return render(request, "surveys/no_form.html", {"door": door, "why": why, "again": again}, status=status)


def _here(request: HttpRequest, door: Door) -> str:
    return reverse("surveys:frame" if _is_framed(request) else "surveys:form", args=[door.code])


def _is_framed(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.url_name in {"frame", "frame_thanks"}
