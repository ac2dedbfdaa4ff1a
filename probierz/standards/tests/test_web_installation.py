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

    assert "key &#x27;title&#x27; is missing" in refused
    assert refused.count('<td class="number">') == 2
    assert not Catalog.objects.filter(code="nasze-zasady").exists()


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
