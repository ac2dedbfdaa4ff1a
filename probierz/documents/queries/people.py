"""Who wrote, who is asked, who may sign: people as the rules of documents see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet

from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.documents.models import Addressee, Content, DocumentType, Review, Revision
from probierz.documents.rules import (
    APPROVERS,
    AddresseeKind,
    RevisionState,
    RoundState,
    Verdicts,
    may_approve,
)
from probierz.lib.verdicts import Verdict
from probierz.members.queries.structure import flat, tree
from probierz.offices.dated import holds
from probierz.people.models import Absence, Account, Employee, Employment, Membership
from probierz.people.rules import Role


def authors_of(revision: Revision) -> set[int]:
    """Keys of the accounts that wrote any of it."""
    saved = Content.objects.filter(revision=revision).values_list("saved_by", flat=True)
    return {key for key in (revision.made_by_id, *saved) if key is not None}


def stood_in_for(account: Account | None, *, on: date) -> set[int]:
    """Keys of the accounts for which this one stands in on the day, in the office in scope."""
    if account is None:
        return set()
    away = Absence.objects.on(on).filter(deputy__account=account, employee__account__isnull=False)
    return {key for key in away.values_list("employee__account", flat=True) if key is not None}


def voices_of(actor: Actor, *, on: date) -> set[int]:
    """The accounts in whose name this person may answer: the own one and those he or she stands in for."""
    return set() if actor.account is None else {actor.account.pk, *stood_in_for(actor.account, on=on)}


@dataclass(frozen=True)
class Signing:
    """Roles of a person with whom each comes: the own ones, or those of people he or she stands in for."""

    account: int
    roles: tuple[tuple[Role, int], ...]

    def named(self) -> set[Role]:
        return {role for role, _whose in self.roles}

    def in_whose_name(self, wanted: set[Role], *, besides: Iterable[int] = ()) -> int | None:
        """Whose role it is that signs: the own one first, then that of somebody who is away."""
        shut = set(besides)
        whose = [owner for role, owner in self.roles if role in wanted and owner not in shut]
        return self.account if self.account in whose else next(iter(whose), None)


def signing_of(account: Account, *, on: date) -> Signing:
    people = {account.pk, *stood_in_for(account, on=on)}
    rows = Membership.objects.on(on).filter(account__in=people).order_by("pk")
    return Signing(account.pk, tuple((Role(row.role), row.account_id) for row in rows))


def approval_of(actor: Actor, revision: Revision, *, on: date) -> Verdict:
    """Whether this person may approve the revision now, or why not; its document and type are at hand."""
    signing = signing_of(actor.account, on=on) if actor.account else None
    return approval_by(signing, revision, authors_of(revision))


def approvable(actor: Actor, revisions: Sequence[Revision], *, on: date) -> list[Revision]:
    """Those that this person may approve, at the cost of a few questions for all together."""
    if not revisions:
        return []
    signing = signing_of(actor.account, on=on) if actor.account else None
    authors: dict[int, set[int]] = {row.pk: {row.made_by_id} if row.made_by_id else set() for row in revisions}
    saved = Content.objects.filter(revision__in=authors, saved_by__isnull=False).values_list("revision", "saved_by")
    for revision, account in saved:
        authors[revision].add(account or 0)
    return [row for row in revisions if approval_by(signing, row, authors[row.pk])]


def approval_by(signing: Signing | None, revision: Revision, authors: set[int]) -> Verdict:
    """The verdict for somebody who signs so; None is the installation itself, in demonstrations and imports."""
    state = RevisionState(revision.state)
    approver = Role(revision.document.type.approver)
    if signing is None:
        return may_approve(state=state, roles=APPROVERS, approver=approver, is_author=False, only_for_author=False)
    whose = signing.in_whose_name({Role.OFFICE_HEAD, approver}, besides=authors)
    return may_approve(
        state=state,
        roles=signing.named(),
        approver=approver,
        is_author=signing.account in authors,
        only_for_author=whose is None,
    )


def signed_for(actor: Actor, revision: Revision, *, on: date) -> Account | None:
    """The absent person in whose name the actor signs; None when in the own name."""
    if actor.account is None:
        return None
    wanted = {Role.OFFICE_HEAD, Role(revision.document.type.approver)}
    whose = signing_of(actor.account, on=on).in_whose_name(wanted, besides=authors_of(revision))
    return None if whose in {None, actor.account.pk} else Account.objects.get(pk=whose)


def possible_approvers(revision: Revision, *, on: date) -> list[Account]:
    """Whose own roles allow the approval and who wrote nothing of it."""
    roles = {Role.OFFICE_HEAD, Role(revision.document.type.approver)}
    members = Membership.objects.on(on).filter(role__in=roles).values("account")
    rows = Account.objects.filter(pk__in=members, is_active=True).exclude(pk__in=authors_of(revision))
    return list(rows.order_by("name", "pk"))


def checkers_of(revision: Revision) -> list[Review]:
    """Who agreed in the round that passed on the present text; empty when nobody was asked."""
    rows = Review.objects.filter(
        round__revision=revision, round__content=revision.content_id, round__state=RoundState.PASSED
    )
    found = list(rows.select_related("reviewer", "given_by").order_by("-round", "given_at", "pk"))
    return [row for row in found if row.round_id == found[0].round_id]


def asked_of(actor: Actor, *, on: date) -> QuerySet[Review]:
    """What waits for this person's word, or for that of somebody he or she stands in for."""
    rows = Review.objects.filter(verdict=Verdicts.WAITING, round__state=RoundState.OPEN)
    rows = rows.filter(reviewer__in=voices_of(actor, on=on))
    return rows.select_related("round__revision__document__type", "reviewer").order_by("round__due_on", "pk")


def sees_drafts(actor: Actor) -> bool:
    """Whoever writes or approves sees everything that is not in force yet."""
    return actor.may(Permission.DOCUMENT_WRITE) or actor.may(Permission.DOCUMENT_APPROVE)


def sees_draft(actor: Actor, revision: Revision, *, on: date) -> bool:
    """Drafts are for those who write, approve or were asked."""
    if sees_drafts(actor):
        return True
    asked = Review.objects.filter(round__revision=revision, reviewer__in=voices_of(actor, on=on))
    return asked.exists()


def possible_reviewers(revision: Revision, *, on: date) -> QuerySet[Account]:
    """Everybody who works with the system in the office and wrote nothing of it."""
    members = Membership.objects.on(on).exclude(role=Role.EXTERNAL_AUDITOR).values("account")
    rows = Account.objects.filter(pk__in=members, is_active=True).exclude(pk__in=authors_of(revision))
    return rows.order_by("name", "pk")


@dataclass(frozen=True)
class Staff:
    """The people of the office on a day, so that many documents can ask who is meant at the cost of three questions."""

    employees: tuple[Employee, ...]
    units: dict[int, set[int]]  # a unit with all employees in it and beneath it
    roles: dict[str, set[int]]

    def meant(self, addressees: Iterable[Addressee]) -> set[int]:
        """Keys of the employees for whom a document is meant."""
        found: set[int] = set()
        for one in addressees:
            if one.kind == AddresseeKind.EVERYBODY:
                found |= {employee.pk for employee in self.employees}
            elif one.kind == AddresseeKind.ROLE:
                found |= self.roles.get(one.role, set())
            elif one.unit_id is not None:
                found |= self.units.get(one.unit_id, set())
            elif one.employee_id is not None:
                found.add(one.employee_id)
        return found & {employee.pk for employee in self.employees}


def staff_on(day: date) -> Staff:
    working = Employment.objects.on(day).values("employee")
    employees = tuple(
        Employee.objects.filter(is_external=False, pk__in=working).select_related("account").order_by("sort_key", "pk")
    )
    accounts = {one.account_id: one.pk for one in employees if one.account_id}
    roles: dict[str, set[int]] = {}
    for role, account in Membership.objects.on(day).values_list("role", "account"):
        if account in accounts:
            roles.setdefault(role, set()).add(accounts[account])
    return Staff(employees, _units_with_people(day), roles)


def _units_with_people(day: date) -> dict[int, set[int]]:
    places = Employment.objects.on(day).filter(unit__isnull=False).values_list("unit", "employee")
    direct: dict[int, set[int]] = {}
    for unit, employee in places:
        direct.setdefault(unit or 0, set()).add(employee)
    return {
        branch.unit.pk: {person for one in flat([branch]) for person in direct.get(one.unit.pk, set())}
        for branch in flat(tree(on=day))
    }


@dataclass(frozen=True)
class Reader:
    """One person on a day, who asks of many documents whether they are meant for him or her."""

    employee: Employee
    on: date

    def is_meant(self, addressees: Iterable[Addressee]) -> bool:
        return any(self._is_one(row) for row in addressees)

    def _is_one(self, row: Addressee) -> bool:
        if row.kind == AddresseeKind.EVERYBODY:
            return True
        if row.kind == AddresseeKind.ROLE:
            return row.role in self.roles
        return row.employee_id == self.employee.pk if row.unit_id is None else row.unit_id in self.units

    @cached_property
    def roles(self) -> set[str]:
        rows = Membership.objects.on(self.on).filter(account=self.employee.account_id)
        return set(rows.values_list("role", flat=True)) if self.employee.account_id else set()

    @cached_property
    def units(self) -> set[int]:
        """The own unit and those above it."""
        people = _units_with_people(self.on)
        return {unit for unit, beneath in people.items() if self.employee.pk in beneath}


def usable_types() -> QuerySet[DocumentType]:
    return DocumentType.objects.filter(retired_on__isnull=True).order_by("position", "code")


def working_people(*, on: date) -> QuerySet[Employee]:
    """Employees from whom an owner may be chosen."""
    rows = Employment.objects.filter(Q(holds(on))).values("employee")
    return Employee.objects.filter(pk__in=rows, is_external=False).order_by("sort_key", "pk")
