"""What an action answers when it may not be done: a code, what to mend, and figures for the sentence."""

from enum import StrEnum

from probierz.lib.verdicts import Denied, Param, Verdict


class Refused(Exception):
    """Nothing was written. `reason` has a sentence in the application's labels, `field` names what to mend."""

    def __init__(self, reason: StrEnum, *, field: str = "", **params: Param) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field
        self.params = params


def demand(verdict: Verdict, *, field: str = "") -> None:
    """Go on only when the rules allow it."""
    if isinstance(verdict, Denied):
        raise Refused(verdict.reason, field=field, **verdict.params)
