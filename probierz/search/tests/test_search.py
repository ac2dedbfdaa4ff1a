"""What is found, by whom, and that the index follows its records on both databases."""

import io
import threading

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import connection

from probierz.access.permissions import Permission
from probierz.lib import inflection
from probierz.offices.models import Office
from probierz.offices.scope import OutOfScope, across_offices, office_scope
from probierz.people.models import Account
from probierz.search import indexing, queries, sources
from probierz.search.models import SearchEntry
from tests.cast import Cast

READ = Permission.OFFICE_READ
BODY = (
    "Kancelaria przyjmuje pisma. Skargi mieszkańców na pracowników urzędu rozpatruje wójt w terminie miesiąca. "
    "O sposobie załatwienia zawiadamia się skarżącego pisemnie, z uzasadnieniem."
)


@pytest.fixture(autouse=True)
def indexed(cast: Cast) -> None:
    put(cast.lipowo, "1", "Procedura rozpatrywania skarg i wniosków", BODY)
    put(cast.lipowo, "2", "Nadzór nad dokumentami", "Kto złożył skargę, dostaje odpowiedź. Klauzula 7.5.3.")
    put(cast.olszyny, "1", "Skargi w Olszynach", BODY)


def put(office: Office, key: str, title: str, text: str = "", *, permission: Permission = READ) -> None:
    with office_scope(office.pk):
        href = f"/o/{office.code}/{key}/"
        indexing.put(office, "documents.Document", key, title=title, text=text, href=href, permission=permission)


def find(cast: Cast, account: Account, words: str, *, office: Office | None = None) -> list[queries.Found]:
    with office_scope((office or cast.lipowo).pk):
        return queries.find(cast.actor(account), words)


def titles(cast: Cast, words: str) -> list[str]:
    return [found.title for found in find(cast, cast.lucja, words)]


@pytest.mark.parametrize("words", ["skarga", "skargami", "SKARDZE", "skarg", "wniosek skargi"])
def test_any_form_of_a_word_is_found_and_the_title_counts_most(cast: Cast, words):
    assert titles(cast, words)[0] == "Procedura rozpatrywania skarg i wniosków"


def test_every_word_must_be_there(cast: Cast):
    assert titles(cast, "skarga klauzula") == ["Nadzór nad dokumentami"]
    assert titles(cast, "skarga zamówienie") == []


def test_words_may_be_typed_without_diacritics(cast: Cast):
    assert titles(cast, "nadzor dokumentow") == ["Nadzór nad dokumentami"]


def test_clauses_are_found_by_number(cast: Cast):
    assert titles(cast, "7.5.3") == ["Nadzór nad dokumentami"]


def test_records_of_another_office_are_not_found(cast: Cast):
    assert all("Olszyn" not in title for title in titles(cast, "skargi"))
    assert find(cast, cast.lucja, "skargi", office=cast.olszyny) == []
    assert [one.title for one in find(cast, cast.celina, "skargi", office=cast.olszyny)] == ["Skargi w Olszynach"]


def test_only_what_the_person_may_read_is_found(cast: Cast):
    put(cast.lipowo, "3", "Tajna skarga", permission=Permission.OFFICE_MANAGE)

    assert "Tajna skarga" in titles(cast, "skarga")
    assert "Tajna skarga" not in [one.title for one in find(cast, cast.bogdan, "skarga")]


def test_what_is_put_again_is_found_by_its_new_words_alone(cast: Cast):
    put(cast.lipowo, "2", "Gospodarka odpadami")

    assert titles(cast, "nadzór") == []
    assert titles(cast, "odpady") == ["Gospodarka odpadami"]


def test_what_is_dropped_is_found_no_more(cast: Cast):
    with office_scope(cast.lipowo.pk):
        indexing.drop(cast.lipowo, "documents.Document", "2")
        indexing.drop(cast.lipowo, "documents.Document", "never there")

    assert titles(cast, "nadzór") == []


def test_the_words_asked_for_are_marked_where_most_of_them_stand(cast: Cast):
    found = find(cast, cast.lucja, "skarga mieszkaniec wójt")[0]

    assert [piece.text for piece in found.snippet if piece.hit] == ["Skargi", "mieszkańców", "wójt"]
    assert [piece.text for piece in found.title_pieces if piece.hit] == ["skarg"]
    assert "".join(piece.text for piece in found.title_pieces) == found.title


def test_a_record_found_by_its_title_shows_the_beginning_of_its_text(cast: Cast):
    put(cast.lipowo, "3", "Strategia rozwoju", "Gmina " + "rośnie i " * 100)

    snippet = "".join(piece.text for piece in find(cast, cast.lucja, "strategia")[0].snippet)

    assert snippet.startswith("Gmina rośnie")
    assert snippet.endswith(" …")


def test_marks_that_lay_a_text_out_do_not_stand_in_what_is_shown(cast: Cast):
    put(cast.lipowo, "3", "Karta", "# Karta\n\n| Pole | Wpis |\n|---|---|\n| **Źródło** | ...... |")

    shown = "".join(piece.text for piece in find(cast, cast.lucja, "źródło")[0].snippet)

    assert shown.split() == ["Karta", "Pole", "Wpis", "Źródło"]


@pytest.mark.parametrize("words", ["", " ", "%", '"', "' OR 1=1 --", "x* AND (", "\x00", "🦉", "a" * 3000, ":*&|!"])
def test_signs_mean_only_themselves(cast: Cast, words):
    assert find(cast, cast.lucja, words) == []


def test_a_text_with_signs_nobody_sees_is_kept(cast: Cast):
    put(cast.lipowo, "3", "Z\x00nak", "x\x00y " + "słowo " * 60_000)

    assert titles(cast, "znak") == ["Znak"]


def test_there_is_no_search_outside_of_one_office(cast: Cast):
    with pytest.raises(OutOfScope):
        queries.find(cast.actor(cast.lucja), "skarga")
    with office_scope(cast.lipowo.pk, cast.olszyny.pk), pytest.raises(OutOfScope):
        queries.find(cast.actor(cast.lucja), "skarga")


def test_another_office_cannot_be_written_to(cast: Cast):
    with office_scope(cast.lipowo.pk), pytest.raises(OutOfScope):
        indexing.put(cast.olszyny, "x.Y", "1", title="x", text="", href="/", permission=READ)


def test_a_search_asks_the_database_twice(cast: Cast, django_assert_num_queries):
    actor = cast.actor(cast.lucja)

    with office_scope(cast.lipowo.pk), django_assert_num_queries(2):
        queries.find(actor, "skarga")


def test_the_index_is_made_anew_from_what_applications_say(cast: Cast, monkeypatch):
    monkeypatch.setattr(sources, "_sources", [])
    sources.add(lambda office: [entry("9", f"Odpady {office.code}")])

    said = io.StringIO()
    call_command("rebuild_search", office=cast.lipowo.code, stdout=said)

    assert said.getvalue() == "urzad-lipowo: 1\n"
    assert titles(cast, "odpad") == ["Odpady urzad-lipowo"]
    assert titles(cast, "skarga") == []
    with across_offices(reason="test"):
        assert SearchEntry.objects.filter(office=cast.olszyny).count() == 1


def entry(key: str, title: str) -> sources.Entry:
    return sources.Entry(kind="documents.Document", key=key, title=title, text="", href="/", permission=READ)


def test_an_office_that_is_not_there_is_named(cast: Cast):
    with pytest.raises(CommandError, match="no office with the code nowhere"):
        call_command("rebuild_search", office="nowhere")


def test_the_database_forgets_words_with_their_entry(cast: Cast):
    with office_scope(cast.lipowo.pk):
        SearchEntry.objects.all().delete()

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM search_words")
            assert cursor.fetchone() == (1,)
    assert titles(cast, "skarga") == []


def test_a_missing_dictionary_is_said(monkeypatch):
    assert run_checks(tags=["search"]) == []
    monkeypatch.setattr(inflection, "morfeusz2", None)

    [said] = run_checks(tags=["search"])

    assert "morfeusz2" in said.msg


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_who_index_one_record_at_once_leave_one_entry(cast: Cast):
    def again(title: str) -> None:
        put(cast.lipowo, "race", title)
        connection.close()

    threads = [threading.Thread(target=again, args=[f"Wyścig {number}"]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(titles(cast, "wyścig")) == 1
