"""Questions of one office after those of everybody, under codes that cannot clash."""

from dataclasses import replace

from probierz.lib.questionnaires.conditions import renamed
from probierz.lib.questionnaires.items import Group, Item, Questionnaire

# A dot is no part of the codes that people give.
LOCAL = "local."


def with_local(core: Questionnaire, local: Questionnaire | None) -> Questionnaire:
    """The common core first and untouched, then the office's groups; the analysis is the core's."""
    if local is None:
        return core
    return replace(core, groups=(*core.groups, *(_group(group) for group in local.groups)))


def is_local(code: str) -> bool:
    """Whether an item of this code is a question the office added."""
    return code.startswith(LOCAL)


def _group(group: Group) -> Group:
    return replace(
        group,
        code=LOCAL + group.code,
        items=tuple(_item(item) for item in group.items),
        shown_if=renamed(group.shown_if, prefix=LOCAL),
    )


def _item(item: Item) -> Item:
    return replace(item, code=LOCAL + item.code, shown_if=renamed(item.shown_if, prefix=LOCAL))
