"""Kinds of offices, ways they come after one another, and what an office may share."""

from enum import StrEnum


class OfficeKind(StrEnum):
    GMINA = "gmina"
    TOWN_AND_GMINA = "miasto_i_gmina"
    TOWN = "miasto"
    CITY_COUNTY = "miasto_na_prawach_powiatu"
    COUNTY = "powiat"
    VOIVODESHIP = "wojewodztwo"
    OTHER = "inny"


class SuccessionKind(StrEnum):
    """How one office or unit came after another."""

    MERGED = "merged"
    SPLIT = "split"
    RENAMED = "renamed"
    TAKEN_OVER = "taken_over"


class SharingTopic(StrEnum):
    """What an office agrees to share with a programme; every programme read asks for one of these."""

    PARTICIPATION = "participation"  # name, stages, certificates of participation, public page
    HEADCOUNT = "headcount"  # number of participants, never their names
    SURVEY_RESULTS = "survey_results"  # value counts, never single answers
    REPRESENTATIVES = "representatives"  # names and addresses of quality representatives
