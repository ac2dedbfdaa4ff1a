"""Exports: few may take single answers, each time is written down, and small groups stay hidden elsewhere."""

import io
import json
from collections import Counter
from collections.abc import Iterable
from csv import reader
from pathlib import Path
from typing import cast as cast_to
from xml.etree import ElementTree as ET

import pyreadstat
import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from probierz.lib.questionnaires import Answers, ItemType
from probierz.lib.tests.questionnaires import item, questionnaire
from probierz.offices.scope import office_scope
from probierz.surveys.actions.answers import import_answers
from probierz.surveys.actions.local_questions import keep_local_questions
from probierz.surveys.models import Campaign, CollectionPoint
from probierz.surveys.queries.campaigns import questionnaire_at
from probierz.surveys.rules import CampaignKind, Channel, WaveRole
from probierz.surveys.rules.exporting import folded
from probierz.surveys.tests import factories
from probierz.trail.models import Event
from tests.cast import TODAY, Cast

OFFICE = "urzad-lipowo"


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return factories.campaign(cast)


@pytest.fixture
def point(cast: Cast, campaign: Campaign) -> CollectionPoint:
    return factories.point(cast.lipowo, campaign, "=Okienko")


@pytest.fixture
def answered(campaign: Campaign, point: CollectionPoint) -> None:
    wave = factories.opened(campaign)
    factories.answered(wave, point, [3, 4, 5] * 10)
    factories.answered(wave, point, [2] * 10, channel=Channel.PAPER)
    factories.closed(campaign)


def take(client: Client, campaign: Campaign, **wish: str) -> Iterable[bytes]:
    """The pieces of the file."""
    wishes = {"wave": "baseline", "form": "csv", "words": "pl", "purpose": "Sprawozdanie roczne", **wish}
    answer = client.post(reverse("surveys:export", args=[OFFICE, campaign.key]), wishes)
    assert answer.streaming
    return cast_to("Iterable[bytes]", answer)


def content(answer: Iterable[bytes]) -> bytes:
    return b"".join(answer)


@pytest.mark.usefixtures("answered")
def test_a_file_holds_every_sheet_and_the_history_says_why_it_was_taken(
    client: Client, cast: Cast, campaign: Campaign
) -> None:
    client.force_login(cast.lucja)

    head, *rows = reader(io.StringIO(content(take(client, campaign)).decode("utf-8-sig")), delimiter=";")

    assert len(rows) == 40
    assert head[:4] == ["wave", "point", "channel", "month"]
    assert {row[3] for row in rows} == {f"{TODAY:%Y-%m}-01"}
    assert {row[1] for row in rows} == {"'=Okienko"}
    assert sorted(float(row[-1]) for row in rows)[:11] == [25] * 10 + [50]
    event = Event.objects.get(verb="survey.answers.exported")
    assert event.note == "Sprawozdanie roczne"
    assert event.after["count"] == 40


@pytest.mark.usefixtures("answered")
def test_codes_are_those_of_the_questionnaire(client: Client, cast: Cast, campaign: Campaign) -> None:
    client.force_login(cast.lucja)

    table = content(take(client, campaign, words="codes")).decode("utf-8-sig").splitlines()
    lines = content(take(client, campaign, form="jsonl")).decode().splitlines()

    assert ";taxes;settled;" in table[1]
    assert {json.loads(line)["channel"] for line in lines} == {"qr", "paper"}


@pytest.mark.usefixtures("answered")
def test_a_statistics_program_reads_what_the_table_says(
    client: Client, cast: Cast, campaign: Campaign, tmp_path: Path
) -> None:
    client.force_login(cast.lucja)
    path = tmp_path / "a.sav"
    path.write_bytes(content(take(client, campaign, form="sav", words="en")))

    data, about = pyreadstat.read_sav(path, output_format="dict")
    rows = list(reader(io.StringIO(content(take(client, campaign, words="codes")).decode("utf-8-sig")), delimiter=";"))

    assert about.column_names == rows[0]
    assert list(data["index"]) == [float(row[-1]) for row in rows[1:]]
    assert [str(day) for day in data["month"]] == [row[3] for row in rows[1:]]
    assert about.variable_value_labels["channel"][1.0] == "QR code"


@pytest.mark.usefixtures("answered")
def test_a_spreadsheet_holds_the_same(client: Client, cast: Cast, campaign: Campaign) -> None:
    client.force_login(cast.lucja)

    book = CalamineWorkbook.from_filelike(io.BytesIO(content(take(client, campaign, form="xlsx"))))
    rows = book.get_sheet_by_index(0).to_python()

    assert len(rows) == 41
    assert rows[1][1] == "=Okienko"  # a text in a cell, never a formula


def test_an_open_wave_few_answers_and_no_purpose_are_refused_in_words(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    wave = factories.opened(campaign)
    factories.answered(wave, point, [4] * 9)
    client.force_login(cast.lucja)
    address = reverse("surveys:export", args=[OFFICE, campaign.key])
    wishes = {"wave": "baseline", "form": "csv", "words": "pl", "purpose": "Sprawozdanie"}

    still_open = client.post(address, wishes)
    factories.closed(campaign)
    too_few = client.post(address, wishes)
    silent = client.post(address, {**wishes, "purpose": " "})

    assert [one.status_code for one in (still_open, too_few, silent)] == [422] * 3
    assert "Sprawozdanie" in too_few.content.decode()
    assert not Event.objects.filter(verb="survey.answers.exported").exists()


@pytest.mark.usefixtures("answered")
def test_only_who_may_takes_single_answers(client: Client, cast: Cast, campaign: Campaign) -> None:
    for account in (cast.zaneta, cast.scibor, cast.bogdan):
        client.force_login(account)
        assert client.get(reverse("surveys:export", args=[OFFICE, campaign.key])).status_code == 403


def test_counts_for_analysts_hide_small_channels(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint
) -> None:
    wave = factories.opened(campaign)
    factories.answered(wave, point, [3, 4, 5] * 10)
    factories.answered(wave, point, [2] * 4, channel=Channel.PAPER)
    factories.closed(campaign)
    client.force_login(cast.zaneta)

    pack = json.loads(client.get(reverse("surveys:analysis_pack", args=[OFFICE, campaign.key])).content)
    wave = pack["waves"]["baseline"]

    assert wave["responses"] == 34
    assert wave["channels"] == {}
    assert wave["hidden_channels"] == ["paper", "qr"]
    assert pack["waves"]["followup"] is None
    assert not [item for item in wave["values"] if item.startswith("@") and item != "@index"]


def test_counts_for_analysts_cross_points_with_channels(client: Client, cast: Cast, campaign: Campaign) -> None:
    wave = factories.opened(campaign)
    places = {name: factories.point(cast.lipowo, campaign, name) for name in ("A", "B")}
    came = {("A", Channel.QR): 12, ("A", Channel.PAPER): 4, ("B", Channel.QR): 15}
    for (name, channel), count in {**came, ("A", Channel.KIOSK): 40, ("B", Channel.KIOSK): 40}.items():
        factories.answered(wave, places[name], [4] * count, channel=channel)
    factories.closed(campaign)
    client.force_login(cast.zaneta)

    pack = json.loads(client.get(reverse("surveys:analysis_pack", args=[OFFICE, campaign.key])).content)
    told = {(one["point"], one["channel"]): one["baseline"]["responses"] for one in pack["points_by_channel"]}

    assert told == {("A", "kiosk"): 40, ("B", "kiosk"): 40}


@pytest.mark.usefixtures("answered")
def test_the_codebook_names_the_columns_of_the_table(client: Client, cast: Cast, campaign: Campaign) -> None:
    client.force_login(cast.lucja)
    address = reverse("surveys:codebook", args=[OFFICE, campaign.key])

    one = ET.fromstring(client.get(address).content)  # noqa: S314 - our own document
    other = ET.fromstring(client.get(f"{address}?wave={WaveRole.FOLLOWUP}").content)  # noqa: S314
    head = content(take(client, campaign)).decode("utf-8-sig").splitlines()[0].split(";")

    names = [[var.get("name") for var in root.iter("{ddi:codebook:2_5}var")] for root in (one, other)]
    assert names == [head, head]


@pytest.mark.parametrize(
    ("counts", "gone"),
    [
        ({"a": 30, "b": 12, "c": 10}, set()),
        ({"a": 30, "b": 12, "c": 3}, {"b", "c"}),
        ({"a": 30, "b": 6, "c": 4}, {"b", "c"}),
        ({"a": 30, "b": 12, "c": 4, "d": 5}, {"b", "c", "d"}),
        ({"a": 9}, {"a"}),
        ({"a": 12, "b": 12, "c": 3}, {"a", "c"}),
        ({"a": 10, "b": 0}, set()),
        ({}, set()),
    ],
)
def test_small_places_leave_under_one_name_that_holds_ten(counts: dict[str, int], gone: set[str]) -> None:
    assert folded(counts) == gone
    assert folded(dict(reversed(counts.items()))) == gone


def test_nobody_finds_the_few_who_answered_at_a_small_desk_or_by_a_rare_channel(
    client: Client, cast: Cast, campaign: Campaign, tmp_path: Path
) -> None:
    wave = factories.opened(campaign)
    places = {name: factories.point(cast.lipowo, campaign, name) for name in ("Duże", "Średnie", "Małe")}
    for name, count in {"Duże": 30, "Średnie": 12, "Małe": 3}.items():
        factories.answered(wave, places[name], [4] * count)
    factories.answered(wave, places["Duże"], [1], channel=Channel.PAPER)
    factories.closed(campaign)
    client.force_login(cast.lucja)
    path = tmp_path / "a.sav"
    path.write_bytes(content(take(client, campaign, form="sav", words="en")))

    table = reader(io.StringIO(content(take(client, campaign)).decode("utf-8-sig")), delimiter=";")
    _head, *rows = table
    lines = [json.loads(one) for one in content(take(client, campaign, form="jsonl")).decode().splitlines()]
    data, about = pyreadstat.read_sav(path, output_format="dict")

    assert Counter(row[1] for row in rows) == {"Duże": 31, "inne": 15}
    assert Counter(row[2] for row in rows) == {"inne": 46}
    assert Counter(one["point"] for one in lines) == {str(places["Duże"].pk): 31, "other": 15}
    assert Counter(data["point"]) == {1: 31, 0: 15}
    assert about.variable_value_labels["point"][0.0] == "other"


@pytest.mark.parametrize("form", ["csv", "jsonl", "sav", "xlsx"])
def test_what_the_staff_said_leaves_without_unit_channel_and_day(
    client: Client, cast: Cast, tmp_path: Path, form: str
) -> None:
    campaign = factories.campaign(cast, CampaignKind.STAFF)
    wave = factories.opened(campaign)
    for name, count in {"Wydział Finansowy": 11, "Wydział Kadr": 4}.items():
        factories.answered(wave, factories.point(cast.lipowo, campaign, name), [4] * count)
    factories.closed(campaign)
    client.force_login(cast.lucja)

    file = content(take(client, campaign, form=form))
    names = columns_in(file, form, tmp_path)
    address = reverse("surveys:codebook", args=[OFFICE, campaign.key])
    root = ET.fromstring(client.get(address).content)  # noqa: S314 - our own document

    assert names[:2] == ["wave", "w1"]
    assert not {"point", "channel", "day", "month"} & set(names)
    assert "Wydział".encode() not in file
    assert [var.get("name") for var in root.iter("{ddi:codebook:2_5}var")] == names
    assert root.findtext(".//{ddi:codebook:2_5}abstract")


def columns_in(file: bytes, form: str, folder: Path) -> list[str]:
    if form == "jsonl":
        return list(json.loads(file.decode().splitlines()[0]))
    if form == "xlsx":
        return [
            str(one) for one in CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_index(0).to_python()[0]
        ]
    if form == "csv":
        return file.decode("utf-8-sig").splitlines()[0].split(";")
    path = folder / "a.sav"
    path.write_bytes(file)
    return list(pyreadstat.read_sav(path)[1].column_names)


@pytest.mark.parametrize("form", ["csv", "jsonl", "sav"])
def test_questions_of_the_office_leave_with_the_others(
    client: Client, cast: Cast, campaign: Campaign, point: CollectionPoint, tmp_path: Path, form: str
) -> None:
    parking = questionnaire((item("k3", ItemType.YES_NO),))
    with office_scope(cast.lipowo.pk):
        keep_local_questions(factories.SYSTEM, office=cast.lipowo, campaign=campaign, content=parking, revision=0)
    wave = factories.opened(campaign)
    with office_scope(cast.lipowo.pk):
        asked = questionnaire_at(campaign, cast.lipowo)
        answers = [Answers(factories.sheet() | {"local.k3": code}) for code in ("yes", "no") * 10]
        import_answers(factories.SYSTEM, wave=wave, point=point, questionnaire=asked, answers=answers, day=TODAY)
    factories.closed(campaign)
    client.force_login(cast.lucja)

    file = content(take(client, campaign, form=form, words="codes"))

    assert local_answers(file, form, tmp_path) == {"yes", "no"}


def local_answers(file: bytes, form: str, folder: Path) -> set[str]:
    if form == "csv":
        head, *rows = reader(io.StringIO(file.decode("utf-8-sig")), delimiter=";")
        return {row[head.index("local_k3")] for row in rows}
    if form == "jsonl":
        return {json.loads(line)["local_k3"] for line in file.decode().splitlines()}
    path = folder / "a.sav"
    path.write_bytes(file)
    data, about = pyreadstat.read_sav(path, output_format="dict")
    labels = about.variable_value_labels["local_k3"]
    return {labels[one].removeprefix("odpowiedź ") for one in data["local_k3"]}
