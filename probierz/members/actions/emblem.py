"""The organiser's logo on the certificates of a programme."""

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.attachments import store
from probierz.attachments.models import ProgrammeFile
from probierz.members.actions.logos import checked_logo
from probierz.members.models import Emblem
from probierz.members.queries.emblem import emblem_of
from probierz.offices.models import Programme
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.PROGRAMME_MANAGE)
def change_emblem(actor: Actor, *, programme: Programme, content: bytes | None, name: str = "") -> None:
    """Put a picture on the certificates to come, or none; papers that were issued stay as they are."""
    current = emblem_of(programme)
    before = current.logo.sha256 if current else None
    file = None if content is None else _keep(programme, content, name)
    Emblem.objects.filter(programme=programme).delete()
    if file is not None:
        Emblem(programme=programme, logo=file).save()
    record(
        actor,
        Verb.EMBLEM_CHANGED,
        programme,
        before={"logo": before},
        after={"logo": file.sha256 if file else None},
        at_programme=programme,
    )


def _keep(programme: Programme, content: bytes, name: str) -> ProgrammeFile:
    media_type = checked_logo(content)
    file = ProgrammeFile(
        programme=programme, name=name[-200:], media_type=media_type, size=len(content), sha256=store.keep(content)
    )
    file.save()
    return file
