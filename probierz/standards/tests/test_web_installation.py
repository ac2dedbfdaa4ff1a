"""The administrator's pages: catalogs switched on, uploaded with their faults told, removed."""

import pytest
from django.test import Client
from django.urls import reverse

from probierz.standards.models import Catalog
from probierz.standards.tests.test_catalogs import OWN
from probierz.standards.tests.test_web import file, text
from tests.cast import Cast


@pytest.fixture
def desk(client: Client, cast: Cast, catalogs: None) -> Client:
    client.force_login(cast.administrator)
    return client


def test_the_administrator_switches_a_draft_on_and_off(desk: Client) -> None:
    address = reverse("standards:norm_offer", kwargs={"code": "iso9001-2026"})
    assert "Na podstawie projektów" in text(desk.get(reverse("standards:norm", kwargs={"code": "iso9001-2026"})))

    desk.post(address)
    assert Catalog.objects.get(code="iso9001-2026").is_offered
    desk.post(address)
    assert not Catalog.objects.get(code="iso9001-2026").is_offered


def test_a_broken_catalog_is_told_line_by_line(desk: Client) -> None:
    bad = OWN.replace("title: {pl", "titel: {pl").encode()
    refused = text(desk.post(reverse("standards:norm_upload"), {"file": file("wlasny.yaml", bad)}))

    assert "Brakuje tu „title”." in refused
    assert refused.count('<td class="number">') == 2
    assert not Catalog.objects.filter(code="nasze-zasady").exists()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("conformity: none", "conformity: nope", "„nope” nie jest znane. Wpisz jedno z: full, partial, none, unknown."),
        ("kind: other", "kind: others", "„others” nie jest znane"),
        ("kind: other", "kind: other\ncolour: red", "„colour” nie jest tu znane"),
        ('under: "1"', 'under: "7"', "1.1 ma należeć do 7, ale w pliku nie ma go wyżej."),
        ('edition: "1"', "edition: 1", "Tu powinien być tekst."),
        ("scoring: verdicts", "scoring: caf", "Katalog z punktacją CAF nie ma odpowiedzi do wyboru."),
        ("code: nasze-zasady", "code: [nasze", "Nie da się odczytać tego wiersza."),
        ("code: nasze-zasady", "code: Nasze", "Kod „Nasze” może mieć małe litery"),
    ],
)
def test_each_fault_is_told_in_the_language_of_the_page(desk: Client, old: str, new: str, words: str) -> None:
    assert old in OWN
    bad = OWN.replace(old, new, 1).encode()
    assert words in text(desk.post(reverse("standards:norm_upload"), {"file": file("wlasny.yaml", bad)}))


def test_faults_of_the_head_and_of_requirements_are_told_together(desk: Client) -> None:
    bad = OWN.replace("kind: other", "kind: others").replace("conformity: none", "conformity: nope")
    broken = bad.replace('under: "1"', 'under: "7"', 1).encode()
    refused = text(desk.post(reverse("standards:norm_upload"), {"file": file("wlasny.yaml", broken)}))
    assert all(words in refused for words in ("„others”", "„nope”", "1.1 ma należeć do 7"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe", "UTF-8"),
        (b"a" * 1_000_001, "1 MB"),
        (OWN.replace("nasze-zasady", "caf-2020").encode(), "inny kod"),
    ],
)
def test_an_upload_that_is_no_new_catalog_is_refused(desk: Client, content: bytes, words: str) -> None:
    assert words in text(desk.post(reverse("standards:norm_upload"), {"file": file("wlasny.yaml", content)}))


def test_a_good_catalog_is_loaded_shown_and_removed(desk: Client) -> None:
    loaded = desk.post(reverse("standards:norm_upload"), {"file": file("wlasny.yaml", OWN.encode())}, follow=True)
    assert "Czy klient wie, ile poczeka?" in text(loaded)

    desk.post(reverse("standards:norm_remove", kwargs={"code": "nasze-zasady"}))
    assert not Catalog.objects.filter(code="nasze-zasady").exists()


def test_catalogs_that_are_missing_are_loaded_by_a_button(client: Client, cast: Cast) -> None:
    client.force_login(cast.administrator)
    assert "Nie wczytano" in text(client.get(reverse("standards:norms")))

    client.post(reverse("standards:norm_refresh"))

    assert Catalog.objects.count() == 5
