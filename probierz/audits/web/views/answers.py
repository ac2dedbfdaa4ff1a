"""Before the auditor comes: the audited read the checklist and answer, word by word kept."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing
from probierz.access.requests import OfficeRequest
from probierz.audits.actions import entries
from probierz.audits.models import Audit, Question
from probierz.audits.queries import checklist as queries
from probierz.audits.queries.audits import asked_person
from probierz.audits.rules import BEFORE_REPORT
from probierz.audits.web.forms.checklist import AnswerForm
from probierz.audits.web.pages import ANSWER, MANAGE, SENTENCES, audit_of, today, url
from probierz.design.pages import attempt, typed
from probierz.lib.identifiers import portable_id


@dataclass(frozen=True)
class Asked:
    line: queries.Line
    answer: str
    name: str
    error: str = ""


@office_view(ANSWER)
@require_GET
def answers(request: OfficeRequest, key: str) -> HttpResponse:
    return _page(request, _open_to(request, audit_of(key)))


@office_view(ANSWER)
@require_POST
def answer(request: OfficeRequest, key: str, question: str) -> HttpResponse:
    audit = audit_of(key)
    row = existing(queries.question_by_key(audit, question))
    if queries.kept_of(request.actor.account, row, request.POST.get("name", "")) is None:
        _open_to(request, audit)
    form = AnswerForm(typed(request))
    kept: list[entries.Kept] = []
    done = attempt(form, lambda: kept.append(_write(request, row, form)), sentences=SENTENCES)
    problem = "" if done else " ".join(str(one) for some in form.errors.values() for one in some)
    if request.accepts("text/html"):
        if done and not kept[0].is_aside:
            return redirect(f"{url(request, 'answers', key=key)}#q-{row.key}")
        problem = problem or _("Somebody answered here a moment ago. Look at both, and save what shall stand.")
        return _page(request, audit, typed_at=row.key, form=form, error=problem)
    if problem:
        return JsonResponse({"refused": problem}, status=422)
    now = kept[0].question
    told: dict[str, Any] = {"seen": now.answer_seen, "at": f"{timezone.localtime():%H:%M}", "aside": kept[0].is_aside}
    return JsonResponse({**told, "theirs": {"answer": now.answer}} if kept[0].is_aside else told)


def _open_to(request: OfficeRequest, audit: Audit) -> Audit:
    """There is such a page only for those who are asked, and for whoever plans audits."""
    person = asked_person(audit, request.actor.account, on=today())
    return existing(audit if audit.answers_by and (person or request.actor.may(MANAGE)) else None)


def _write(request: OfficeRequest, row: Question, form: AnswerForm) -> entries.Kept:
    text = form.cleaned_data["answer"]
    return entries.answer(request.actor, question=row, sent=form.sent(), text=text, on=today())


def _page(
    request: OfficeRequest, audit: Audit, *, typed_at: str = "", form: AnswerForm | None = None, error: str = ""
) -> HttpResponse:
    sheets = []
    for line in queries.lines_of(audit):
        is_typed = form is not None and line.question.key == typed_at
        text = str(form["answer"].value() or "") if form is not None and is_typed else line.question.answer
        sheets.append(Asked(line, text, portable_id(), error if is_typed else ""))
    person = asked_person(audit, request.actor.account, on=today())
    context = {
        "audit": audit,
        "sheets": sheets,
        "may_write": person is not None and audit.state in BEFORE_REPORT,
        "answered": sum(bool(one.line.question.answer) for one in sheets),
    }
    return render(request, "audits/answers.html", context)
