"""Programme, plan, checklist and report as papers in the office's letterhead."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from probierz.audits.labels import CONSENTS, KINDS, ORIGINS, ROLES, STATES, VERDICT_GROUPS, VERDICTS
from probierz.audits.models import AuditMember, AuditProgramme, Question, Recipient
from probierz.audits.queries.audits import Row
from probierz.audits.queries.checklist import Line, by_verdict
from probierz.audits.rules import RAISED, AuditKind, AuditState, Consent, MemberRole, Origin, QuestionVerdict
from probierz.design.languages import localized, page_language
from probierz.lib import figures
from probierz.lib.papers import Paper, Section, Table
from probierz.members.queries.office import letterhead_for_print

_DOTS = "." * 40


def paper_of_programme(programme: AuditProgramme, rows: Iterable[Row], *, on: date) -> Paper:
    adopted = figures.day(programme.adopted_on, language=page_language()) if programme.adopted_on else _("not yet")
    return Paper(
        title=_("Programme of quality audits for %(year)s") % {"year": programme.year},
        letterhead=letterhead_for_print(programme.office),
        language=page_language(),
        made_on=on,
        landscape=True,
        stamp="" if programme.adopted_on else _("draft"),
        facts=[(_("Adopted on"), adopted), (_("Adopted by"), str(programme.adopted_by or ""))],
        sections=[
            Section(heading=_("Objectives"), text_markdown=programme.objectives),
            Section(
                heading=_("Risks and opportunities of the programme"), text_markdown=programme.risks, empty=_("none")
            ),
            Section(heading=_("Audits"), table=_planned(rows), empty=_("no audits yet")),
            Section(text_markdown=_statutory()),
        ],
    )


def _planned(rows: Iterable[Row]) -> Table | None:
    head = [_("Number"), _("What is audited"), _("Area"), _("Days"), _("Lead auditor"), _("Kind"), _("State")]
    lines = [
        [
            row.audit.code,
            row.audit.title,
            row.area,
            _days(row.audit.starts_on, row.audit.ends_on),
            str(row.lead or ""),
            str(KINDS[AuditKind(row.audit.kind)]),
            str(STATES[AuditState(row.audit.state)]),
        ]
        for row in rows
    ]
    return Table(head=head, rows=lines, widths=(1.1, 3, 3, 2.1, 1.8, 1.4, 1.4)) if lines else None


def paper_of_plan(row: Row, team: Sequence[AuditMember], *, on: date) -> Paper:
    return Paper(
        title=_("Plan of the audit %(number)s") % {"number": row.audit.code},
        subtitle=row.audit.title,
        letterhead=letterhead_for_print(row.audit.office),
        language=page_language(),
        made_on=on,
        facts=_facts(row),
        sections=[
            *_texts((_("Why an extra audit"), row.audit.occasion)),
            *_texts((_("Criteria"), row.audit.criteria), (_("Scope"), row.audit.scope)),
            _team(team),
            Section(text_markdown=_signatures(_("Prepared by"), _("Approved by"))),
        ],
    )


def paper_of_checklist(row: Row, lines: Sequence[Line], *, on: date) -> Paper:
    """To be filled in by pen where it is empty."""
    head = [_("No."), _("Requirement"), _("Question"), _("Verdict"), _("What was seen")]
    rows = [
        [
            str(line.number),
            line.question.requirement.number
            if line.question.requirement
            else str(ORIGINS[Origin(line.question.origin)]),
            _asked(line.question),
            _verdict(line.question.verdict),
            line.question.note or line.question.reason,
        ]
        for line in lines
    ]
    return Paper(
        title=_("Checklist of the audit %(number)s") % {"number": row.audit.code},
        subtitle=row.audit.title,
        letterhead=letterhead_for_print(row.audit.office),
        language=page_language(),
        made_on=on,
        landscape=True,
        facts=_facts(row),
        sections=[
            Section(
                table=Table(head=head, rows=rows, widths=(0.5, 1.1, 4, 1.5, 4)) if rows else None,
                empty=_("no questions yet"),
            )
        ],
    )


def paper_of_report(
    row: Row, team: Sequence[AuditMember], lines: Sequence[Line], recipients: Sequence[Recipient], *, on: date
) -> Paper:
    audit = row.audit
    return Paper(
        title=_("Report of the audit %(number)s") % {"number": audit.code},
        subtitle=audit.title,
        letterhead=letterhead_for_print(audit.office),
        language=page_language(),
        made_on=on,
        stamp="" if audit.signed_on else _("draft"),
        facts=_facts(row),
        sections=[
            *_texts((_("Criteria"), audit.criteria), (_("Scope"), audit.scope)),
            _team(team),
            Section(heading=_("Conclusions"), text_markdown=audit.summary, empty=_("not written yet")),
            _counts(row),
            *_findings(lines),
            _skipped(lines),
            _distribution(recipients),
            _signed(row),
            Section(text_markdown=_statutory()),
        ],
    )


def _signed(row: Row) -> Section:
    """By the lead auditor, who alone signs."""
    audit = row.audit
    places = _signatures(_("Lead auditor"), _("For the audited"), _("Quality representative"))
    if audit.signed_on is None:
        return Section(heading=_("Signatures"), text_markdown=places)
    named = {"person": row.lead or audit.signed_by or "", "day": _day(audit.signed_on)}
    signed = _("Signed in the system by %(person)s on %(day)s.") % named
    return Section(heading=_("Signatures"), text_markdown=f"{signed}\n\n{places}")


def _facts(row: Row) -> list[tuple[str, str]]:
    audit = row.audit
    return [
        (_("Kind"), str(KINDS[AuditKind(audit.kind)])),
        (_("Processes"), ", ".join(map(str, row.processes)) or _("none")),
        (_("Units"), ", ".join(one.name for one in row.units) or _("none")),
        (_("Days"), _days(audit.starts_on, audit.ends_on)),
        (_("Lead auditor"), str(row.lead or _("nobody yet"))),
        (_("State"), str(STATES[AuditState(audit.state)])),
    ]


def _team(team: Sequence[AuditMember]) -> Section:
    rows = [[str(one), str(ROLES[MemberRole(one.role)]), _from(one)] for one in team if one.consent != Consent.REFUSED]
    table = Table(head=[_("Person"), _("Role"), _("Office")], rows=rows, widths=(3, 2, 3))
    return Section(heading=_("Team"), table=table if rows else None, empty=_("nobody yet"))


def _from(member: AuditMember) -> str:
    if member.home is None:
        return _("own office")
    return f"{member.home.name} ({CONSENTS[Consent(member.consent)]})"


def _counts(row: Row) -> Section:
    rows = [[str(words), str(row.count(verdict))] for verdict, words in VERDICTS.items()]
    table = Table(head=[_("Verdict"), _("Questions")], rows=rows, numeric=frozenset({1}), widths=(5, 1))
    return Section(heading=_("What was found"), table=table)


def _findings(lines: Sequence[Line]) -> list[Section]:
    sections = [
        Section(heading=str(VERDICT_GROUPS[verdict]), table=_found(some, is_raised=verdict in RAISED))
        for verdict, some in by_verdict(lines).items()
    ]
    return sections or [Section(heading=_("Findings"), empty=_("none"))]


def _found(lines: Sequence[Line], *, is_raised: bool) -> Table:
    """What never goes to the register has no column for it."""
    head = [_("No."), _("Requirement or question"), _("What was seen"), _("Evidence"), _("Nonconformity")]
    rows = [
        [
            str(line.number),
            _about(line.question),
            line.question.note,
            ", ".join(one.note or one.file.name for one in line.files),
            str(line.nonconformity.number) if line.nonconformity else "",
        ]
        for line in lines
    ]
    columns = 5 if is_raised else 4
    return Table(head=head[:columns], rows=[row[:columns] for row in rows], widths=(0.6, 2.8, 4, 1.9, 1.7)[:columns])


def _about(question: Question) -> str:
    one = question.requirement
    return f"{one.number} {localized(one, 'title')}" if one else _asked(question)


def _skipped(lines: Sequence[Line]) -> Section:
    """What did not apply, with its reason: a certification auditor asks for it."""
    rows = [
        [str(line.number), _asked(line.question), line.question.reason]
        for line in lines
        if line.question.verdict == QuestionVerdict.NOT_APPLICABLE
    ]
    table = Table(head=[_("No."), _("Question"), _("Why it does not apply")], rows=rows, widths=(0.6, 4, 4))
    return Section(heading=_("What did not apply"), table=table if rows else None, empty=_("nothing"))


def _distribution(recipients: Sequence[Recipient]) -> Section:
    rows = [[str(one.employee), _day(one.sent_on), _day(one.read_on)] for one in recipients]
    table = Table(head=[_("Who"), _("Sent on"), _("Read on")], rows=rows, widths=(4, 2, 2))
    return Section(heading=_("Distribution"), table=table if rows else None, empty=_("not sent yet"))


def _signatures(*who: str) -> str:
    return "\n\n".join(f"{one}: {_DOTS}" for one in who)


def _statutory() -> str:
    return _(
        "This is an audit of the quality management system. It does not replace the internal audit under the "
        "Public Finance Act, which has other aims, people and reports."
    )


def _texts(*pairs: tuple[str, str]) -> list[Section]:
    return [Section(heading=heading, text_markdown=text) for heading, text in pairs if text]


def _asked(question: Question) -> str:
    return question.text_en if page_language() == "en" and question.text_en else question.text


def _verdict(code: str) -> str:
    return str(VERDICTS[QuestionVerdict(code)]) if code else ""


def _days(since: date, until: date) -> str:
    return _day(since) if since == until else _("%(since)s to %(until)s") % {"since": _day(since), "until": _day(until)}


def _day(day: date | None) -> str:
    return figures.day(day, language=page_language()) if day else ""
