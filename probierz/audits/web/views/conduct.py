"""At the audit: the whole checklist on one page that keeps every word, evidence beside each question."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.finding import existing
from probierz.access.requests import OfficeRequest
from probierz.attachments.media_types import is_shown
from probierz.attachments.store import content_of
from probierz.audits.actions import entries, evidence
from probierz.audits.labels import VERDICTS
from probierz.audits.models import Audit, Question
from probierz.audits.queries import checklist as queries
from probierz.audits.queries.teams import member_of
from probierz.audits.rules import JUDGES, WRITERS, AuditState, QuestionVerdict, needed_for
from probierz.audits.web.forms.checklist import FileForm, JudgementForm
from probierz.audits.web.pages import (
    CONDUCT,
    READ,
    SENTENCES,
    audit_of,
    audit_view,
    steps_to,
    today,
    url,
)
from probierz.design import downloads
from probierz.design.pages import attempt, done_or_refused, files, sentence, typed
from probierz.lib.identifiers import portable_id, slugify
from probierz.lib.refusals import Refused


@dataclass(frozen=True)
class Sheet:
    """A question as the page shows it: its line, what stands in the fields, and the name of the next entry."""

    line: queries.Line
    verdict: str
    note: str
    reason: str
    name: str
    error: str = ""
    caption: str = ""

    @property
    def missing(self) -> str:
        """The field that the verdict asks for and that is empty."""
        needed = needed_for(self.verdict)
        return needed if needed and not getattr(self, needed).strip() else ""

    @property
    def file_name(self) -> str:
        """Under it a file is taken in once, however often it is sent."""
        return portable_id()


@audit_view(CONDUCT)
@require_GET
def conduct(request: OfficeRequest, key: str) -> HttpResponse:
    audit = audit_of(key)
    member = member_of(audit, request.actor.account)
    lines = queries.lines_of(audit)
    wish = request.GET.get("pokaz", "")
    shown = queries.shown(lines, member=member, wish=wish)
    context = {
        **_around(request, audit),
        "sheets": [_sheet(line) for line in shown],
        "lines": shown,
        "wish": wish,
        "all": len(lines),
        "finished": sum(line.is_done for line in lines),
        "done_elsewhere": sum(line.is_done for line in lines if line not in shown),
    }
    return render(request, "audits/conduct.html", context)


@audit_view(CONDUCT)
@require_http_methods(["GET", "POST"])
def question(request: OfficeRequest, key: str, question: str) -> HttpResponse:
    """One question: a page of its own without scripts, and where the device sends its entries."""
    audit = audit_of(key)
    row = existing(queries.question_by_key(audit, question))
    form = JudgementForm(typed(request))
    if request.accepts("text/html") or not form.is_bound:
        return _by_page(request, audit, row, form)
    return _by_device(request, row, form)


@audit_view(CONDUCT)
@require_POST
def add_file(request: OfficeRequest, key: str, question: str) -> HttpResponse:
    audit = audit_of(key)
    row = existing(queries.question_by_key(audit, question))
    form = FileForm(typed(request), files(request))
    done = attempt(
        form,
        lambda: evidence.add_file(request.actor, question=row, sheet=form.sheet(), on=today()),
        sentences=SENTENCES,
    )
    problem = "" if done else " ".join(str(one) for some in form.errors.values() for one in some)
    if not request.accepts("text/html"):
        return JsonResponse({"refused": problem} if problem else {"saved": True}, status=422 if problem else 200)
    if problem:
        sheet = replace(_sheet(_line(audit, row), error=problem), caption=form["note"].value() or "")
        return render(request, "audits/question.html", {**_around(request, audit), "sheet": sheet})
    return redirect(f"{url(request, 'conduct', key=key)}#q-{row.key}")


@audit_view(READ)
@require_GET
def file(request: OfficeRequest, key: str, question: str, file: str) -> HttpResponse:
    row = existing(queries.question_by_key(audit_of(key), question))
    stored = existing(queries.file_by_key(row, file)).file
    content = content_of(stored.sha256)
    # What every browser shows as a picture is shown; everything else is taken away as a file.
    picture = stored.media_type if is_shown(stored.media_type) else ""
    stem, _dot, ending = stored.name.rpartition(".")
    name = downloads.file_name(stem or ending, ending=slugify(ending) or "bin")
    media_type = picture or "application/octet-stream"
    return downloads.attached(content, media_type=media_type, name=name, inline=bool(picture))


@audit_view(CONDUCT)
@require_POST
def remove_file(request: OfficeRequest, key: str, question: str, file: str) -> HttpResponse:
    row = existing(queries.question_by_key(audit_of(key), question))
    one = existing(queries.file_by_key(row, file))
    return done_or_refused(
        request,
        lambda: evidence.remove_file(request.actor, file=one),
        done=_("The evidence was removed."),
        back=f"{url(request, 'conduct', key=key)}#q-{question}",
        sentences=SENTENCES,
    )


@audit_view(CONDUCT)
@require_GET
def entries_page(request: OfficeRequest, key: str, question: str) -> HttpResponse:
    """Every wording of a question, the latest first."""
    audit = audit_of(key)
    row = existing(queries.question_by_key(audit, question))
    context = {
        "audit": audit,
        "question": row,
        "entries": queries.entries_of(row),
        "steps": (*steps_to(request, audit), (_("At the audit"), url(request, "conduct", key=key))),
    }
    return render(request, "audits/entries.html", context)


def _line(audit: Audit, row: Question) -> queries.Line:
    """A question with its place on the whole list, which a page shows and a device does not ask for."""
    return existing(next((one for one in queries.lines_of(audit) if one.question.pk == row.pk), None))


def _by_page(request: OfficeRequest, audit: Audit, row: Question, form: JudgementForm) -> HttpResponse:
    error, line = "", _line(audit, row)
    if form.is_bound:
        kept: list[entries.Kept] = []
        if attempt(form, lambda: kept.append(_write(request, row, form)), sentences=SENTENCES):
            if not kept[0].is_aside:
                return redirect(f"{url(request, 'conduct', key=audit.key)}#q-{row.key}")
            row = kept[0].question
            error = _("Somebody wrote here a moment ago. Your words are kept below; say what shall stand, and save.")
        else:
            error = " ".join(str(one) for some in form.errors.values() for one in some)
    sheet = _sheet(line, form=form, error=error, seen=row.seen)
    return render(request, "audits/question.html", {**_around(request, audit), "sheet": sheet, "theirs": row})


def _by_device(request: HttpRequest, row: Question, form: JudgementForm) -> JsonResponse:
    if not form.is_valid():
        return JsonResponse(
            {"refused": " ".join(str(one) for some in form.errors.values() for one in some)}, status=422
        )
    try:
        kept = _write(request, row, form)
    except Refused as refused:
        return JsonResponse({"refused": sentence(refused, SENTENCES)}, status=422)
    now = kept.question
    theirs = {
        "verdict": now.verdict,
        "word": str(VERDICTS[QuestionVerdict(now.verdict)]) if now.verdict else "",
        "note": now.note,
        "reason": now.reason,
    }
    answer: dict[str, Any] = {"seen": now.seen, "at": f"{timezone.localtime():%H:%M}", "aside": kept.is_aside}
    return JsonResponse({**answer, "theirs": theirs} if kept.is_aside else answer)


def _write(request: Any, row: Question, form: JudgementForm) -> entries.Kept:
    return entries.write(request.actor, question=row, sent=form.sent(), judgement=form.judgement(), at=timezone.now())


def _around(request: OfficeRequest, audit: Audit) -> dict[str, Any]:
    member = member_of(audit, request.actor.account)
    may_write = member is not None and member.role in WRITERS and audit.state == AuditState.RUNNING
    return {
        "audit": audit,
        "member": member,
        "may_write": may_write,
        "may_judge": may_write and member is not None and member.role in JUDGES,
        "verdicts": [(code, words, needed_for(code)) for code, words in VERDICTS.items()],
        "steps": steps_to(request, audit),
    }


def _sheet(line: queries.Line, *, form: JudgementForm | None = None, error: str = "", seen: str = "") -> Sheet:
    one = line.question
    if seen:
        one.seen = seen
    if form is None or not form.is_bound:
        return Sheet(line, one.verdict, one.note, one.reason, portable_id(), error)
    typed_words = (form["verdict"].value() or "", form["note"].value() or "", form["reason"].value() or "")
    return Sheet(line, *typed_words, portable_id(), error)
