"""Changing what a programme is called, when it runs and whether the public sees it."""

from datetime import date

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.offices.models import Programme
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@action(Permission.PROGRAMME_MANAGE)
def change_programme(
    actor: Actor,
    *,
    programme: Programme,
    name_pl: str,
    name_en: str,
    motto_pl: str,
    motto_en: str,
    starts_on: date,
    closes_on: date | None,
    is_public: bool,
) -> Programme:
    """The code never changes: addresses, files and the command line use it."""
    values = {
        "name_pl": name_pl,
        "name_en": name_en,
        "motto_pl": motto_pl,
        "motto_en": motto_en,
        "starts_on": starts_on,
        "closes_on": closes_on,
        "is_public": is_public,
    }
    before = {name: getattr(programme, name) for name in values}
    for name, value in values.items():
        setattr(programme, name, value)
    programme.save(update_fields=list(values))
    changed = [name for name, value in values.items() if before[name] != value]
    record(
        actor,
        Verb.PROGRAMME_CHANGED,
        programme,
        before={name: before[name] for name in changed},
        after={name: values[name] for name in changed},
        at_programme=programme,
    )
    return programme
