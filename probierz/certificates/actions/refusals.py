"""Why an action on certificates did nothing."""

from typing import NoReturn

from probierz.certificates.labels import REFUSALS
from probierz.certificates.rules import Refusal
from probierz.lib.verdicts import Denied, Verdict


class CertificateRefused(Exception):
    """The action was refused and wrote nothing; `reason` says why, as text it is a sentence for people."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(REFUSALS[self.reason])


def refuse(reason: Refusal) -> NoReturn:
    raise CertificateRefused(reason)


def require(verdict: Verdict) -> None:
    if isinstance(verdict, Denied):
        raise CertificateRefused(Refusal(verdict.reason))
