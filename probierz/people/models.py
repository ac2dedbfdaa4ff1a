"""Accounts that log in, employees who mostly do not, their employment and their roles in time."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from probierz.lib.identifiers import portable_id
from probierz.lib.privacy import Privacy, Retention, Since, without_personal_data
from probierz.offices.columns import choices_of, is_known
from probierz.offices.dated import Dated, DatedQuerySet, in_order
from probierz.offices.owned import (
    OfficeManager,
    OfficeOwned,
    OwnedQuerySet,
    ProgrammeManager,
    ProgrammeOwned,
)
from probierz.people.rules import OFFICE_ROLES, Role


class AccountManager(BaseUserManager["Account"]):
    """Accounts are found by their address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        account = self.model(email=email.strip().lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A person who can log in; one account may serve several offices."""

    privacy = Privacy(personal=("email", "name"), secret=("password",), retention=Retention(5, Since.DEPARTURE))
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=150)
    language = models.CharField(max_length=2, default="pl")
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(language__in=["pl", "en"]), name="account_language"),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="account_email_is_lower"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


class EmployeeQuerySet(OwnedQuerySet["Employee"]):
    """People of the offices in scope."""


class Employee(OfficeOwned):
    """A person who works or worked in an office, or an outsider it works with."""

    privacy = Privacy(
        personal=("number", "family_name", "given_name", "email", "account", "search_key", "sort_key"),
        retention=Retention(10, Since.DEPARTURE),
    )
    key = models.CharField(max_length=32, unique=True, default=portable_id, editable=False)
    number = models.CharField(max_length=30)
    family_name = models.CharField(max_length=100)
    given_name = models.CharField(max_length=100)
    email = models.EmailField(max_length=254, blank=True)
    is_external = models.BooleanField(default=False)
    account = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="employees")
    search_key = models.CharField(max_length=400)
    sort_key = models.CharField(max_length=600)

    objects = OfficeManager.from_queryset(EmployeeQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="employee_number_once"),
            models.UniqueConstraint(
                fields=["office", "account"],
                condition=Q(account__isnull=False),
                name="employee_account_once",
            ),
        ]
        indexes = [models.Index(fields=["office", "sort_key"], name="employee_in_order")]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def family_first(self) -> str:
        """The name as lists in Polish order write it."""
        return f"{self.family_name} {self.given_name}"


class EmploymentQuerySet(DatedQuerySet["Employment"]):
    """Employments of the offices in scope."""


class Employment(OfficeOwned, Dated):
    """A person holds a position in a unit during a period."""

    privacy = Privacy(personal=("position",), retention=Retention(10, Since.DEPARTURE))
    employee = models.ForeignKey(Employee, on_delete=models.CASCADE, related_name="employments")
    unit = models.ForeignKey(
        "offices.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="employments"
    )
    position = models.CharField(max_length=200, blank=True)

    objects = OfficeManager.from_queryset(EmploymentQuerySet)()

    class Meta:
        constraints = [
            in_order("employment_in_order"),
            models.UniqueConstraint(fields=["employee"], condition=Q(until__isnull=True), name="employment_once_open"),
        ]
        indexes = [models.Index(fields=["office", "since", "until"], name="employment_by_day")]

    def __str__(self) -> str:
        return f"{self.employee_id}: {self.position}"


class MembershipQuerySet(DatedQuerySet["Membership"]):
    """Memberships of the offices in scope."""


class Membership(OfficeOwned, Dated):
    """An account holds a role in an office during a period."""

    privacy = without_personal_data("A role; says whose only through the account.")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=30, choices=choices_of(OFFICE_ROLES))

    objects = OfficeManager.from_queryset(MembershipQuerySet)()

    class Meta:
        constraints = [
            in_order("membership_in_order"),
            models.UniqueConstraint(
                fields=["office", "account", "role"],
                condition=Q(until__isnull=True),
                name="membership_once",
            ),
            is_known("role", OFFICE_ROLES, name="membership_role"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.role} in {self.office_id}"


class CoordinatorQuerySet(DatedQuerySet["Coordinator"]):
    """Coordinators of the programmes in scope."""


class Coordinator(ProgrammeOwned, Dated):
    """An account coordinates a programme during a period."""

    privacy = without_personal_data("A role; says whose only through the account.")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="coordinations")
    role = models.CharField(max_length=30, default=Role.PROGRAMME_COORDINATOR)

    objects = ProgrammeManager.from_queryset(CoordinatorQuerySet)()

    class Meta:
        constraints = [
            in_order("coordinator_in_order"),
            models.UniqueConstraint(
                fields=["programme", "account"],
                condition=Q(until__isnull=True),
                name="coordinator_once",
            ),
            models.CheckConstraint(condition=Q(role=Role.PROGRAMME_COORDINATOR), name="coordinator_role"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} coordinates {self.programme_id}"


class AbsenceQuerySet(DatedQuerySet["Absence"]):
    """Absences in the offices in scope."""


class Absence(OfficeOwned, Dated):
    """A person is away; the deputy, when named, stands in for approvals and duties."""

    privacy = Privacy(is_deleted=True, about=("employee",), retention=Retention(1, Since.END))
    employee = models.ForeignKey(Employee, on_delete=models.CASCADE, related_name="absences")
    deputy = models.ForeignKey(Employee, on_delete=models.PROTECT, null=True, blank=True, related_name="stands_in")

    objects = OfficeManager.from_queryset(AbsenceQuerySet)()

    class Meta:
        constraints = [
            in_order("absence_in_order"),
            models.CheckConstraint(
                condition=Q(deputy__isnull=True) | ~Q(deputy=F("employee")),
                name="absence_deputy_is_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee_id} away {self.since}-{self.until or ''}"
