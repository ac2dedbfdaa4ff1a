"""What is due about quality audits: preparing, asking, reporting, answering, reading, lending, adopting."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.audits.models import Audit, AuditMember, AuditProgramme, Question, Recipient
from probierz.audits.queries import teams
from probierz.audits.queries.audits import asking, unread_reports
from probierz.audits.rules import RAISED, UNDER_WAY, WRITERS, AuditState, Consent, MemberRole
from probierz.lib.duties import Duty

if TYPE_CHECKING:
    from probierz.desk.queries.office import OfficeDay

AHEAD = timedelta(days=30)
ENDING = timedelta(days=60)
DAYS_FOR_REPORT = timedelta(days=7)


def _audit(day: "OfficeDay") -> Iterable[Duty]:
    """What the audits of whose team one is wait for."""
    if day.actor.account is None:
        return
    to_do = Q(audit__state__in=UNDER_WAY) | Q(_is_left(), audit__state=AuditState.SIGNED)
    rows = AuditMember.objects.filter(to_do, employee__account=day.actor.account)
    rows = rows.filter(role__in=WRITERS, audit__starts_on__lte=day.on + AHEAD).select_related("audit")
    for one in rows.order_by("audit__starts_on", "pk"):
        text, view, due_on = _step(one.audit, is_lead=one.role == MemberRole.LEAD)
        if text:
            yield day.duty(text, view, detail=str(one.audit), due_on=due_on, key=one.audit.key)


def _step(audit: Audit, *, is_lead: bool) -> tuple[str, str, date]:
    if audit.state == AuditState.RUNNING:
        return _("Ask the questions of an audit"), "audits:conduct", audit.ends_on
    if not is_lead:
        return "", "", audit.ends_on
    if audit.state == AuditState.PLANNED:
        return _("Prepare the audit you lead"), "audits:audit", audit.starts_on
    if audit.state == AuditState.SIGNED:
        return _("Send the report and the findings of an audit"), "audits:audit", audit.ends_on + 2 * DAYS_FOR_REPORT
    return _("Write and sign the report of an audit"), "audits:audit", audit.ends_on + DAYS_FOR_REPORT


def _is_left() -> Q:
    """The report went to nobody, or a finding is not in the register."""
    raised = Question.objects.filter(audit=OuterRef("audit"), verdict__in=RAISED, raised_key="")
    return Q(~Exists(Recipient.objects.filter(audit=OuterRef("audit"))) | Exists(raised))


def _answer(day: "OfficeDay") -> Iterable[Duty]:
    if day.actor.account is None or not day.may(Permission.AUDIT_ANSWER):
        return
    for one in asking(day.actor.account, on=day.on):
        yield day.duty(
            _("Answer before the auditor comes"), "audits:answers", detail=str(one), due_on=one.answers_by, key=one.key
        )
    for copy in unread_reports(day.actor.account):
        yield day.duty(
            _("Read the report of an audit"),
            "audits:received",
            detail=str(copy.audit),
            due_on=copy.sent_on + 2 * DAYS_FOR_REPORT,
            key=copy.audit.key,
        )


def _manage(day: "OfficeDay") -> Iterable[Duty]:
    if not day.may(Permission.AUDIT_MANAGE):
        return
    for one in teams.asked_of(day.office):
        if one.consent == Consent.ASKED:
            yield day.duty(
                _("Decide whether to lend an auditor"),
                "audits:lend",
                detail=one.audit.office.name,
                due_on=one.audit.starts_on,
                member=one.key,
            )
    for competence in teams.ending(on=day.on, until=day.on + ENDING):
        yield day.duty(
            _("Renew an auditor's competence"),
            "audits:auditors",
            detail=str(competence.employee),
            due_on=competence.valid_to,
        )
    led = AuditMember.objects.exclude(consent=Consent.REFUSED).filter(role=MemberRole.LEAD).values("audit")
    without_team = Q(state=AuditState.PLANNED, starts_on__lte=day.on + AHEAD) & ~Q(pk__in=led)
    for audit in Audit.objects.filter(without_team | Q(state=AuditState.SIGNED)).order_by("starts_on", "pk"):
        text, view, due_on = _kept(audit)
        yield day.duty(text, view, detail=str(audit), due_on=due_on, key=audit.key)


def _kept(audit: Audit) -> tuple[str, str, date]:
    """What an audit waits for from whoever plans audits."""
    if audit.state == AuditState.PLANNED:
        return _("Choose the team of an audit"), "audits:team", audit.starts_on
    return _("Close an audit whose report is signed"), "audits:audit", audit.ends_on + 4 * DAYS_FOR_REPORT


def _adopt(day: "OfficeDay") -> Iterable[Duty]:
    if day.may(Permission.AUDIT_ADOPT):
        for one in AuditProgramme.objects.filter(adopted_on__isnull=True).order_by("year"):
            text = _("Adopt the programme of quality audits")
            href = reverse("audits:year", kwargs={"office": day.office.code, "year": one.year})
            yield Duty(text=text, where=day.office.name, href=href, detail=str(one.year), office=day.office.code)


def visits(actor: Actor) -> Iterator[Duty]:
    """Audits in offices that this person was lent to; asked once, outside every office."""
    if actor.account is None:
        return
    for one in teams.visits_of(actor.account):
        audit = one.audit
        is_running = audit.state == AuditState.RUNNING
        view = "audits:conduct" if is_running else "audits:audit"
        yield Duty(
            text=_("Audit in another office"),
            where=audit.office.name,
            href=reverse(view, kwargs={"office": audit.office.code, "key": audit.key}),
            detail=str(audit),
            due_on=audit.ends_on if is_running else audit.starts_on,
            office=audit.office.code,
        )


SOURCES = (_audit, _answer, _manage, _adopt)
