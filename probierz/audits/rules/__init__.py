"""Life of an audit, its verdicts, and the reasons why something may not be done."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from probierz.lib.verdicts import Allowed, Denied, Verdict
from probierz.lib.workflow import Transition, Workflow

MOST_QUESTIONS = 400
LARGEST_FILE = 25_000_000
LONGEST = timedelta(days=366)


class AuditKind(StrEnum):
    """From the yearly programme, or on top of it for a reason."""

    PLANNED = "planned"
    EXTRA = "extra"


class AuditState(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    REPORTING = "reporting"
    SIGNED = "signed"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class AuditCommand(StrEnum):
    START = "start"
    FINISH = "finish"
    RETURN = "return"
    SIGN = "sign"
    CLOSE = "close"
    CANCEL = "cancel"


AUDIT_WORKFLOW: Workflow[AuditState, AuditCommand] = Workflow(
    AuditState.PLANNED,
    [
        Transition(AuditCommand.START, AuditState.PLANNED, AuditState.RUNNING),
        Transition(AuditCommand.CANCEL, AuditState.PLANNED, AuditState.CANCELLED),
        Transition(AuditCommand.FINISH, AuditState.RUNNING, AuditState.REPORTING),
        Transition(AuditCommand.CANCEL, AuditState.RUNNING, AuditState.CANCELLED),
        Transition(AuditCommand.SIGN, AuditState.REPORTING, AuditState.SIGNED),
        Transition(AuditCommand.RETURN, AuditState.REPORTING, AuditState.RUNNING),
        Transition(AuditCommand.CLOSE, AuditState.SIGNED, AuditState.CLOSED),
    ],
)
BEFORE_REPORT = (AuditState.PLANNED, AuditState.RUNNING)
REPORTED = (AuditState.SIGNED, AuditState.CLOSED)
UNDER_WAY = (AuditState.PLANNED, AuditState.RUNNING, AuditState.REPORTING)
# Whoever came from another office leaves when the audit is closed.
OPEN_TO_GUESTS = (*UNDER_WAY, AuditState.SIGNED)


class MemberRole(StrEnum):
    LEAD = "lead"
    AUDITOR = "auditor"
    ASSISTANT = "assistant"
    OBSERVER = "observer"


JUDGES = (MemberRole.LEAD, MemberRole.AUDITOR)
WRITERS = (*JUDGES, MemberRole.ASSISTANT)


class Consent(StrEnum):
    """Whether another office lets its auditor come; one's own people need none."""

    NONE_NEEDED = "none_needed"
    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"


class InvolvementKind(StrEnum):
    """How somebody had a hand in what is audited."""

    TRAINED = "trained"
    ADVISED = "advised"


class Origin(StrEnum):
    """Where a question of the checklist comes from."""

    EARLIER = "earlier"
    CATALOG = "catalog"
    PROCESS = "process"
    OWN = "own"


class QuestionVerdict(StrEnum):
    CONFORMING = "conforming"
    MINOR = "minor"
    MAJOR = "major"
    OBSERVATION = "observation"
    OPPORTUNITY = "opportunity"
    STRENGTH = "strength"
    NOT_APPLICABLE = "not_applicable"


# What the next audit of the area opens with.
TO_FOLLOW = (
    QuestionVerdict.MAJOR,
    QuestionVerdict.MINOR,
    QuestionVerdict.OBSERVATION,
    QuestionVerdict.OPPORTUNITY,
)
NONCONFORMITIES = (QuestionVerdict.MAJOR, QuestionVerdict.MINOR)
RAISED = (*NONCONFORMITIES, QuestionVerdict.OBSERVATION)
FINDINGS = (*TO_FOLLOW, QuestionVerdict.STRENGTH)


class Part(StrEnum):
    """Whose words an entry holds."""

    AUDITOR = "auditor"
    AUDITEE = "auditee"


class Refusal(StrEnum):
    """Why something was not done; the sentence for people is in `labels`."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    NO_SUCH_MOVE = "no_such_move"
    ADOPTED_ALREADY = "adopted_already"
    OBJECTIVES_EMPTY = "objectives_empty"
    OWN_PROGRAMME = "own_programme"
    NO_PROGRAMME = "no_programme"
    DAYS_BACKWARDS = "days_backwards"
    TOO_LONG = "too_long"
    OTHER_YEAR = "other_year"
    PLANNED_ALREADY = "planned_already"
    ANSWERS_TOO_LATE = "answers_too_late"
    NO_AREA = "no_area"
    NO_REASON = "no_reason"
    LOCKED = "locked"
    REPORT_BEGUN = "report_begun"
    NO_LEAD = "no_lead"
    SECOND_LEAD = "second_lead"
    IN_TEAM = "in_team"
    HAS_WRITTEN = "has_written"
    NOT_IN_TEAM = "not_in_team"
    NO_ACCOUNT = "no_account"
    NOT_EMPLOYED = "not_employed"
    WORKS_IN_UNIT = "works_in_unit"
    OWNS_PROCESS = "owns_process"
    TRAINED_THERE = "trained_there"
    ADVISED_THERE = "advised_there"
    NOT_COMPETENT = "not_competent"
    NOT_LENT = "not_lent"
    NOT_DECLARED = "not_declared"
    CONSENT_MISSING = "consent_missing"
    DECIDED_ALREADY = "decided_already"
    COMPETENCE_ENDED = "competence_ended"
    NOWHERE_INVOLVED = "nowhere_involved"
    NO_QUESTIONS = "no_questions"
    TOO_MANY_QUESTIONS = "too_many_questions"
    QUESTIONS_KNOWN = "questions_known"
    NOTHING_CHOSEN = "nothing_chosen"
    JUDGED_ALREADY = "judged_already"
    IN_REGISTER = "in_register"
    NO_VERDICT = "no_verdict"
    NO_WORDS = "no_words"
    ONLY_AUDITORS_JUDGE = "only_auditors_judge"
    NOT_BEGUN = "not_begun"
    NOT_ASKED = "not_asked"
    FILE_EMPTY = "file_empty"
    FILE_TOO_LARGE = "file_too_large"
    FILE_STRANGE = "file_strange"
    SUMMARY_EMPTY = "summary_empty"
    ONLY_LEAD_SIGNS = "only_lead_signs"
    NOT_RAISED = "not_raised"
    RAISED_ALREADY = "raised_already"
    NOTHING_TO_RAISE = "nothing_to_raise"
    NOT_REPORTED = "not_reported"
    SENT_ALREADY = "sent_already"
    READ_ALREADY = "read_already"


def may_span(starts_on: date, ends_on: date) -> Verdict:
    if ends_on < starts_on:
        return Denied(Refusal.DAYS_BACKWARDS)
    return Denied(Refusal.TOO_LONG) if ends_on - starts_on > LONGEST else Allowed()


def may_ask_first(answers_by: date | None, starts_on: date) -> Verdict:
    """The audited answer before the auditor comes, at the latest on that day."""
    return Denied(Refusal.ANSWERS_TOO_LATE) if answers_by is not None and answers_by > starts_on else Allowed()


def is_judged(verdict: str, *, note: str, reason: str) -> Verdict:
    """Whether a verdict stands: a finding has its words, what does not apply has its reason."""
    if not verdict:
        return Denied(Refusal.NO_VERDICT)
    needed = needed_for(verdict)
    if needed == "reason" and not reason.strip():
        return Denied(Refusal.NO_REASON)
    if needed == "note" and not note.strip():
        return Denied(Refusal.NO_WORDS)
    return Allowed()


def needed_for(verdict: str) -> str:
    """The field that must not be empty beside this verdict."""
    if verdict == QuestionVerdict.NOT_APPLICABLE:
        return "reason"
    return "note" if verdict in FINDINGS else ""


def step(before: str, after: str) -> str:
    """From one audit to the next: better, worse, same; empty when one of the two says nothing."""
    worth = {
        QuestionVerdict.MAJOR: 0,
        QuestionVerdict.MINOR: 1,
        QuestionVerdict.OBSERVATION: 2,
        QuestionVerdict.OPPORTUNITY: 3,
        QuestionVerdict.CONFORMING: 3,
        QuestionVerdict.STRENGTH: 4,
    }
    if before not in worth or after not in worth:
        return ""
    was, now = worth[QuestionVerdict(before)], worth[QuestionVerdict(after)]
    return "same" if was == now else "better" if now > was else "worse"


def months_between(earlier: date, later: date) -> int:
    """Whole months that passed."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)


def first_free(taken: Iterable[int]) -> int:
    return max(taken, default=0) + 1
