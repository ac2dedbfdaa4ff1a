"""Who acts, and what that person may do in the place that is in scope."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from probierz.access.permissions import Permission
from probierz.access.roles import ABOUT_SELF, ROLES
from probierz.offices.models import Office, Programme
from probierz.offices.scope import current_scope
from probierz.people.models import Account
from probierz.people.queries import places_of
from probierz.people.rules import Role

Permissions = frozenset[Permission]
NOTHING: Permissions = frozenset()


@dataclass(frozen=True)
class Actor:
    """A person, the system itself, or an anonymous client; the first argument of every action.

    Permissions are kept per office and per programme; those about oneself hold everywhere. `only`
    narrows them all, for API tokens.
    """

    key: str
    name: str
    account: Account | None = None
    in_offices: Mapping[int, Permissions] = field(default_factory=dict)
    in_programmes: Mapping[int, Permissions] = field(default_factory=dict)
    in_installation: Permissions = NOTHING
    about_self: Permissions = NOTHING
    offices: tuple[Office, ...] = ()
    programmes: tuple[Programme, ...] = ()
    only: Permissions | None = None

    def may(self, permission: Permission) -> bool:
        """Whether the permission holds in the place in scope.

        A programme in scope asks the programme's roles; exactly one office in scope asks the
        office's; no scope asks the installation's. Several offices without a programme: no.
        """
        if self.only is not None and permission not in self.only:
            return False
        return permission in self.about_self or permission in self._here()

    def narrowed(self, only: Permissions) -> "Actor":
        return replace(self, only=only)

    def welcomed(self, office: Office, permissions: Permissions) -> "Actor":
        """With these permissions more in one office; for a guest, and for one page alone."""
        held = self.in_offices.get(office.pk, NOTHING)
        return replace(self, in_offices={**self.in_offices, office.pk: held | permissions})

    def _here(self) -> Permissions:
        scope = current_scope()
        if scope is None or scope.everything:
            return self.in_installation
        if scope.programmes:
            programme = scope.only_programme
            return NOTHING if programme is None else self.in_programmes.get(programme, NOTHING)
        office = scope.only_office
        return NOTHING if office is None else self.in_offices.get(office, NOTHING)

    @property
    def is_person(self) -> bool:
        return self.account is not None


@dataclass(frozen=True)
class _Anywhere(Mapping[int, Permissions]):
    """The same permissions in whichever place is asked for."""

    permissions: Permissions

    def __getitem__(self, place: int) -> Permissions:
        return self.permissions

    def __iter__(self) -> Iterator[int]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _anywhere(key: str, name: str, permissions: Permissions) -> Actor:
    places = _Anywhere(permissions)
    return Actor(key=key, name=name, in_offices=places, in_programmes=places, in_installation=permissions)


def system_actor(purpose: str) -> Actor:
    """The installation itself: commands, jobs, the demo. Named by its purpose in the trail."""
    return _anywhere(f"system:{purpose}", "Probierz", frozenset(Permission))


def respondent() -> Actor:
    """An anonymous client; may answer and nothing else."""
    return _anywhere("respondent", "", frozenset({Permission.SURVEY_ANSWER}))


def passer_by() -> Actor:
    """Somebody without an account who tells of a problem; may do nothing else."""
    return _anywhere("passer-by", "", frozenset({Permission.PROBLEM_TELL}))


NOBODY = Actor(key="nobody", name="")


def actor_of(account: Account, *, on: date) -> Actor:
    """The actor of a logged-in account, from its memberships of the day."""
    in_offices: dict[int, Permissions] = {}
    offices: dict[int, Office] = {}
    places = places_of(account, on=on)
    for membership in places.memberships:
        granted = ROLES[Role(membership.role)].permissions
        in_offices[membership.office_id] = in_offices.get(membership.office_id, NOTHING) | granted
        offices[membership.office_id] = membership.office
    return Actor(
        key=f"account:{account.key}",
        name=account.name,
        account=account,
        about_self=ABOUT_SELF,
        in_offices=MappingProxyType(in_offices),
        in_programmes=MappingProxyType(
            {row.programme_id: ROLES[Role(row.role)].permissions for row in places.coordinations}
        ),
        in_installation=(ROLES[Role.ADMINISTRATOR].permissions if account.is_administrator else NOTHING),
        offices=tuple(offices.values()),
        programmes=tuple(row.programme for row in places.coordinations),
    )
