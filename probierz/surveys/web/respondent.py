"""The public form: one group of questions to a screen, no log-in, no cookies, no scripts."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from probierz.access.doors import public_view
from probierz.design.languages import page_language
from probierz.lib.identifiers import read_public_code
from probierz.lib.questionnaires import Answers, validate_answers
from probierz.surveys.queries import Door, door_to
from probierz.surveys.rules import Channel, Outcome
from probierz.surveys.web import steps
from probierz.surveys.web.steps import Step, Token
from probierz.surveys.web.taking import TRY_AGAIN_AFTER, Unavailable, take
from probierz.surveys.web.unseen import is_too_big, unseen

# People do not see this field; programs that fill every field give themselves away by it.
BAIT = "website"


@public_view("A respondent has no account and stays anonymous.")
@unseen
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, code: str) -> HttpResponse:
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
        return _to_thanks(door, token.channel)  # a false success: a program learns nothing from it
    return _next_screen(request, door, token)


@public_view("A respondent has no account and stays anonymous.")
@unseen
@require_GET
def thanks(request: HttpRequest, code: str) -> HttpResponse:
    door = _door(code)
    if door is None:
        return _said(request, None, "unknown", status=404)
    is_kiosk = request.GET.get("via") == Channel.KIOSK
    return render(request, "surveys/thanks.html", {"door": door, "is_kiosk": is_kiosk})


def _door(code: str) -> Door | None:
    """None also for a code that is mistyped: its check character tells without asking the database."""
    read = read_public_code(code)
    return None if read is None else door_to(read, on=timezone.localdate())


def _first_screen(request: HttpRequest, door: Door) -> HttpResponse:
    channel = steps.channel_wished(request.GET.get("via"), usual=door.channel)
    token = Token.new(code=door.code, digest=door.digest, channel=channel)
    return _screen(request, door, token, steps.step_of(door.questionnaire, 1, {}))


def _next_screen(request: HttpRequest, door: Door, token: Token) -> HttpResponse:
    questionnaire = door.questionnaire
    typed = steps.answers_typed(questionnaire, request.POST)
    number = _number(request.POST, last=len(questionnaire.groups))
    move = request.POST.get("move")
    if number is None:
        return _said(request, door, "stale", status=400)
    if move == "stay" or (move == "back" and number == 1):
        return _screen(request, door, token, steps.step_of(questionnaire, number, typed))
    if move == "back":
        return _screen(request, door, token, steps.step_of(questionnaire, number - 1, typed))
    if problems := steps.problems_in_step(questionnaire, number, typed):
        return _screen(request, door, token, steps.step_of(questionnaire, number, typed, problems), status=422)
    if number < len(questionnaire.groups):
        return _screen(request, door, token, steps.step_of(questionnaire, number + 1, typed))
    return _send(request, door, token, typed)


def _send(request: HttpRequest, door: Door, token: Token, typed: dict[str, str]) -> HttpResponse:
    answers = validate_answers(door.questionnaire, typed)
    if not isinstance(answers, Answers):
        number = steps.step_with(door.questionnaire, answers)
        step = steps.step_of(door.questionnaire, number, typed, answers)
        return _screen(request, door, token, step, status=422)
    try:
        outcome = take(door, submission_id=token.submission_id, answers=answers, channel=token.channel)
    except Unavailable:
        return _unavailable(request, door, token, typed)
    match outcome:
        case Outcome.STORED | Outcome.REPEATED:
            return _to_thanks(door, token.channel)
        case Outcome.CONFLICT:
            return _said(request, door, "conflict", status=422)
        case Outcome.CLOSED:
            return _said(request, door, "closed", status=410)


def _number(posted: QueryDict, *, last: int) -> int | None:
    text = posted.get("step", "")
    return int(text) if text in {str(number) for number in range(1, last + 1)} else None


def _screen(request: HttpRequest, door: Door, token: Token, step: Step, *, status: int = 200) -> HttpResponse:
    context = {
        "door": door,
        "step": step,
        "token": token.signed(),
        "intro": steps.words(door.questionnaire.intro),
        "minutes": door.questionnaire.max_minutes,
        "here": reverse("surveys:form", args=[door.code]),
        "bait": BAIT,
    }
    return render(request, "surveys/form.html", context, status=status)


def _unavailable(request: HttpRequest, door: Door, token: Token, typed: dict[str, str]) -> HttpResponse:
    """The last screen again, with every answer in it: one press sends it once more, with the same id."""
    step = steps.step_of(door.questionnaire, len(door.questionnaire.groups), typed)
    context = {"door": door, "step": step, "token": token.signed(), "bait": BAIT}
    response = render(request, "surveys/unavailable.html", context, status=503)
    response["Retry-After"] = str(TRY_AGAIN_AFTER)
    return response


def _to_thanks(door: Door, channel: Channel) -> HttpResponse:
    # The language is said even when it is the first one: a browser may prefer another.
    query = urlencode({"lang": page_language(), **({"via": channel} if channel is Channel.KIOSK else {})})
    response = HttpResponseRedirect(f"{reverse('surveys:thanks', args=[door.code])}?{query}")
    response.status_code = 303
    return response


def _said(request: HttpRequest, door: Door | None, why: str, *, status: int = 200) -> HttpResponse:
    """A page that says why there is no form here, and what to do."""
    return render(request, "surveys/no_form.html", {"door": door, "why": why}, status=status)
