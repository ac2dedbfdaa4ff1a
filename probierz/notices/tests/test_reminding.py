"""The series of reminders, and who else is told after the day."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from probierz.access.actor import Actor
from probierz.lib.duties import Duty
from probierz.notices import sources
from probierz.notices.duties import remind
from probierz.notices.heads import heads_of
from probierz.notices.models import Notice
from probierz.notices.queries import told_to, unread
from probierz.notices.reminding import NotAllReminded, remind_everybody
from probierz.notices.rules import NoticeKind
from probierz.offices.models import Unit
from probierz.offices.scope import office_scope
from probierz.people.models import Account, Employment, Membership
from probierz.people.rules import Role
from tests.cast import SINCE, TODAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def late_of(account) -> list[Notice]:
    return list(Notice.objects.filter(account=account, kind=NoticeKind.LATE_PEOPLE))


def test_one_matter_is_one_notice_that_is_new_at_each_step(cast: Cast, waiting, morning):
    waiting.add(cast.lucja, "Przejrzyj ryzyko R-4", TODAY + timedelta(days=14))
    new_on = []
    for day in range(17):
        remind()
        if unread(cast.lucja):
            new_on.append(day)
            Notice.objects.update(read_at="2026-11-02T12:00Z")
        morning.shift(timedelta(days=1))

    assert new_on == [0, 7, 13, 14, 15]
    assert Notice.objects.filter(account=cast.lucja).count() == 1


def test_far_matters_and_those_without_a_day_wait_in_silence(cast: Cast, waiting):
    waiting.add(cast.lucja, "Przejrzyj ryzyko R-4", TODAY + timedelta(days=15))
    waiting.add(cast.lucja, "Wybierz wymagania", None)

    remind()

    assert not Notice.objects.exists()


def test_a_matter_that_was_done_takes_its_notice_away(cast: Cast, waiting):
    waiting.add(cast.lucja, "Przejrzyj ryzyko R-4", TODAY)
    remind()
    assert unread(cast.lucja) == 1
    waiting.by_key.clear()

    remind()

    assert not Notice.objects.exists()


def test_whoever_left_is_reminded_of_nothing(cast: Cast, waiting):
    waiting.add(cast.lucja, "Przejrzyj ryzyko R-4", TODAY)
    cast.lucja.is_active = False
    cast.lucja.save()

    remind()

    assert not Notice.objects.exists()


def test_the_head_sees_whose_matter_is_late_and_only_news_are_new(cast: Cast, waiting):
    waiting.add(cast.bogdan, "Przeczytaj PJ-01", TODAY - timedelta(days=2))
    remind()
    [row] = told_to(cast.scibor, reader=cast.actor(cast.scibor), on=TODAY)
    assert [(one.who, one.text, one.when) for one in row.matters] == [("Bogdan Łoś", "Przeczytaj PJ-01", "+2 dni")]

    Notice.objects.update(read_at="2026-11-02T12:00Z")
    remind()
    assert unread(cast.scibor) == 0

    waiting.add(cast.zaneta, "Przeczytaj PJ-01", TODAY - timedelta(days=1))
    remind()
    assert unread(cast.scibor) == 1
    Notice.objects.update(read_at="2026-11-02T12:00Z")
    waiting.by_key.pop(cast.bogdan.key)
    remind()
    assert unread(cast.scibor) == 0
    [notice] = late_of(cast.scibor)
    assert [one["who"] for one in notice.params["matters"]] == [cast.zaneta.key]

    waiting.by_key.clear()
    remind()
    assert late_of(cast.scibor) == []


def test_a_notice_speaks_the_language_that_its_reader_chose_later(cast: Cast, waiting):
    waiting.add(cast.bogdan, "Przeczytaj PJ-01", TODAY - timedelta(days=2), detail="Obieg pism")

    remind()

    for language, words in (("pl", "Przeczytaj PJ-01"), ("en", "Przeczytaj PJ-01 (en)")):
        with override(language):
            [own] = told_to(cast.bogdan, reader=cast.actor(cast.bogdan), on=TODAY)
            [of_head] = told_to(cast.scibor, reader=cast.actor(cast.scibor), on=TODAY)
        assert (own.text, own.detail) == (words, "Obieg pism")
        assert [one.text for one in of_head.matters] == [words]


def test_what_people_wrote_is_kept_in_no_notice(cast: Cast, waiting):
    waiting.add(cast.bogdan, "Przedłuż kompetencję", TODAY - timedelta(days=2), detail="Barbara Kwiatkowska")

    remind()

    assert "Kwiatkowska" not in str(list(Notice.objects.values_list("params", flat=True)))


def test_a_head_is_led_only_where_the_head_may_enter(cast: Cast, waiting):
    late = TODAY - timedelta(days=2)
    waiting.add(cast.zaneta, "Poprowadź audit", late, path="audity/a1/praca")
    waiting.add(cast.zaneta, "Przeczytaj PJ-01", late, path="dokumenty/do-przeczytania")
    waiting.add(cast.zaneta, "Zajrzyj", late, path="nie-ma-takiej-strony")

    remind()

    [notice] = told_to(cast.scibor, reader=cast.actor(cast.scibor), on=TODAY)
    led = {one.text: one.href for one in notice.matters}
    assert led == {
        "Poprowadź audit": "",
        "Przeczytaj PJ-01": "/o/urzad-lipowo/dokumenty/do-przeczytania/",
        "Zajrzyj": "",
    }


def test_who_cannot_be_reminded_keeps_nobody_else_from_it(cast: Cast, waiting, monkeypatch, caplog):
    for account in (cast.lucja, cast.bogdan):
        waiting.add(account, "Przejrzyj ryzyko R-4", TODAY)
    gather = waiting.gather

    def gather_or_fail(actor: Actor, on: date) -> list[Duty]:
        if actor.account == cast.lucja:
            raise ValueError
        found: list[Duty] = gather(actor, on)
        return found

    monkeypatch.setattr(sources, "_registry", sources._Registry(gather_or_fail))
    with pytest.raises(NotAllReminded):
        remind_everybody(on=TODAY)

    assert (unread(cast.lucja), unread(cast.bogdan)) == (0, 1)
    assert cast.lucja.key in caplog.text
    monkeypatch.setattr(sources, "_registry", sources._Registry(gather))
    remind_everybody(on=TODAY)
    assert (unread(cast.lucja), unread(cast.bogdan)) == (1, 1)


def test_a_matter_on_its_day_is_nobody_elses_yet(cast: Cast, waiting):
    waiting.add(cast.bogdan, "Przeczytaj PJ-01", TODAY)

    remind()

    assert late_of(cast.scibor) == []


def test_what_waits_for_the_head_too_is_not_told_twice(cast: Cast, waiting):
    for account in (cast.lucja, cast.scibor):
        waiting.add(account, "Przejrzyj ryzyko R-4", TODAY - timedelta(days=3))

    remind()

    assert late_of(cast.scibor) == []
    assert unread(cast.scibor) == 1


def test_the_late_matter_stays_in_its_office(cast: Cast, waiting):
    waiting.add(cast.celina, "Przeczytaj PJ-01", TODAY - timedelta(days=3), office="urzad-olszyny")

    remind()

    assert late_of(cast.scibor) == []


def test_the_head_of_the_unit_stands_before_the_head_of_the_office(cast: Cast):
    with office_scope(cast.lipowo.pk):
        unit = Unit(office=cast.lipowo, symbol="OR", name="Organizacja", since=SINCE)
        unit.save()
        for account in (cast.bogdan, cast.zaneta):
            Employment.objects.filter(employee__account=account).update(unit=unit)
        Membership(office=cast.lipowo, account=cast.zaneta, role=Role.UNIT_HEAD, since=SINCE).save()

    def heads(owner: Account) -> list[Account]:
        return heads_of(owner, office=cast.lipowo, on=date(2026, 11, 2))

    assert heads(cast.bogdan) == [cast.zaneta]
    assert heads(cast.zaneta) == [cast.scibor]
    assert heads(cast.lucja) == [cast.scibor]
    assert heads(cast.scibor) == []
