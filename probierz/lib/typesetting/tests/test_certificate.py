"""The certificate says what is known, fits on its page, and a series keeps its order."""

import pytest

from probierz.lib.typesetting import Signatory, typeset_certificate, typeset_many
from probierz.lib.typesetting import certificate as module
from probierz.lib.typesetting.tests.reading import links_of, opened, squeezed, text_of, title_of
from probierz.lib.typesetting.tests.samples import certificate

LONG_OFFICE = (
    "Wojewódzki Inspektorat Ochrony Roślin i Nasiennictwa z siedzibą w Konstantynowie Łódzkim, "
    "Oddział Zamiejscowy w Strzelcach Krajeńskich-Drezdenku"
)
LONG_PERSON = Signatory(
    name="Wawrzyniec Brzęczyszczykiewicz-Chrząszczyżewoszycki",
    function="Pełnomocnik Zarządu do spraw Systemu Zarządzania Jakością i Kontroli Zarządczej",
)


def test_polish_certificate_says_everything_known():
    said = text_of(typeset_certificate(certificate()))

    for words in (
        "Zaświadczenie o udziale",
        "Starostwo Powiatowe w Łęczycy",
        "„ISO dla Obszarów Metropolitalnych”",
        "ZPP/2011/0007",
        "ISO 9001:2008",
        "1 046",
        "Łucja Święcicka",
        "Nie jest certyfikatem zgodności z normą.",
        "Dokument bez pieczęci elektronicznej.",
        "Dane pokazowe",
        "20 stycznia 2011",
    ):
        assert words in said


def test_english_certificate_speaks_english():
    said = text_of(typeset_certificate(certificate("en")))

    assert "Certificate of participation" in said
    assert "Document without an electronic seal." in said
    assert "20 January 2011" in said
    assert "1,046" in said


def test_real_certificate_carries_no_demonstration_mark():
    assert "Dane pokazowe" not in text_of(typeset_certificate(certificate(demo=False)))


def test_address_is_printed_and_is_a_link():
    made = typeset_certificate(certificate())

    assert certificate().check_url in squeezed(made)
    assert links_of(made) == [certificate().check_url]


def test_unknown_facts_are_left_out():
    bare = certificate(
        standard="", period="", place="", employees=None, conference="", signatories=(), issuer_logo=None
    )

    said = text_of(typeset_certificate(bare))

    assert "Norma odniesienia" not in said
    assert "Uczestniczący pracownicy" not in said
    assert "Wydano" in said


def test_person_is_named_with_the_office():
    said = text_of(typeset_certificate(certificate(recipient="Żaneta Gżegżółka", affiliation="Urząd Gminy w Łowiczu")))

    assert "Żaneta Gżegżółka Urząd Gminy w Łowiczu" in said


@pytest.mark.parametrize("language", ["pl", "en"])
def test_longest_names_stay_whole_on_one_page(language):
    long = certificate(
        language,
        recipient=LONG_OFFICE,
        affiliation=LONG_OFFICE,
        issuer_name=LONG_OFFICE,
        programme=LONG_OFFICE,
        place=LONG_OFFICE,
        conference=LONG_OFFICE,
        signatories=(LONG_PERSON, LONG_PERSON, LONG_PERSON),
    )

    made = typeset_certificate(long)

    assert len(opened(made).pages) == 1
    assert squeezed(made).count("".join(LONG_OFFICE.split())) == 6
    assert squeezed(made).count("".join(LONG_PERSON.function.split())) == 3


def test_series_keeps_its_order():
    series = [certificate(number=f"ZPP/2011/{place:04}") for place in range(3)]

    assert [title_of(made) for made in typeset_many(series)] == [
        f"Zaświadczenie o udziale ZPP/2011/{place:04}" for place in range(3)
    ]


def test_shared_series_equals_the_same_made_alone(monkeypatch):
    monkeypatch.setattr(module, "WORTH_SHARING", 2)
    monkeypatch.setattr(module, "IN_FLIGHT", 3)
    series = [certificate(number=f"ZPP/2011/{place:04}") for place in range(5)]

    assert list(typeset_many(series, processes=2)) == list(typeset_many(series, processes=1))
