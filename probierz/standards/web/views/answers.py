"""Answers: my requirements, answering one, looking at one, verifying it and agreeing on it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.permissions import Permission
from probierz.access.requests import OfficeRequest
from probierz.standards.actions import answers as actions
from probierz.standards.labels import BANDS as WORDS
from probierz.standards.models import AssessmentRound
from probierz.standards.queries import rounds as queries
from probierz.standards.queries.answers import answer_by_key
from probierz.standards.rules import IN_THE_AUTHORS_HANDS, AnswerState, RoundState
from probierz.standards.rules.scoring import BANDS
from probierz.standards.web.forms.rounds import RemarkForm, answering
from probierz.standards.web.pages import album, attempt, done_or_refused, today, typed, url

READ, MANAGE, ANSWER = Permission.REQUIREMENT_READ, Permission.ASSESSMENT_MANAGE, Permission.ASSESSMENT_ANSWER


@office_view(ANSWER)
@require_GET
def mine(request: OfficeRequest) -> HttpResponse:
    """What waits for me, by round."""
    rows = queries.open_assignments(request.user)
    return render(request, "standards/mine.html", {"assignments": rows, "today": today()})


@office_view(ANSWER)
@require_http_methods(["GET", "POST"])
def answer(request: OfficeRequest, key: str, number: str) -> HttpResponse:
    """Only whoever was given the requirement comes in; drafts are kept, handing in is a button of its own."""
    one, line = _line(key, number)
    assignment = existing(queries.assignment_for(request.user, line))
    own = next((each for each in line.answers if not one.is_caf or each.author_id == assignment.person_id), None)
    is_final, is_draft = "hand_in" in request.POST, "keep" in request.POST
    form = answering(typed(request), assessment=one, requirement=line.requirement, answer=own, is_draft=is_draft)
    if attempt(
        form,
        lambda: actions.answer(
            request.actor,
            assessment=one,
            requirement=line.requirement,
            person=assignment.person,
            said=form.said(),
            is_final=is_final,
            on=today(),
        ),
    ):
        messages.success(request, _("Handed in. Thank you.") if is_final else _("Kept as a draft."))
        return _next(request, one) if is_final else redirect(request.path)
    open_to_me = one.state == RoundState.OPEN and (own is None or own.state in IN_THE_AUTHORS_HANDS)
    context = {"round": one, "line": line, "own": own, "form": form, "is_open": open_to_me}
    return render(request, "standards/answer.html", context | _beside(line))


@office_view(READ)
@require_GET
def line(request: OfficeRequest, key: str, number: str) -> HttpResponse:
    """A requirement in a round for those who look: every answer, and the verification."""
    one, found = _line(key, number)
    shows_scores = not one.is_caf or one.state in {RoundState.CONSENSUS, RoundState.CLOSED}
    lines = [each for each in queries.lines_of(one) if each.applies]
    waiting = [each for each in lines if each.answer and each.answer.state == AnswerState.SUBMITTED]
    context = {
        "round": one,
        "line": found,
        "shows_answers": shows_scores,
        "remark": RemarkForm(),
        "next_waiting": next((each for each in waiting if each.requirement.number != number), None),
    }
    return render(request, "standards/line.html", context | _beside(found))


@office_view(MANAGE)
@require_POST
def verify(request: OfficeRequest, key: str) -> HttpResponse:
    """Agree with an answer, or send it back with a remark."""
    given = existing(answer_by_key(key))
    remark = request.POST.get("remark", "").replace("\0", "")[:2000]
    back = url(request, "line", key=given.round.key, number=given.requirement.number)
    if "send_back" in request.POST:
        done = _("Sent back to the author.")
        return done_or_refused(
            request, lambda: actions.send_back(request.actor, answer=given, remark=remark), done=done, back=back
        )
    return done_or_refused(
        request,
        lambda: actions.verify(request.actor, answer=given, on=today(), remark=remark),
        done=_("Verified."),
        back=back,
    )


@office_view(MANAGE)
@require_http_methods(["GET", "POST"])
def agree(request: OfficeRequest, key: str, number: str) -> HttpResponse:
    """CAF: individual scores beside each other and the one the group agrees on."""
    one, found = _line(key, number)
    form = answering(typed(request), assessment=one, requirement=found.requirement, answer=found.consensus)
    if one.is_caf and attempt(
        form,
        lambda: actions.agree(
            request.actor, assessment=one, requirement=found.requirement, said=form.said(), on=today()
        ),
    ):
        messages.success(request, _("Agreed."))
        left = [each for each in queries.lines_of(one) if each.applies and each.consensus is None]
        if left:
            return redirect(url(request, "agree", key=key, number=left[0].requirement.number))
        return redirect(url(request, "round", key=key))
    context = {"round": one, "line": found, "form": form, "is_open": one.state == RoundState.CONSENSUS}
    return render(request, "standards/agree.html", context | _beside(found))


def _line(key: str, number: str) -> tuple[AssessmentRound, queries.Line]:
    one = existing(queries.round_by_key(key))
    found = next((each for each in queries.lines_of(one) if each.requirement.number == number), None)
    return one, existing(found)


def _beside(found: queries.Line) -> dict[str, object]:
    """What stands beside the question: the evidence there is."""
    known = album()
    requirement = known.requirements[found.requirement.pk]
    bands = [(*span, words) for span, words in zip(BANDS, WORDS.get(requirement.aspect, ()), strict=False)]
    return {"picture": known.picture(requirement), "readiness": known.readiness(requirement), "bands": bands}


def _next(request: OfficeRequest, one: AssessmentRound) -> HttpResponse:
    """On to the next question of the same round, or to the list."""
    left = [each for each in queries.open_assignments(request.user) if each.round_id == one.pk]
    if left:
        return redirect(url(request, "answer", key=one.key, number=left[0].requirement.number))
    return redirect(url(request, "mine"))
