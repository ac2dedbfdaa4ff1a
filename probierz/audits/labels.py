"""Words for everything the rules name."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from probierz.audits.rules import (
    AuditCommand,
    AuditKind,
    AuditState,
    Consent,
    InvolvementKind,
    MemberRole,
    Origin,
    Part,
    QuestionVerdict,
    Refusal,
)

KINDS = {
    AuditKind.PLANNED: pgettext_lazy("an audit", "from the programme"),
    AuditKind.EXTRA: pgettext_lazy("an audit", "extra"),
}
STATES = {
    AuditState.PLANNED: pgettext_lazy("an audit", "planned"),
    AuditState.RUNNING: pgettext_lazy("an audit", "under way"),
    AuditState.REPORTING: pgettext_lazy("an audit", "report being written"),
    AuditState.SIGNED: pgettext_lazy("an audit", "report signed"),
    AuditState.CLOSED: pgettext_lazy("an audit", "closed"),
    AuditState.CANCELLED: pgettext_lazy("an audit", "called off"),
}
COMMANDS = {
    AuditCommand.START: _("Start the audit"),
    AuditCommand.FINISH: _("Finish asking, write the report"),
    AuditCommand.RETURN: _("Go back to the questions"),
    AuditCommand.SIGN: _("Sign the report"),
    AuditCommand.CLOSE: _("Close the audit"),
    AuditCommand.CANCEL: _("Call the audit off"),
}
# The shapes of `c-state`.
SHAPES: dict[str, str] = {
    AuditState.PLANNED: "waiting",
    AuditState.RUNNING: "progress",
    AuditState.REPORTING: "progress",
    AuditState.SIGNED: "done",
    AuditState.CLOSED: "done",
    AuditState.CANCELLED: "stopped",
    QuestionVerdict.CONFORMING: "done",
    QuestionVerdict.STRENGTH: "done",
    QuestionVerdict.OBSERVATION: "waiting",
    QuestionVerdict.OPPORTUNITY: "waiting",
    QuestionVerdict.NOT_APPLICABLE: "stopped",
}
SHAPES.update({QuestionVerdict.MINOR: "late", QuestionVerdict.MAJOR: "late"})
ROLES = {
    MemberRole.LEAD: pgettext_lazy("in an audit's team", "lead auditor"),
    MemberRole.AUDITOR: pgettext_lazy("in an audit's team", "auditor"),
    MemberRole.ASSISTANT: pgettext_lazy("in an audit's team", "assistant auditor"),
    MemberRole.OBSERVER: pgettext_lazy("in an audit's team", "observer"),
}
CONSENTS = {
    Consent.NONE_NEEDED: pgettext_lazy("consent to lend an auditor", "own auditor"),
    Consent.ASKED: pgettext_lazy("consent to lend an auditor", "asked, no answer yet"),
    Consent.GIVEN: pgettext_lazy("consent to lend an auditor", "agreed"),
    Consent.REFUSED: pgettext_lazy("consent to lend an auditor", "refused"),
}
INVOLVEMENTS = {
    InvolvementKind.TRAINED: pgettext_lazy("involvement", "trained"),
    InvolvementKind.ADVISED: pgettext_lazy("involvement", "advised"),
}
ORIGINS = {
    Origin.EARLIER: pgettext_lazy("origin of a question", "earlier finding"),
    Origin.CATALOG: pgettext_lazy("origin of a question", "requirement"),
    Origin.PROCESS: pgettext_lazy("origin of a question", "process card"),
    Origin.OWN: pgettext_lazy("origin of a question", "own question"),
}
VERDICTS = {
    QuestionVerdict.CONFORMING: pgettext_lazy("verdict of an auditor", "conforming"),
    QuestionVerdict.MINOR: pgettext_lazy("verdict of an auditor", "minor nonconformity"),
    QuestionVerdict.MAJOR: pgettext_lazy("verdict of an auditor", "major nonconformity"),
    QuestionVerdict.OBSERVATION: pgettext_lazy("verdict of an auditor", "observation"),
    QuestionVerdict.OPPORTUNITY: pgettext_lazy("verdict of an auditor", "opportunity for improvement"),
    QuestionVerdict.STRENGTH: pgettext_lazy("verdict of an auditor", "strength"),
    QuestionVerdict.NOT_APPLICABLE: pgettext_lazy("verdict of an auditor", "not applicable"),
}
VERDICT_GROUPS = {
    QuestionVerdict.MAJOR: _("Major nonconformities"),
    QuestionVerdict.MINOR: _("Minor nonconformities"),
    QuestionVerdict.OBSERVATION: _("Observations"),
    QuestionVerdict.OPPORTUNITY: _("Opportunities for improvement"),
    QuestionVerdict.STRENGTH: _("Strengths"),
}
PARTS = {Part.AUDITOR: _("the auditor"), Part.AUDITEE: _("the audited")}
REFUSALS = {
    Refusal.UNCHANGED: _("Nothing has changed."),
    Refusal.MOVED: _("Somebody changed this a moment ago. Look at it again before you go on."),
    Refusal.NO_SUCH_MOVE: _("This cannot be done now. Look at the audit again."),
    Refusal.ADOPTED_ALREADY: _("The programme of this year was adopted already."),
    Refusal.OBJECTIVES_EMPTY: _("Write what the audits of the year are for."),
    Refusal.OWN_PROGRAMME: _("You wrote this programme, so somebody else adopts it."),
    Refusal.NO_PROGRAMME: _("There is no programme of audits for the year of this day. Write it first."),
    Refusal.DAYS_BACKWARDS: _("The audit ends before it begins. Check the two days."),
    Refusal.TOO_LONG: _("The audit would last more than a year. Check the two days."),
    Refusal.OTHER_YEAR: _(
        "This audit belongs to the programme of %(year)s. Call it off, and plan another one in the programme of the "
        "year of this day."
    ),
    Refusal.PLANNED_ALREADY: _("%(code)s with this title is planned for the same days already."),
    Refusal.ANSWERS_TOO_LATE: _("The audited answer before the audit. Choose its first day or an earlier one."),
    Refusal.NO_AREA: _("Choose at least one unit or process that is audited."),
    Refusal.NO_REASON: _("Say why."),
    Refusal.LOCKED: _("The report of this audit was signed, so nothing can be changed in it."),
    Refusal.REPORT_BEGUN: _(
        "The report is being written, so the plan and the questions are closed. The lead auditor can go back to them."
    ),
    Refusal.NO_LEAD: _("The audit has no lead auditor. Name one first."),
    Refusal.SECOND_LEAD: _("This audit has a lead auditor already. Release that person first."),
    Refusal.IN_TEAM: _("This person belongs to the team already."),
    Refusal.HAS_WRITTEN: _("%(name)s has written in this audit already, so stays in its team."),
    Refusal.NOT_IN_TEAM: _("Only the team of this audit writes in it."),
    Refusal.NO_ACCOUNT: _("%(name)s has no account here, so could not write anything down. Invite this person first."),
    Refusal.NOT_EMPLOYED: _("%(name)s is not employed here on the days of the audit."),
    Refusal.WORKS_IN_UNIT: _("%(name)s works in an audited unit: %(where)s. Nobody audits their own work."),
    Refusal.OWNS_PROCESS: _("%(name)s answers for an audited process: %(where)s. Nobody audits their own work."),
    Refusal.TRAINED_THERE: _(
        "%(name)s trained %(where)s less than %(months)s months before the audit, so would judge own work."
    ),
    Refusal.ADVISED_THERE: _(
        "%(name)s advised %(where)s less than %(months)s months before the audit, so would judge own work."
    ),
    Refusal.NOT_COMPETENT: _("%(name)s has no competence of an auditor that is valid on the days of the audit."),
    Refusal.NOT_LENT: _("This auditor is not offered by any office of your programmes."),
    Refusal.NOT_DECLARED: _("Confirm that this person neither trained nor advised those who are audited."),
    Refusal.CONSENT_MISSING: _("Another office has not agreed yet to lend its auditor: %(name)s."),
    Refusal.DECIDED_ALREADY: _("This was decided already."),
    Refusal.COMPETENCE_ENDED: _("This competence ended already."),
    Refusal.NOWHERE_INVOLVED: _("Choose the unit or the process."),
    Refusal.NO_QUESTIONS: _("The checklist is empty. Add questions first."),
    Refusal.TOO_MANY_QUESTIONS: _("A checklist holds at most %(most)s questions. Divide the audit in two."),
    Refusal.QUESTIONS_KNOWN: _("All of these questions are on the checklist already."),
    Refusal.NOTHING_CHOSEN: _("Choose at least one."),
    Refusal.JUDGED_ALREADY: _("This question has a verdict or words already, so it stays."),
    Refusal.IN_REGISTER: _(
        "This finding is in the register of nonconformities already, so its verdict stays. Change it in the register."
    ),
    Refusal.NO_VERDICT: _(
        "Some questions are not finished: %(n)s. Each needs a verdict, a finding its words, and what does not apply "
        "a reason."
    ),
    Refusal.NO_WORDS: _("A finding needs words: what was seen, where, and which evidence shows it."),
    Refusal.ONLY_AUDITORS_JUDGE: _(
        "An assistant or an observer gives no verdict. Write what you saw; an auditor of the team gives the verdict."
    ),
    Refusal.NOT_BEGUN: _("The audit has not begun. Start it first."),
    Refusal.NOT_ASKED: _("You are not asked in this audit."),
    Refusal.FILE_EMPTY: _("This file is empty. Choose another one."),
    Refusal.FILE_STRANGE: _(
        "This file is not taken as evidence. Choose a photo, a PDF, a text, or a file of Word, Excel or LibreOffice "
        "without macros."
    ),
    Refusal.FILE_TOO_LARGE: _("This file is larger than %(megabytes)s MB. Choose a smaller one."),
    Refusal.SUMMARY_EMPTY: _("Write the conclusions of the audit before you sign the report."),
    Refusal.ONLY_LEAD_SIGNS: _("Only the lead auditor signs the report."),
    Refusal.NOT_RAISED: _("Some findings are not nonconformities in the register yet: %(n)s. Send them there first."),
    Refusal.RAISED_ALREADY: _("This finding is in the register of nonconformities already."),
    Refusal.NOTHING_TO_RAISE: _("Only nonconformities and observations go to the register."),
    Refusal.NOT_REPORTED: _("The report is sent when the lead auditor has signed it."),
    Refusal.SENT_ALREADY: _("These people have the report already."),
    Refusal.READ_ALREADY: _("You said already that you had read it."),
}
