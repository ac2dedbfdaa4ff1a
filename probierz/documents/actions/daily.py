"""What comes into force by the clock."""

from django.utils import timezone

from probierz.access.actor import system_actor
from probierz.documents.actions.approving import put_due_in_force
from probierz.documents.models import Revision
from probierz.offices.models import Office
from probierz.offices.scope import across_offices, office_scope


def put_everything_due_in_force() -> None:
    """Each office on its own: what fails in one comes round again and holds up no other."""
    today = timezone.localdate()
    with across_offices(reason="Looks which offices have an edition whose day has come."):
        due = set(Revision.objects.due(on=today).values_list("office", flat=True))
    actor = system_actor("documents.in_force")
    for office in Office.objects.filter(pk__in=due):
        with office_scope(office.pk):
            put_due_in_force(actor, office=office, today=today)
