"""Where a questionnaire is written: a draft of a programme or the questions of an office, edited on the same pages."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from probierz.access.finding import existing
from probierz.lib.questionnaires import Completeness, Fault, Group, Item, Questionnaire, completeness

Keep = Callable[[Questionnaire, int], None]
Step = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Bench:
    """What is written now, how it is kept, and how its pages are called: `prefix` and `args` make addresses."""

    content: Questionnaire
    revision: int
    faults: tuple[Fault, ...]
    keep: Keep
    prefix: str
    args: tuple[str, ...]
    office: str
    steps: tuple[Step, ...]
    is_local: bool = False
    is_frozen: bool = False

    def url(self, page: str = "", *args: object) -> str:
        name = f"surveys:{self.prefix}_{page}" if page else f"surveys:{self.prefix}"
        return reverse(name, args=[*self.args, *args])

    def edit_url(self, page: str, *args: object) -> str:
        """Nowhere, when nothing can be changed any more."""
        return "" if self.is_frozen else self.url(page, *args)

    @property
    def languages(self) -> tuple[Completeness, ...]:
        return completeness(self.content)

    @property
    def way(self) -> tuple[Step, ...]:
        """Breadcrumbs of the pages below the main one."""
        return (*self.steps, (self.content.title.pl, self.url()))

    def item(self, code: str) -> Item:
        return existing(next((one for one in self.content.items if one.code == code), None))

    def group(self, code: str) -> Group:
        return existing(next((one for one in self.content.groups if one.code == code), None))

    def group_of(self, code: str) -> Group:
        holds_it = (one for one in self.content.groups if any(item.code == code for item in one.items))
        return existing(next(holds_it, None))

    def asked_before(self, code: str) -> list[Item]:
        """Items with answers to choose from that stand before this item or group."""
        found: list[Item] = []
        for group in self.content.groups:
            if group.code == code:
                break
            for item in group.items:
                if item.code == code:
                    return found
                if item.options:
                    found.append(item)
        return found
