"""Which catalogs the office works with, and which of their requirements do not apply to it."""

from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.members.actions.turns import take_turn
from probierz.offices.models import Office
from probierz.standards.actions.refusals import Refused, demand
from probierz.standards.models import Applicability, AssessmentRound, Catalog, CatalogUse, Requirement
from probierz.standards.rules import BEFORE_THE_END, Refusal, is_justified
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.REQUIREMENT_MANAGE)
def take_catalog(actor: Actor, *, office: Office, catalog: Catalog, on: date) -> CatalogUse:
    """From this day the office works with the catalog."""
    take_turn(office)
    catalog.refresh_from_db(fields=["is_offered"])
    if not catalog.is_offered:
        raise Refused(Refusal.CATALOG_OFF)
    if CatalogUse.objects.filter(catalog=catalog, until=None).exists():
        raise Refused(Refusal.CATALOG_IN_USE)
    use = CatalogUse(office=office, catalog=catalog, since=on)
    use.save()
    record(actor, Verb.CATALOG_TAKEN, use, after={"catalog": catalog.code, "on": on})
    return use


@action(Permission.REQUIREMENT_MANAGE)
def lay_down_catalog(actor: Actor, *, office: Office, catalog: Catalog, on: date) -> None:
    """The office works with it no more; what was assessed and shown stays."""
    take_turn(office)
    if AssessmentRound.objects.filter(catalog=catalog, state__in=BEFORE_THE_END).exists():
        raise Refused(Refusal.ROUND_UNDER_WAY)
    use = CatalogUse.objects.filter(catalog=catalog, until=None).first()
    if use is None:
        raise Refused(Refusal.CATALOG_NOT_IN_USE)
    if use.since >= on:
        use.delete()
    else:
        use.until = on
        use.save(update_fields=["until"])
    record(actor, Verb.CATALOG_LAID_DOWN, use, before={"catalog": catalog.code}, after={"on": on}, at_office=office)


@action(Permission.REQUIREMENT_MANAGE)
def decide_applicability(
    actor: Actor, *, office: Office, requirement: Requirement, applies: bool, justification: str, on: date
) -> Applicability:
    """Whether the requirement applies to the office; what does not apply needs its reason."""
    take_turn(office)
    justification = justification.strip()
    demand(is_justified(applies, justification), field="justification")
    row = Applicability.objects.filter(requirement=requirement).first()
    before = {"applies": row.applies, "justification": row.justification} if row else {"applies": True}
    if row is None:
        row = Applicability(office=office, requirement=requirement)
        if applies:
            raise Refused(Refusal.APPLICABILITY_UNCHANGED, field="applies")
    elif (row.applies, row.justification) == (applies, justification):
        raise Refused(Refusal.APPLICABILITY_UNCHANGED, field="applies")
    row.applies, row.justification, row.decided_on = applies, justification, on
    row.save()
    after = {"requirement": requirement.number, "applies": applies, "justification": justification}
    record(actor, Verb.APPLICABILITY_DECIDED, requirement, before=before, after=after, at_office=office)
    return row
