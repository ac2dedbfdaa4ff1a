"""The organiser's logo of a programme."""

from probierz.members.models import Emblem
from probierz.offices.models import Programme


def emblem_of(programme: Programme) -> Emblem | None:
    """In the programme's scope."""
    return Emblem.objects.select_related("logo").filter(programme=programme).first()
