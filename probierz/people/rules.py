"""The roles that people hold, and where each may be held."""

from enum import StrEnum


class Role(StrEnum):
    EMPLOYEE = "employee"
    UNIT_HEAD = "unit_head"
    PROCESS_OWNER = "process_owner"
    INTERNAL_AUDITOR = "internal_auditor"
    QUALITY_REPRESENTATIVE = "quality_representative"
    OFFICE_HEAD = "office_head"
    EXTERNAL_AUDITOR = "external_auditor"
    PROGRAMME_COORDINATOR = "programme_coordinator"
    ADMINISTRATOR = "administrator"


class Place(StrEnum):
    """Where a role is held."""

    OFFICE = "office"
    PROGRAMME = "programme"
    INSTALLATION = "installation"


PLACE_OF_ROLE = {
    Role.EMPLOYEE: Place.OFFICE,
    Role.UNIT_HEAD: Place.OFFICE,
    Role.PROCESS_OWNER: Place.OFFICE,
    Role.INTERNAL_AUDITOR: Place.OFFICE,
    Role.QUALITY_REPRESENTATIVE: Place.OFFICE,
    Role.OFFICE_HEAD: Place.OFFICE,
    Role.EXTERNAL_AUDITOR: Place.OFFICE,
    Role.PROGRAMME_COORDINATOR: Place.PROGRAMME,
    Role.ADMINISTRATOR: Place.INSTALLATION,
}

OFFICE_ROLES = [role for role, place in PLACE_OF_ROLE.items() if place is Place.OFFICE]
