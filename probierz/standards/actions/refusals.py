"""What an action answers when it may not be done."""

from collections.abc import Mapping

from probierz.lib.verdicts import Param, Verdict
from probierz.standards.rules import Refusal


class Refused(Exception):
    """Nothing was written. `reason` has a sentence in `labels`, `field` names what to mend."""

    def __init__(self, reason: Refusal, *, field: str = "", params: Mapping[str, Param] | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field
        self.params = dict(params or {})


def demand(verdict: Verdict, *, field: str = "") -> None:
    if not verdict:
        raise Refused(Refusal(verdict.reason), field=field, params=verdict.params)
