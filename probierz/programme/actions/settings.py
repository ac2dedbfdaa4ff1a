"""Changing what a programme is called, when it runs and whether the public sees it."""

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Self

from probierz.access.actions import action
from probierz.access.actor import Actor
from probierz.access.permissions import Permission
from probierz.offices.models import Programme
from probierz.trail.recording import record
from probierz.trail.verbs import Verb


@dataclass(frozen=True, kw_only=True)
class ProgrammeSettings:
    """What may change. The code never does: addresses, files and the command line use it."""

    name_pl: str
    name_en: str
    motto_pl: str
    motto_en: str
    starts_on: date
    closes_on: date | None
    is_public: bool

    @classmethod
    def of(cls, programme: Programme) -> Self:
        return cls(**{one.name: getattr(programme, one.name) for one in fields(cls)})


@action(Permission.PROGRAMME_MANAGE)
def change_programme(actor: Actor, *, programme: Programme, settings: ProgrammeSettings) -> Programme:
    before, values = asdict(ProgrammeSettings.of(programme)), asdict(settings)
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
