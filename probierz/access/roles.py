"""What each role may do, and for whom it is meant."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from probierz.access.permissions import Permission as P
from probierz.people.rules import PLACE_OF_ROLE, Place, Role


@dataclass(frozen=True)
class RoleDefinition:
    """A role, the place where it is held, for whom it is, and its permissions there."""

    role: Role
    meant_for: str
    permissions: frozenset[P]

    @property
    def place(self) -> Place:
        return PLACE_OF_ROLE[self.role]


EVERY_MEMBER = frozenset({P.OFFICE_READ, P.TOKEN_MANAGE})
READS_RESULTS = EVERY_MEMBER | {P.SURVEY_READ, P.CERTIFICATE_READ}

_DEFINITIONS = [
    RoleDefinition(Role.EMPLOYEE, "Everybody who works in the office.", EVERY_MEMBER),
    RoleDefinition(
        Role.UNIT_HEAD,
        "The head of a unit: sees the people and the clients' voice.",
        READS_RESULTS | {P.EMPLOYEE_READ},
    ),
    RoleDefinition(
        Role.PROCESS_OWNER,
        "The owner of a process: sees its results.",
        READS_RESULTS,
    ),
    RoleDefinition(
        Role.INTERNAL_AUDITOR,
        "An internal auditor of the quality system.",
        READS_RESULTS | {P.EMPLOYEE_READ, P.TRAIL_READ},
    ),
    RoleDefinition(
        Role.QUALITY_REPRESENTATIVE,
        "The person who keeps the quality system alive.",
        READS_RESULTS
        | {
            P.OFFICE_MANAGE,
            P.EMPLOYEE_READ,
            P.EMPLOYEE_MANAGE,
            P.MEMBERSHIP_MANAGE,
            P.TRAIL_READ,
            P.SURVEY_MANAGE,
            P.CONFERENCE_REGISTER,
        },
    ),
    RoleDefinition(
        Role.OFFICE_HEAD,
        "The head of the office, who answers for everything in it.",
        READS_RESULTS | {P.OFFICE_MANAGE, P.EMPLOYEE_READ, P.MEMBERSHIP_MANAGE, P.TRAIL_READ} | {P.CONFERENCE_REGISTER},
    ),
    RoleDefinition(
        Role.EXTERNAL_AUDITOR,
        "An auditor from outside, for a time: reads and changes nothing.",
        frozenset({P.OFFICE_READ, P.SURVEY_READ, P.CERTIFICATE_READ}),
    ),
    RoleDefinition(
        Role.PROGRAMME_COORDINATOR,
        "The person who leads the programme for the association.",
        frozenset(
            {
                P.PROGRAMME_READ,
                P.PROGRAMME_MANAGE,
                P.SURVEY_READ,
                P.CAMPAIGN_MANAGE,
                P.CONFERENCE_MANAGE,
                P.NEWS_PUBLISH,
                P.CERTIFICATE_READ,
                P.CERTIFICATE_ISSUE,
                P.CERTIFICATE_REVOKE,
                P.REPORT_MAKE,
                P.TRAIL_READ,
            }
        ),
    ),
    RoleDefinition(
        Role.ADMINISTRATOR,
        "The person who runs the installation; sees no office's rows by this role.",
        frozenset({P.INSTALLATION_MANAGE, P.TOKEN_MANAGE}),
    ),
]

ROLES: Mapping[Role, RoleDefinition] = MappingProxyType({d.role: d for d in _DEFINITIONS})
