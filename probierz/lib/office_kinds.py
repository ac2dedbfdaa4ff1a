"""Kinds of offices, and what the code of each in the TERYT register looks like."""

import re
from enum import StrEnum


class OfficeKind(StrEnum):
    """Named as in the public register."""

    RURAL_MUNICIPALITY = "gmina"
    TOWN_AND_RURAL_MUNICIPALITY = "miasto_i_gmina"
    TOWN = "miasto"
    CITY_WITH_COUNTY_RIGHTS = "miasto_na_prawach_powiatu"
    COUNTY = "powiat"
    VOIVODESHIP = "wojewodztwo"
    OTHER = "inny"


# A voivodeship has 2 digits, a county 4, a municipality 7; its last tells the kind: 1 urban, 2 rural, 3 both.
TERYT = {
    OfficeKind.RURAL_MUNICIPALITY: re.compile(r"[0-9]{6}2"),
    OfficeKind.TOWN_AND_RURAL_MUNICIPALITY: re.compile(r"[0-9]{6}3"),
    OfficeKind.TOWN: re.compile(r"[0-9]{6}1"),
    OfficeKind.CITY_WITH_COUNTY_RIGHTS: re.compile(r"[0-9]{6}1"),
    OfficeKind.COUNTY: re.compile(r"[0-9]{4}"),
    OfficeKind.VOIVODESHIP: re.compile(r"[0-9]{2}"),
    OfficeKind.OTHER: re.compile(r"[0-9]{2,7}"),
}

# People type what stands on their papers: a municipality with or without the digit of its kind (which
# changes when a village becomes a town), a city with county rights as a city or as a county.
_MUNICIPALITY = frozenset({6, 7})
LENGTHS = {
    OfficeKind.RURAL_MUNICIPALITY: _MUNICIPALITY,
    OfficeKind.TOWN_AND_RURAL_MUNICIPALITY: _MUNICIPALITY,
    OfficeKind.TOWN: _MUNICIPALITY,
    OfficeKind.CITY_WITH_COUNTY_RIGHTS: _MUNICIPALITY | {4},
    OfficeKind.COUNTY: frozenset({4}),
    OfficeKind.VOIVODESHIP: frozenset({2}),
    OfficeKind.OTHER: _MUNICIPALITY | {2, 4},
}


def may_be_teryt(code: str, kind: OfficeKind) -> bool:
    """Whether an office of this kind may bear the code."""
    return code.isascii() and code.isdigit() and len(code) in LENGTHS[kind]
