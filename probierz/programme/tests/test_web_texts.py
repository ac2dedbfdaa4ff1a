"""News and the report as pages."""

import pytest

from probierz.offices.scope import programme_scope
from probierz.programme.actions.report import keep_report
from probierz.programme.models import (
    NewsItem,
)
from probierz.programme.tests.conftest import SYSTEM, url

pytestmark = pytest.mark.django_db


NEWS = {
    "category": "event",
    "title_pl": "Tytuł",
    "title_en": "Title",
    "body_pl": "Treść <script>alert(1)</script> **ważna**",
    "body_en": "Body",
    "author": "Święcicka",
}


def test_news_is_previewed_before_anything_is_saved(staff, cast, inside):
    page = staff.post(url("new_news"), {**NEWS, "preview": "yes"})

    assert "<strong>ważna</strong>" in page.text
    assert "<script>alert" not in page.text
    assert not NewsItem.objects.exists()


def test_news_is_written_published_and_withdrawn(staff, cast, inside):
    staff.post(url("new_news"), NEWS)
    news = NewsItem.objects.get()

    staff.post(url("move_news", key=news.key, command="publish"))
    news.refresh_from_db()
    assert news.state == "published"

    staff.post(url("move_news", key=news.key, command="publish"))
    staff.post(url("move_news", key=news.key, command="withdraw"))
    news.refresh_from_db()
    assert news.state == "withdrawn"
    assert staff.post(url("move_news", key=news.key, command="burn")).status_code == 404


def test_news_is_edited_and_an_empty_title_refused(staff, news, inside):
    address = url("edit_news", key=news.key)

    page = staff.post(address, {**NEWS, "title_pl": ""})
    assert page.context["form"].errors["title_pl"]
    assert page.context["form"]["body_en"].value() == "Body"

    staff.post(address, NEWS)
    news.refresh_from_db()
    assert news.title_pl == "Tytuł"
    assert staff.get(url("edit_news", key="nie-ma")).status_code == 404


def test_a_report_is_asked_for_and_leads_to_its_job(staff, cast):
    answer = staff.post(url("report"), {"language": "pl"})

    assert "/zadania/" in answer.url
    assert staff.post(url("report"), {"language": "de"}).status_code == 404
    assert staff.get(url("report_file", key="nie-ma")).status_code == 404


def test_a_report_that_was_made_is_downloaded(staff, cast, stages):
    with programme_scope(cast.programme.pk):
        report = keep_report(SYSTEM, programme=cast.programme, language="pl", digest="a" * 64, content=b"%PDF-1.7 x")

    answer = staff.get(url("report_file", key=report.key))

    assert answer.content == b"%PDF-1.7 x"
    assert "a" * 12 in staff.get(url("report")).text


def test_words_of_the_report_are_written_by_section(staff, cast):
    staff.post(url("report_text", section="costs"), {"body_pl": "Bez opłat.", "body_en": "Free."})

    assert "Bez opłat." in staff.get(url("report")).text
    assert staff.get(url("report_text", section="inne")).status_code == 404


def test_news_of_a_programme_that_is_not_public_says_that_nobody_outside_reads_it(staff, cast, news):
    said = "Program nie jest publiczny"

    assert said in staff.get(url("news_item", key=news.key)).text
    cast.programme.is_public = True
    cast.programme.save()
    assert said not in staff.get(url("news_item", key=news.key)).text
