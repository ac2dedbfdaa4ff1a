"""What is printed on a certificate, frozen as plain values when it is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from probierz.lib import figures
from probierz.lib.typesetting.certificate import ParticipationCertificate, Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What all certificates of a series have in common."""

    issued_on: date
    language: str
    signatories: Sequence[Signatory] = ()
    place: str = ""
    conference: str = ""

    def frozen(self) -> dict[str, Any]:
        """As values of JSON."""
        signatories = [{"name": one.name, "function": one.function} for one in self.signatories]
        return {"signatories": signatories, "place": self.place, "conference": self.conference}


def document(
    data: Mapping[str, Any], *, number: str, language: str, issued_on: date, logo: bytes | None = None
) -> ParticipationCertificate:
    """The frozen values as the typesetter takes them, in the language of this paper."""
    return ParticipationCertificate(
        number=number,
        language=language,
        issuer_name=data["issuer_name"],
        issuer_logo=logo,
        recipient=data["recipient"],
        programme=data["programme"][language],
        check_url=data["check_url"],
        issued_on=issued_on,
        standard=data["standard"],
        period=" \N{EN DASH} ".join(figures.day(date.fromisoformat(day), language=language) for day in data["period"]),
        place=data["place"],
        employees=data["employees"],
        conference=data["conference"],
        signatories=tuple(Signatory(**one) for one in data["signatories"]),
        demo=data["demo"],
    )
