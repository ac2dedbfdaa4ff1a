"""The frame shows each person the places and pages that are theirs, and no others."""

import pytest
from django.utils import translation

from probierz.access.permissions import Permission
from probierz.design import navigation
from probierz.design.context import Frame
from probierz.design.navigation import Group, NavigationItem, Needs

pytestmark = pytest.mark.django_db


@pytest.fixture
def registry(monkeypatch, settings):
    fresh = navigation._Registry()
    monkeypatch.setattr(navigation, "_registry", fresh)
    settings.ROOT_URLCONF = "probierz.design.tests.addresses"
    return fresh


@pytest.fixture
def frame_of(rf, cast):
    def make(account, path="/", *, office=None, programme=None):
        request = rf.get(path)
        request.actor = cast.actor(account)
        request.office, request.programme = office, programme
        return Frame(request)

    return make


def register() -> None:
    navigation.add(
        NavigationItem("Ludzie", "people", Permission.MEMBERSHIP_MANAGE, order=20, needs=Needs.OFFICE),
        NavigationItem("Ankiety", "surveys", None, order=10, needs=Needs.OFFICE),
        NavigationItem("Tablica", "board", Permission.PROGRAMME_READ, needs=Needs.PROGRAMME),
        NavigationItem("Instalacja", "installation", Permission.INSTALLATION_MANAGE),
        NavigationItem("Moje", "mine", order=0),
    )


def labels(frame) -> list[str]:
    return [str(link.label) for link in frame.links]


def test_items_are_sorted_and_need_their_permission(registry, frame_of, cast):
    register()

    assert labels(frame_of(cast.lucja, office=cast.lipowo)) == ["Moje", "Ankiety", "Ludzie"]
    assert labels(frame_of(cast.bogdan, office=cast.lipowo)) == ["Moje", "Ankiety"]


def test_a_stranger_to_the_office_sees_nothing_that_needs_a_permission_there(registry, frame_of, cast):
    register()

    assert "Ludzie" not in labels(frame_of(cast.celina, office=cast.lipowo))


def test_a_page_about_the_person_shows_the_only_place_of_that_person(registry, frame_of, cast):
    register()

    assert "Ludzie" in labels(frame_of(cast.lucja))
    assert frame_of(cast.lucja).place == cast.lipowo


def test_a_coordinator_sees_the_programme_and_an_administrator_the_installation(registry, frame_of, cast):
    register()

    assert labels(frame_of(cast.swiecicka, programme=cast.programme)) == ["Moje", "Tablica"]
    assert labels(frame_of(cast.administrator)) == ["Moje", "Instalacja"]


def test_the_item_with_the_longest_matching_address_is_where_you_are(registry, frame_of, cast):
    register()
    navigation.add(NavigationItem("Urząd", "office", needs=Needs.OFFICE))

    frame = frame_of(cast.lucja, f"/o/{cast.lipowo.code}/ludzie/7/", office=cast.lipowo)

    assert [str(link.label) for link in frame.links if link.current] == ["Ludzie"]


def test_many_entries_stand_under_headings_and_a_few_stand_without(registry, frame_of, cast):
    register()
    for name in ("Dokumenty", "Procesy"):
        navigation.add(NavigationItem(name, "surveys", None, needs=Needs.OFFICE, group=Group.QUALITY))
    (alone,) = frame_of(cast.bogdan, office=cast.lipowo).sections
    assert (alone.heading, len(alone.links)) == ("", 4)

    for name in ("Historia", "Ustawienia", "Wyniki"):
        navigation.add(NavigationItem(name, "people", None, needs=Needs.OFFICE, group=Group.OFFICE))

    first, quality, office = frame_of(cast.bogdan, office=cast.lipowo).sections
    assert [str(link.label) for link in first.links] == ["Moje", "Ankiety"]
    assert [str(one.heading) for one in (first, quality, office)] == ["", "System jakości", "Urząd"]
    assert [str(link.label) for link in quality.links] == ["Dokumenty", "Procesy"]


def test_the_very_first_page_is_not_where_you_are_everywhere(registry, rf):
    navigation.add_public(NavigationItem("Start", "start"))

    assert [navigation.public_links(rf.get(path))[0].current for path in ("/", "/moje/")] == [True, False]


def test_an_item_registered_twice_stands_once(registry, frame_of, cast):
    register()
    register()

    assert labels(frame_of(cast.bogdan)).count("Ankiety") == 1


def test_the_office_switch_lists_every_place_that_has_a_first_page(registry, frame_of, cast):
    assert frame_of(cast.lucja).places == []

    navigation.set_home(Needs.OFFICE, "office")
    navigation.set_home(Needs.PROGRAMME, "board")

    (place,) = frame_of(cast.lucja).places
    assert (place.label, place.url, place.current) == (cast.lipowo.name, f"/o/{cast.lipowo.code}/", True)
    with translation.override("en"):
        (place,) = frame_of(cast.swiecicka).places
    assert place.label == cast.programme.name_en


def test_duties_are_counted_by_whoever_registered(registry, frame_of, cast):
    assert frame_of(cast.lucja).duties == 0

    navigation.set_duty_counter(lambda request: 3)

    assert frame_of(cast.lucja).duties == 3


def test_public_items_keep_the_language(registry, rf):
    navigation.add_public(NavigationItem("Aktualności", "mine"))

    with translation.override("en"):
        (link,) = navigation.public_links(rf.get("/moje/7/"))

    assert (link.url, link.current) == ("/moje/?lang=en", True)


def test_a_frame_stands_without_the_desk(registry, frame_of, cast):
    frame = frame_of(cast.lucja)

    assert (frame.home_url, frame.search_url) == ("/", "")


def test_the_language_of_the_address_wins_for_one_request_and_nonsense_is_ignored(client):
    assert (
        client.get("/_gallery/", {"lang": "en"}, headers={"accept-language": "pl"}).headers["Content-Language"] == "en"
    )
    assert (
        client.get("/_gallery/", {"lang": "xx"}, headers={"accept-language": "pl"}).headers["Content-Language"] == "pl"
    )


def test_a_reader_with_an_english_browser_stays_in_the_polish_that_was_asked_for(client):
    page = client.get("/", {"lang": "pl"}, headers={"accept-language": "en"}).content.decode()

    assert '<a class="brand" href="/?lang=pl"' in page
    assert '<a class="brand" href="/"' in client.get("/", headers={"accept-language": "pl"}).content.decode()
