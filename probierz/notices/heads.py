"""Who is told when a matter of a person is past its day."""

from datetime import date

from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Employment, Membership
from probierz.people.rules import Role


def heads_of(owner: Account, *, office: Office, on: date) -> list[Account]:
    """The heads of the owner's unit; without one, or when the owner is one, the heads of the office."""
    with office_scope(office.pk):
        of_unit = _heads_of_unit(owner, on=on)
        if of_unit and owner not in of_unit:
            return of_unit
        rows = Membership.objects.on(on).filter(role=Role.OFFICE_HEAD, account__is_active=True)
        heads = [row.account for row in rows.select_related("account").order_by("pk")]
        return [] if owner in heads else heads


def _heads_of_unit(owner: Account, *, on: date) -> list[Account]:
    units = list(
        Employment.objects.on(on).filter(employee__account=owner, unit__isnull=False).values_list("unit", flat=True)
    )
    if not units:
        return []
    leads = Membership.objects.on(on).filter(role=Role.UNIT_HEAD, account__is_active=True)
    here = Employment.objects.on(on).filter(unit__in=units).values("employee__account")
    rows = leads.filter(account__in=here).select_related("account").order_by("pk")
    return [row.account for row in rows]
