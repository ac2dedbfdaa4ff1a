"""The organiser's logo: put, replaced and removed by the coordinator, printed on certificates to come."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from probierz.members.queries.emblem import emblem_of
from probierz.members.tests.test_office_pages import PNG
from probierz.offices.scope import programme_scope
from probierz.trail.models import Event
from probierz.trail.verbs import Verb
from tests.cast import Cast

PAGE = "/p/jakosc-dolina/ustawienia/logo/"


@pytest.fixture
def coordinator(cast: Cast, client: Client) -> Client:
    client.force_login(cast.swiecicka)
    return client


def put(client: Client, content: bytes, name: str = "logo.png") -> str:
    return client.post(PAGE, {"logo": SimpleUploadedFile(name, content)}, follow=True).content.decode()


def logo_of(cast: Cast) -> str:
    with programme_scope(cast.programme.pk):
        emblem = emblem_of(cast.programme)
        return emblem.logo.sha256 if emblem else ""


def test_a_logo_is_put_shown_and_removed(cast: Cast, coordinator: Client) -> None:
    assert PAGE in coordinator.get("/p/jakosc-dolina/ustawienia/").content.decode()
    assert coordinator.get(f"{PAGE}obraz/").status_code == 404

    assert "Zmieniono logo" in put(coordinator, PNG)
    first = logo_of(cast)
    put(coordinator, PNG, "again.png")
    shown = coordinator.get(f"{PAGE}obraz/")

    assert first == logo_of(cast)
    assert (shown.content, shown["Content-Type"]) == (PNG, "image/png")
    coordinator.post(f"{PAGE}usun/")
    assert not logo_of(cast)
    assert Event.objects.filter(verb=Verb.EMBLEM_CHANGED).count() == 3


@pytest.mark.parametrize("content", [b"<svg></svg>", PNG[:40]])
def test_what_is_no_picture_changes_nothing(cast: Cast, coordinator: Client, content: bytes) -> None:
    put(coordinator, PNG)
    before = logo_of(cast)

    assert "PNG albo JPEG" in put(coordinator, content) or "PNG lub JPEG" in put(coordinator, content)
    assert logo_of(cast) == before


def test_an_office_does_not_reach_it(cast: Cast, client: Client) -> None:
    client.force_login(cast.lucja)

    assert client.get(PAGE).status_code == 404
