"""What an action answers when it may not be done."""

from probierz.lib.verdicts import Verdict
from probierz.members.rules import Refusal


class Refused(Exception):
    """Nothing was written. `reason` has a sentence in `labels`, `field` names what to mend."""

    def __init__(self, reason: Refusal, *, field: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


def demand(verdict: Verdict, *, field: str = "") -> None:
    if not verdict:
        raise Refused(Refusal(verdict.reason), field=field)
