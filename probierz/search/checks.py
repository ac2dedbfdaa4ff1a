"""Says when the search has to do without its dictionary."""

from typing import Any

from django.core.checks import CheckMessage, Info, register

from probierz.lib import inflection


@register("search")
def check_dictionary(**_asked: Any) -> list[CheckMessage]:
    """Not a fault: words are then found by their beginnings only."""
    if inflection.has_dictionary():
        return []
    return [
        Info(
            "The Polish dictionary morfeusz2 has no package for this processor: words are found by their beginnings.",
            hint="On x86-64 install the packages of requirements/base.txt, then run ./run manage rebuild_search.",
            id="probierz.I010",
        )
    ]
