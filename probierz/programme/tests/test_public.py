"""What everybody may see, and what an office that says no never shows."""

import pytest

from probierz.offices.rules import SharingTopic
from probierz.programme import queries
from probierz.programme.tests.conftest import withdraw
from probierz.programme.tests.test_measures import certify


@pytest.fixture(autouse=True)
def _public(cast):
    cast.programme.is_public = True
    cast.programme.save()


def shown(cast):
    page = queries.public_programme(cast.programme.code)
    assert page is not None
    return page


def test_a_programme_that_is_not_public_does_not_exist(cast):
    cast.programme.is_public = False
    cast.programme.save()

    assert list(queries.published_programmes()) == []
    assert queries.public_programme(cast.programme.code) is None
    assert queries.public_conference(cast.programme) is None


def test_the_page_has_offices_people_and_results(cast, conference):
    certify(cast, cast.lipowo)

    page = shown(cast)

    assert [one.name for one in page.offices] == [cast.lipowo.name, cast.olszyny.name]
    assert (page.people, page.certified) == (5, 1)
    assert page.conference == conference
    assert len(page.results.measures) == 5


def test_an_office_that_keeps_its_participation_to_itself_is_not_there(cast):
    withdraw(cast, SharingTopic.PARTICIPATION)

    page = shown(cast)

    assert [one.office for one in page.offices] == [cast.olszyny]
    assert queries.public_participations(cast.lipowo) == []
    assert [one for one, _ in queries.public_participations(cast.olszyny)] == [cast.programme]


def test_the_conference_page_never_says_who_comes(cast, conference):
    page = queries.public_conference(cast.programme)

    assert page is not None
    assert [point.title_pl for point in page.agenda] == ["Wyniki"]
    assert not hasattr(page, "registrations")


def test_unknown_codes_and_keys_are_nothing(cast):
    assert queries.public_programme("nie-ma") is None
    assert queries.public_news_item("nie-ma") is None


def test_the_page_costs_a_fixed_number_of_queries(cast, conference, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        queries.public_programme(cast.programme.code)
