"""Names of the enums in rules, for people."""

from django.utils.translation import gettext_lazy as _

from probierz.offices.rules import OfficeKind, SharingTopic, SuccessionKind

OFFICE_KINDS = {
    OfficeKind.GMINA: _("rural municipality"),
    OfficeKind.TOWN_AND_GMINA: _("town and municipality"),
    OfficeKind.TOWN: _("town"),
    OfficeKind.CITY_COUNTY: _("city with county rights"),
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
