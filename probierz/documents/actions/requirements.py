"""Which requirements a document answers."""

from collections.abc import Iterable

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.documents.models import Document, RequirementLink
from probierz.standards.models import Requirement
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.DOCUMENT_MANAGE)
def link(actor: Actor, *, document: Document, requirements: Iterable[Requirement], offered: Iterable[int]) -> None:
    """Exactly these of those that were offered; links to requirements of other catalogs stay."""
    wanted = {row.pk: row for row in requirements}
    links = RequirementLink.objects.filter(document=document, requirement__in=list(offered))
    links.exclude(requirement__in=wanted).delete()
    known = set(links.values_list("requirement", flat=True))
    tie(document, [row for key, row in wanted.items() if key not in known])
    after = {"numbers": [row.number for row in wanted.values()]}
    record(actor, Verb.DOCUMENT_REQUIREMENTS_LINKED, document, after=after)


def tie(document: Document, requirements: Iterable[Requirement]) -> None:
    """Links without a word in the history; the caller's action tells it."""
    RequirementLink.objects.bulk_create(
        RequirementLink(office=document.office, document=document, requirement=row) for row in requirements
    )
