"""What each role may do, and for whom it is meant."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from probierz.access.permissions import Permission as May
from probierz.people.rules import PLACE_OF_ROLE, Place, Role


@dataclass(frozen=True)
class RoleDefinition:
    """A role, the place where it is held, for whom it is, and its permissions there."""

    role: Role
    meant_for: str
    permissions: frozenset[May]

    @property
    def place(self) -> Place:
        return PLACE_OF_ROLE[self.role]


# What everybody who can log in may do with what is one's own.
ABOUT_SELF = frozenset({May.ACCOUNT_MANAGE, May.TOKEN_MANAGE})
IMPROVES = frozenset({May.IMPROVEMENT_READ, May.IMPROVEMENT_REPORT})
EVERY_MEMBER = (
    IMPROVES | {May.OFFICE_READ, May.DOCUMENT_READ, May.ASSESSMENT_ANSWER, May.PROCESS_READ} | {May.AUDIT_ANSWER}
)
READS_RESULTS = (
    EVERY_MEMBER | {May.SURVEY_READ, May.CERTIFICATE_READ, May.REQUIREMENT_READ, May.PLANNING_READ} | {May.AUDIT_READ}
)
RUNS_PROCESSES = frozenset({May.PROCESS_MANAGE, May.INDICATOR_RECORD, May.SERVICE_MANAGE, May.PLANNING_MANAGE})
RUNS_DOCUMENTS = frozenset({May.DOCUMENT_WRITE, May.DOCUMENT_APPROVE, May.DOCUMENT_MANAGE, May.DOCUMENT_ARCHIVE})

_DEFINITIONS = [
    RoleDefinition(Role.EMPLOYEE, "Everybody who works in the office.", EVERY_MEMBER),
    RoleDefinition(
        Role.UNIT_HEAD,
        "The head of a unit: sees the people and the clients' voice.",
        READS_RESULTS
        | {May.EMPLOYEE_READ, May.EVIDENCE_MANAGE}
        | {May.DOCUMENT_WRITE, May.DOCUMENT_APPROVE}
        | {May.INDICATOR_RECORD, May.SERVICE_MANAGE, May.SURVEY_ENTER},
    ),
    RoleDefinition(
        Role.PROCESS_OWNER,
        "The owner of a process: sees its results.",
        READS_RESULTS
        | {May.EVIDENCE_MANAGE, May.DOCUMENT_WRITE}
        | {May.INDICATOR_RECORD, May.SERVICE_MANAGE, May.SURVEY_ENTER},
    ),
    RoleDefinition(
        Role.INTERNAL_AUDITOR,
        "An internal auditor of the quality system.",
        READS_RESULTS
        | {May.EMPLOYEE_READ, May.TRAIL_READ}
        | {May.DOCUMENT_ARCHIVE, May.AUDIT_CONDUCT, May.REVIEW_READ},
    ),
    RoleDefinition(
        Role.QUALITY_REPRESENTATIVE,
        "The person who keeps the quality system alive.",
        READS_RESULTS
        | {
            May.OFFICE_MANAGE,
            May.EMPLOYEE_READ,
            May.EMPLOYEE_MANAGE,
            May.MEMBERSHIP_MANAGE,
            May.TRAIL_READ,
            May.SURVEY_MANAGE,
            May.SURVEY_ENTER,
            May.COMMENT_TRIAGE,
            May.REQUIREMENT_MANAGE,
            May.EVIDENCE_MANAGE,
            May.ASSESSMENT_MANAGE,
            May.CONFERENCE_REGISTER,
        }
        | RUNS_DOCUMENTS
        | RUNS_PROCESSES
        | {May.IMPROVEMENT_MANAGE, May.AUDIT_MANAGE, May.AUDIT_CONDUCT}
        | {May.REVIEW_READ, May.REVIEW_MANAGE}
        | {May.RESULTS_SUBMIT, May.ANSWERS_EXPORT},
    ),
    RoleDefinition(
        Role.OFFICE_HEAD,
        "The head of the office, who answers for everything in it.",
        READS_RESULTS
        | {May.OFFICE_MANAGE, May.EMPLOYEE_READ, May.MEMBERSHIP_MANAGE, May.TRAIL_READ}
        | {May.CONFERENCE_REGISTER, May.COMMENT_TRIAGE}
        | {May.DOCUMENT_WRITE, May.DOCUMENT_APPROVE, May.DOCUMENT_ARCHIVE}
        | RUNS_PROCESSES
        | {May.PLANNING_ADOPT, May.IMPROVEMENT_MANAGE, May.AUDIT_ADOPT}
        | {May.REVIEW_READ, May.REVIEW_MANAGE, May.REVIEW_APPROVE}
        | {May.RESULTS_SUBMIT, May.RESULTS_PUBLISH},
    ),
    RoleDefinition(
        Role.EXTERNAL_AUDITOR,
        "An auditor from outside, for a time: reads and changes nothing.",
        frozenset({May.OFFICE_READ, May.SURVEY_READ, May.CERTIFICATE_READ, May.REQUIREMENT_READ, May.DOCUMENT_READ})
        | {May.PROCESS_READ, May.PLANNING_READ, May.IMPROVEMENT_READ, May.AUDIT_READ, May.REVIEW_READ},
    ),
    RoleDefinition(
        Role.PROGRAMME_COORDINATOR,
        "The person who leads the programme for the association.",
        frozenset(
            {
                May.PROGRAMME_READ,
                May.PROGRAMME_MANAGE,
                May.SURVEY_READ,
                May.CAMPAIGN_MANAGE,
                May.RESULTS_PUBLISH,
                May.CONFERENCE_MANAGE,
                May.NEWS_PUBLISH,
                May.CERTIFICATE_READ,
                May.CERTIFICATE_ISSUE,
                May.CERTIFICATE_REVOKE,
                May.REPORT_MAKE,
                May.TRAIL_READ,
            }
        ),
    ),
    RoleDefinition(
        Role.ADMINISTRATOR,
        "The person who runs the installation; sees no office's rows by this role.",
        frozenset({May.INSTALLATION_MANAGE}),
    ),
]

ROLES: Mapping[Role, RoleDefinition] = MappingProxyType({d.role: d for d in _DEFINITIONS})
