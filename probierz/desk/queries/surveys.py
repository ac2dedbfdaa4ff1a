"""What surveys ask of a person of the office."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from probierz.design.languages import localized, page_language
from probierz.lib.duties import Duty
from probierz.surveys.queries.staff import open_invitation

if TYPE_CHECKING:
    from probierz.desk.queries.office import OfficeDay


def _answer(day: "OfficeDay") -> Iterable[Duty]:
    """The link is the person's own and works once; it leads out of the log-in."""
    found = open_invitation(day.actor.account) if day.actor.account else None
    if found is None:
        return
    invitation, token = found
    wave = invitation.mailing.wave
    form = reverse("surveys:form", args=[invitation.mailing.point.public_code])
    yield Duty(
        text=_("Answer the survey of staff"),
        where=day.office.name,
        href=f"{form}?{urlencode({'z': token, 'lang': page_language()})}",
        detail=_("%(survey)s: anonymous, a few minutes.") % {"survey": localized(wave.campaign, "name")},
        due_on=wave.planned_until,
        office=day.office.code,
    )


SOURCES = (_answer,)
