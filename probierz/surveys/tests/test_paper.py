"""Paper forms: numbers, double entry, differences, and the counting that makes them anonymous answers."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from probierz.access.actions import PermissionRefused
from probierz.lib.catalogs.questionnaires import CLIENT_SURVEY, shipped_questionnaires
from probierz.lib.refusals import Refused
from probierz.offices.scope import office_scope
from probierz.surveys.actions import paper as actions
from probierz.surveys.models import CollectionPoint, PaperBatch, PaperForm, Response, Tally, Wave
from probierz.surveys.queries import paper as queries
from probierz.surveys.rules import RESPONSES_ITEM, Channel
from probierz.surveys.rules.paper import Entry, FormState, PaperRefusal, may_enter
from probierz.surveys.tests import factories
from probierz.trail.models import Event
from probierz.trail.verbs import Verb
from tests.cast import TODAY, Cast

QUESTIONS = shipped_questionnaires()[CLIENT_SURVEY]
KEYS = {"k1": "3", "k2": "1", "k3": "4", "k4": "5", "k5": "0", "k6": "4", "k8": "", "k7": ""}


@pytest.fixture
def wave(cast: Cast) -> Wave:
    return factories.opened(factories.campaign(cast))


@pytest.fixture
def point(cast: Cast, wave: Wave) -> CollectionPoint:
    return factories.point(cast.lipowo, wave.campaign)


@pytest.fixture
def batch(point: CollectionPoint, wave: Wave) -> PaperBatch:
    return begun(point, wave)


def begun(point: CollectionPoint, wave: Wave, *, forms: int = 20, first: int = 0) -> PaperBatch:
    with office_scope(point.office_id):
        return actions.begin_batch(factories.SYSTEM, wave=wave, point=point, forms=forms, first=first, day=TODAY)


def entered(batch: PaperBatch, number: int, rating: int = 4, entry: Entry = Entry.FIRST, **more: str) -> PaperForm:
    answers = factories.checked(factories.sheet(rating, **more))
    with office_scope(batch.office_id):
        return actions.enter_form(factories.SYSTEM, batch=batch, number=number, answers=answers, entry=entry)


def counted(batch: PaperBatch, on: date = TODAY) -> int:
    with office_scope(batch.office_id):
        return actions.count_forms(factories.SYSTEM, batch=batch, questionnaire=QUESTIONS, on=on)


def refusal(act: Any) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return str(refused.value.reason)


# Rules


@pytest.mark.parametrize(
    ("state", "may"),
    [
        (FormState.MISSING, {Entry.FIRST}),
        (FormState.ENTERED, {Entry.SECOND}),
        (FormState.CHECKED, set()),
        (FormState.DIFFERS, set()),
        (FormState.COUNTED, set()),
    ],
)
def test_a_form_is_typed_in_once_and_then_a_second_time(state: FormState, may: set[Entry]) -> None:
    assert {entry for entry in Entry if may_enter(state, entry=entry)} == may


# Batches


def test_numbers_go_on_after_the_last_batch_and_never_repeat(point: CollectionPoint, wave: Wave) -> None:
    one, two = begun(point, wave, forms=20), begun(point, wave, forms=5)

    assert [(row.number, row.first, row.last) for row in (one, two)] == [(1, 1, 20), (2, 21, 25)]
    assert refusal(lambda: begun(point, wave, forms=5, first=16)) == PaperRefusal.NUMBERS_TAKEN
    assert refusal(lambda: begun(point, wave, forms=301)) == PaperRefusal.TOO_MANY_FORMS


def test_a_closed_wave_and_an_ended_point_need_no_forms(cast: Cast, point: CollectionPoint, wave: Wave) -> None:
    factories.closed(wave.campaign)

    assert refusal(lambda: begun(point, factories.wave(wave.campaign))) == PaperRefusal.WAVE_CLOSED


def test_only_an_empty_batch_is_removed(batch: PaperBatch, point: CollectionPoint, wave: Wave) -> None:
    entered(batch, 3)
    empty = begun(point, wave)

    with office_scope(batch.office_id):
        assert refusal(lambda: actions.drop_batch(factories.SYSTEM, batch=batch)) == PaperRefusal.HAS_FORMS
        actions.drop_batch(factories.SYSTEM, batch=empty)

        assert list(PaperBatch.objects.all()) == [batch]


# Entries


def test_the_progress_of_a_batch_reads_no_other(
    batch: PaperBatch, point: CollectionPoint, wave: Wave, django_assert_num_queries
) -> None:
    other = begun(point, wave)
    entered(other, other.first)
    entered(batch, batch.first)

    with office_scope(batch.office_id), django_assert_num_queries(2):
        progress = queries.progress_of(batch)

    assert (progress.batch, progress.entered) == (batch, 1)


def test_a_form_is_saved_at_once_and_the_trail_knows_who_typed(cast: Cast, batch: PaperBatch) -> None:
    with office_scope(batch.office_id):
        answers = factories.checked(factories.sheet(4))
        actions.enter_form(cast.actor(cast.lucja), batch=batch, number=3, answers=answers, entry=Entry.FIRST)

        assert PaperForm.objects.get().first["k6"] == 4
    event = Event.objects.get(verb=Verb.PAPER_FORM_ENTERED)
    assert event.actor_key == cast.actor(cast.lucja).key
    assert event.after == {"form": 3, "entry": "first"}


def test_a_number_of_another_batch_is_refused(batch: PaperBatch) -> None:
    assert refusal(lambda: entered(batch, 21)) == PaperRefusal.OUT_OF_BATCH
    assert refusal(lambda: entered(batch, 0)) == PaperRefusal.OUT_OF_BATCH


def test_the_same_number_twice_is_refused_unless_it_is_the_second_entry(batch: PaperBatch) -> None:
    entered(batch, 3)

    assert refusal(lambda: entered(batch, 3, 5)) == PaperRefusal.ENTERED_ALREADY
    assert not entered(batch, 3, entry=Entry.SECOND).differs
    assert refusal(lambda: entered(batch, 3, 5, entry=Entry.SECOND)) == PaperRefusal.TWICE_ALREADY
    assert refusal(lambda: entered(batch, 4, entry=Entry.SECOND)) == PaperRefusal.NOT_ENTERED


@pytest.mark.parametrize("entry", list(Entry))
def test_a_form_sent_again_because_the_answer_was_lost_is_saved_once(batch: PaperBatch, entry: Entry) -> None:
    entered(batch, 3)
    if entry is Entry.SECOND:
        entered(batch, 3, entry=entry)

    again = entered(batch, 3, entry=entry)

    assert queries.state_of_form(again) is (FormState.ENTERED if entry is Entry.FIRST else FormState.CHECKED)
    assert Event.objects.filter(verb=Verb.PAPER_FORM_ENTERED, after__entry=entry.value).count() == 1


def test_only_the_same_clerk_sends_a_form_again_and_only_at_once(cast: Cast, batch: PaperBatch) -> None:
    entered(batch, 3)

    with office_scope(batch.office_id):
        same, lucja = factories.checked(factories.sheet(4)), cast.actor(cast.lucja)
        colleague = refusal(lambda: actions.enter_form(lucja, batch=batch, number=3, answers=same, entry=Entry.FIRST))
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        later = refusal(lambda: entered(batch, 3))
    entered(batch, 4)
    after_another = refusal(lambda: entered(batch, 3))

    assert {colleague, later, after_another} == {PaperRefusal.ENTERED_ALREADY}


def test_differences_stop_the_counting_until_they_are_settled(batch: PaperBatch) -> None:
    entered(batch, 3, 4)
    entered(batch, 3, 5, entry=Entry.SECOND)

    assert refusal(lambda: counted(batch)) == PaperRefusal.DIFFERENCES_LEFT
    with office_scope(batch.office_id):
        right = factories.checked(factories.sheet(5))
        actions.correct_form(factories.SYSTEM, batch=batch, number=3, answers=right)
        assert queries.progress_of(batch).differing == 0
    assert counted(batch) == 1


def test_a_form_is_corrected_and_taken_out_until_it_is_counted(batch: PaperBatch) -> None:
    entered(batch, 3, 1)
    entered(batch, 4)

    with office_scope(batch.office_id):
        actions.correct_form(factories.SYSTEM, batch=batch, number=3, answers=factories.checked(factories.sheet(2)))
        actions.delete_form(factories.SYSTEM, batch=batch, number=4)
    counted(batch)

    with office_scope(batch.office_id):
        assert [row.answers["k6"] for row in Response.objects.all()] == [2]
        change = lambda: actions.delete_form(factories.SYSTEM, batch=batch, number=3)  # noqa: E731 - named for reading
        assert refusal(change) == PaperRefusal.COUNTED
        assert refusal(lambda: entered(batch, 3)) == PaperRefusal.COUNTED


def test_nothing_is_typed_in_or_counted_when_the_wave_is_closed(batch: PaperBatch, wave: Wave) -> None:
    entered(batch, 3)
    factories.closed(wave.campaign)

    assert refusal(lambda: entered(batch, 4)) == PaperRefusal.WAVE_NOT_OPEN
    assert refusal(lambda: counted(batch)) == PaperRefusal.WAVE_NOT_OPEN
    with office_scope(batch.office_id):
        assert not Response.objects.exists()


# Counting


def test_counted_forms_are_paper_answers_in_the_histograms_and_their_numbers_tell_nothing(batch: PaperBatch) -> None:
    for number in range(1, 13):
        entered(batch, number, 1 + number % 5)

    assert counted(batch) == 12

    with office_scope(batch.office_id):
        assert set(Response.objects.values_list("channel", "day")) == {(Channel.PAPER, TODAY)}
        total = Tally.objects.get(item=RESPONSES_ITEM)
        assert (total.channel, total.count) == (Channel.PAPER, 12)
        assert set(PaperForm.objects.values_list("counted_on", "second")) == {(TODAY, None)}
        assert [form.first for form in PaperForm.objects.all()] == [{}] * 12
    assert refusal(lambda: counted(batch)) == PaperRefusal.NOTHING_TO_COUNT


def test_forms_that_come_late_are_counted_later(batch: PaperBatch) -> None:
    entered(batch, 1)
    counted(batch)
    entered(batch, 2)

    assert counted(batch) == 1
    with office_scope(batch.office_id):
        assert Response.objects.count() == 2


def test_counting_is_all_or_nothing(batch: PaperBatch, monkeypatch: pytest.MonkeyPatch) -> None:
    entered(batch, 1)

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(actions, "record", fails)
    with pytest.raises(RuntimeError):
        counted(batch)

    with office_scope(batch.office_id):
        assert not Response.objects.exists()
        assert PaperForm.objects.get().counted_on is None


def test_typing_in_and_counting_ask_for_different_permissions(cast: Cast, batch: PaperBatch) -> None:
    with office_scope(batch.office_id), pytest.raises(PermissionRefused):
        actions.count_forms(cast.actor(cast.bogdan), batch=batch, questionnaire=QUESTIONS, on=TODAY)


# Pages


def address(name: str, batch: PaperBatch, *more: object) -> str:
    return reverse(f"surveys:{name}", args=[batch.office.code, batch.wave.campaign.key, batch.key, *more])


def test_a_clerk_types_a_form_by_keys_and_gets_the_next_number(cast: Cast, client: Client, batch: PaperBatch) -> None:
    client.force_login(cast.lucja)

    page = client.post(address("paper_entry", batch), {"number": "03", **KEYS}, follow=True)

    assert "Formularz 03 zapisany." in page.content.decode()
    assert page.context["form"]["number"].value() == "04"
    with office_scope(batch.office_id):
        expected = {"k1": "taxes", "k2": "settled", "k3": 4, "k4": 5, "k5": None, "k6": 4}
        assert PaperForm.objects.get(number=3).first == expected


@pytest.mark.parametrize(
    ("number", "keys", "told"),
    [
        ("", KEYS, "Wpisz numer wydrukowany na formularzu."),
        ("21", KEYS, "Ta partia ma numery od 1 do 20."),
        ("3", {**KEYS, "k6": "7"}, "Klawisze: 1, 2, 3, 4, 5, n, 0."),
        ("3", dict.fromkeys(KEYS, ""), "Wpisz choć jedną odpowiedź."),
    ],
)
def test_a_slip_is_told_and_what_was_typed_stays(
    cast: Cast, client: Client, batch: PaperBatch, number: str, keys: dict[str, str], told: str
) -> None:
    client.force_login(cast.lucja)

    page = client.post(address("paper_entry", batch), {"number": number, **keys})

    assert page.status_code == 422
    assert told in page.content.decode()
    form = page.context["form"]
    assert {code: form[code].value() for code in keys} == keys
    with office_scope(batch.office_id):
        assert not PaperForm.objects.exists()


def test_a_number_typed_before_offers_the_second_entry_and_keeps_the_answers(
    cast: Cast, client: Client, batch: PaperBatch
) -> None:
    entered(batch, 3, 4)
    client.force_login(cast.lucja)

    page = client.post(address("paper_entry", batch), {"number": "3", **KEYS})
    assert 'value="second"' in page.content.decode()
    said = client.post(address("paper_entry", batch), {"number": "3", "entry": "second", **KEYS}, follow=True)

    assert "Ten zapis różni się od pierwszego wpisania" in said.content.decode()
    with office_scope(batch.office_id):
        assert PaperForm.objects.get().differs


def test_forms_that_differ_are_to_be_settled_before_counting_is_offered(
    cast: Cast, client: Client, batch: PaperBatch
) -> None:
    entered(batch, 2)
    entered(batch, 3, 4)
    entered(batch, 3, 5, entry=Entry.SECOND)
    client.force_login(cast.lucja)

    page = client.get(address("paper_count", batch)).content.decode()

    assert "1 formularz wpisany dwa razy się różni" in page
    assert f'href="{address("paper_form", batch, 3)}"' in page
    assert "Policzyć 2 formularze?" not in page


def test_differences_are_settled_answer_by_answer(cast: Cast, client: Client, batch: PaperBatch) -> None:
    entered(batch, 3, 4, k7="")
    entered(batch, 3, 5, Entry.SECOND, k1="identity")
    client.force_login(cast.lucja)
    page = client.get(address("paper_form", batch, 3))
    differing = list(page.context["form"].fields)
    assert differing == ["k1", "k3", "k4", "k5", "k6", "k8"]

    missing = client.post(address("paper_form", batch, 3), {"k1": "first"})
    client.post(address("paper_form", batch, 3), {**dict.fromkeys(differing, "first"), "k6": "second"})

    assert missing.status_code == 422
    with office_scope(batch.office_id):
        form = PaperForm.objects.get()
        assert (form.first["k1"], form.first["k3"], form.first["k6"], form.differs) == ("taxes", 4, 5, False)


def test_the_forms_are_printed_with_their_numbers(cast: Cast, client: Client, batch: PaperBatch) -> None:
    client.force_login(cast.lucja)

    answer = client.get(f"{address('paper_sheets', batch)}?jezyk=en")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_the_whole_way_of_a_batch(cast: Cast, client: Client, point: CollectionPoint, wave: Wave) -> None:
    client.force_login(cast.lucja)
    here = [cast.lipowo.code, wave.campaign.key]
    given = {"point": point.key, "amount": "30", "first": "", "label": "Październik", "day": "2026-11-02"}

    made = client.post(reverse("surveys:paper_new", args=here), given)
    with office_scope(cast.lipowo.pk):
        batch = PaperBatch.objects.select_related("office", "wave__campaign").get()
    client.post(address("paper_entry", batch), {"number": "1", **KEYS})
    client.post(address("paper_form", batch, 1), {**KEYS, "k6": "5"})
    client.post(address("paper_count", batch))
    page = client.get(address("paper_batch", batch))

    assert made.status_code == 302
    assert page.context["progress"].counted == 1
    with office_scope(cast.lipowo.pk):
        assert [row.answers["k6"] for row in Response.objects.all()] == [5]
    assert "policzony" in client.get(address("paper_form", batch, 1)).content.decode()


def test_an_employee_who_may_not_type_in_is_told_so(cast: Cast, client: Client, batch: PaperBatch) -> None:
    client.force_login(cast.bogdan)

    assert client.get(address("paper_entry", batch)).status_code == 403
