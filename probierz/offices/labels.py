"""Names of the enums in rules and of standards, for people."""

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from probierz.offices.rules import OfficeKind, SharingTopic, SuccessionKind

OFFICE_KINDS = {
    OfficeKind.RURAL_MUNICIPALITY: _("rural municipality"),
    OfficeKind.TOWN_AND_RURAL_MUNICIPALITY: _("town and municipality"),
    OfficeKind.TOWN: _("town"),
    OfficeKind.CITY_WITH_COUNTY_RIGHTS: _("city with county rights"),
    OfficeKind.COUNTY: _("county"),
    OfficeKind.VOIVODESHIP: _("voivodeship"),
    OfficeKind.OTHER: _("other body"),
}
SUCCESSION_KINDS = {
    SuccessionKind.MERGED: _("merged into"),
    SuccessionKind.SPLIT: _("split into"),
    SuccessionKind.RENAMED: _("renamed to"),
    SuccessionKind.TAKEN_OVER: _("taken over by"),
}
SHARING_TOPICS = {
    SharingTopic.PARTICIPATION: _("participation, stages and certificates"),
    SharingTopic.HEADCOUNT: _("number of participants"),
    SharingTopic.SURVEY_RESULTS: _("survey results as counts"),
    SharingTopic.REPRESENTATIVES: _("contact to the quality representatives"),
}

_STANDARD = re.compile(r"iso(?P<number>[0-9]+)-(?P<year>[0-9]{4})(?P<draft>-draft)?")


def standard_label(code: str) -> str:
    """ISO 9001:2008 for "iso9001-2008"; a draft says that it is one."""
    match = _STANDARD.fullmatch(code)
    if match is None:
        return code
    name = f"ISO {match['number']}:{match['year']}"
    return gettext("%(name)s (draft)") % {"name": name} if match["draft"] else name
