"""The way of the audit and its report: commands, conclusions, signature, distribution, findings to the register."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from probierz.access.doors import office_view
from probierz.access.finding import existing, no_such_page
from probierz.access.requests import OfficeRequest
from probierz.audits.actions import conduct
from probierz.audits.actions import reports as actions
from probierz.audits.queries import audits as queries
from probierz.audits.queries.checklist import by_verdict, lines_of, question_by_key
from probierz.audits.queries.teams import team_of
from probierz.audits.rules import AuditCommand
from probierz.audits.web import papers
from probierz.audits.web.forms.planning import SummaryForm
from probierz.audits.web.forms.teams import PeopleForm
from probierz.audits.web.pages import (
    ANSWER,
    CONDUCT,
    MANAGE,
    READ,
    SENTENCES,
    audit_of,
    audit_view,
    page_of,
    today,
    url,
)
from probierz.design import downloads
from probierz.design.pages import done_or_refused, form_page, typed
from probierz.people.queries import employed_on

MOVES: dict[str, tuple[Callable[..., object], Any]] = {
    AuditCommand.START: (conduct.start, gettext_lazy("The audit has begun.")),
    AuditCommand.FINISH: (conduct.finish, gettext_lazy("All questions have their verdicts. Write the conclusions.")),
    AuditCommand.RETURN: (conduct.go_back, gettext_lazy("The questions are open again.")),
    AuditCommand.SIGN: (conduct.sign, gettext_lazy("You signed the report. Now send it.")),
}


@audit_view(CONDUCT)
@require_POST
def move(request: OfficeRequest, key: str, command: str) -> HttpResponse:
    if command not in MOVES:
        raise no_such_page()
    audit = audit_of(key)
    act, done = MOVES[command]
    return done_or_refused(
        request,
        lambda: act(request.actor, audit=audit, on=today()),
        done=done,
        back=url(request, "conduct" if command == AuditCommand.START else "audit", key=key),
        sentences=SENTENCES,
    )


@office_view(MANAGE)
@require_POST
def close(request: OfficeRequest, key: str) -> HttpResponse:
    audit = audit_of(key)
    return done_or_refused(
        request,
        lambda: conduct.close(request.actor, audit=audit, on=today()),
        done=_("The audit is closed."),
        back=url(request, "audit", key=key),
        sentences=SENTENCES,
    )


@audit_view(CONDUCT)
@require_http_methods(["GET", "POST"])
def summary(request: OfficeRequest, key: str) -> HttpResponse:
    audit = audit_of(key)
    form = SummaryForm(typed(request), initial={"text": audit.summary})
    page = page_of(
        request, audit, back="audit", title=_("Conclusions of the audit"), submit=_("Save"), done=_("Saved."), wide=True
    )
    return form_page(request, page, form, lambda: conduct.sum_up(request.actor, audit=audit, **form.cleaned_data))


@audit_view(READ)
@require_GET
def paper(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    audit = audit_of(key)
    record = papers.paper_of_report(
        queries.row_of(audit), team_of(audit), lines_of(audit), list(queries.recipients_of(audit)), on=today()
    )
    return downloads.paper(ending, record, name=f"raport-z-auditu-{audit.code}")


@audit_view(CONDUCT)
@require_http_methods(["GET", "POST"])
def send(request: OfficeRequest, key: str) -> HttpResponse:
    audit = audit_of(key)
    concerned = {one.key for one in queries.expected_readers(audit, on=today())}
    people = employed_on(today()).exclude(account=None)
    form = PeopleForm(typed(request), people=people, initial={"people": sorted(concerned)})
    page = page_of(
        request,
        audit,
        back="audit",
        title=_("Send the report"),
        lead=_("Each finds it under the own duties and says there that it was read."),
        submit=_("Send"),
        done=_("The report was sent."),
        wide=True,
    )
    return form_page(
        request, page, form, lambda: actions.send_report(request.actor, audit=audit, on=today(), **form.cleaned_data)
    )


@office_view(ANSWER)
@require_GET
def copy(request: OfficeRequest, key: str, ending: str) -> HttpResponse:
    """The report for those who got it, whatever their roles."""
    existing(queries.recipient_for(audit := audit_of(key), request.actor.account))
    record = papers.paper_of_report(
        queries.row_of(audit), team_of(audit), lines_of(audit), list(queries.recipients_of(audit)), on=today()
    )
    return downloads.paper(ending, record, name=f"raport-z-auditu-{audit.code}")


@office_view(ANSWER)
@require_http_methods(["GET", "POST"])
def received(request: OfficeRequest, key: str) -> HttpResponse:
    """A report somebody was sent: what it says, and the word that it was read."""
    audit = audit_of(key)
    recipient = existing(queries.recipient_for(audit, request.actor.account))
    if request.method == "POST":
        return done_or_refused(
            request,
            lambda: actions.say_read(request.actor, recipient=recipient, on=today()),
            done=_("Thank you. It is noted that you read the report."),
            back=url(request, "received", key=key),
            sentences=SENTENCES,
        )
    return _received_page(request, audit, recipient)


def _received_page(request: OfficeRequest, audit: Any, recipient: Any) -> HttpResponse:
    context = {
        "audit": audit,
        "recipient": recipient,
        "groups": by_verdict(lines_of(audit)),
        "row": queries.row_of(audit),
    }
    return render(request, "audits/received.html", context)


@audit_view(CONDUCT)
@require_POST
def raise_finding(request: OfficeRequest, key: str, question: str) -> HttpResponse:
    row = existing(question_by_key(audit_of(key), question))
    return done_or_refused(
        request,
        lambda: actions.raise_finding(request.actor, question=row, on=today()),
        done=_("The finding is in the register of nonconformities."),
        back=f"{url(request, 'audit', key=key)}#ustalenia",
        sentences=SENTENCES,
    )
