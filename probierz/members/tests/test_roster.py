"""A roster is taken as a whole or not at all, and taking it again changes nothing."""

import json
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from probierz.access.actions import PermissionRefused
from probierz.access.actor import Actor
from probierz.attachments import store
from probierz.attachments.models import OfficeFile
from probierz.lib.tabular import read_table
from probierz.members.actions import people, roster
from probierz.members.actions.people import Details
from probierz.members.actions.roster import Imported, RosterHasErrors
from probierz.members.models import RosterDraft
from probierz.members.tests.rosters import ANNA, EWA, HEADER, JAN, csv_file, xlsx_file
from probierz.offices.models import Unit
from probierz.offices.scope import office_scope
from probierz.people.models import Employee, Employment
from probierz.people.queries import headcount
from probierz.trail.models import Event
from tests.cast import TODAY, Cast

BEFORE = date(2026, 9, 1)
CAST = 4  # people whom the cast brings along


def load(actor: Actor, cast: Cast, *rows: tuple[str, ...], on: date = BEFORE, **options: Any) -> Imported:
    return roster.import_roster(actor, office=cast.lipowo, table=read_table(csv_file(*rows)), on=on, **options)


def periods(number: str) -> list[tuple[date, date | None, str, str]]:
    rows = Employment.objects.filter(employee__number=number).select_related("unit").order_by("since")
    return [(row.since, row.until, row.position, row.unit.name if row.unit else "") for row in rows]


def test_everybody_in_the_file_is_employed_in_their_unit(in_lipowo: Cast, lucja: Actor) -> None:
    assert load(lucja, in_lipowo, ANNA, JAN, EWA) == Imported(3, 0, 0, 0)

    assert headcount(BEFORE) == CAST + 3
    assert periods("101") == [(BEFORE, None, "inspektor", "Referat Finansów")]
    assert sorted(unit.name for unit in Unit.objects.all()) == ["Referat Finansów", "Sekretariat"]


def test_the_same_file_again_changes_nothing(in_lipowo: Cast, lucja: Actor) -> None:
    load(lucja, in_lipowo, ANNA, JAN)
    before = list(Employee.objects.order_by("pk").values()), list(Employment.objects.order_by("pk").values())

    assert load(lucja, in_lipowo, ANNA, JAN, on=TODAY) == Imported(0, 0, 2, 0)

    assert before == (list(Employee.objects.order_by("pk").values()), list(Employment.objects.order_by("pk").values()))


def test_a_new_unit_or_position_opens_another_employment(in_lipowo: Cast, lucja: Actor) -> None:
    load(lucja, in_lipowo, ANNA)

    assert load(lucja, in_lipowo, (*ANNA[:3], "główna księgowa", *ANNA[4:]), on=TODAY) == Imported(0, 1, 0, 0)

    assert periods("101") == [
        (BEFORE, TODAY, "inspektor", "Referat Finansów"),
        (TODAY, None, "główna księgowa", "Referat Finansów"),
    ]


def test_a_new_name_is_a_correction_and_opens_nothing(in_lipowo: Cast, lucja: Actor) -> None:
    load(lucja, in_lipowo, ANNA)

    load(lucja, in_lipowo, ("101", "Ąkowska-Nowa", *ANNA[2:]), on=TODAY)

    assert Employee.objects.get(number="101").family_name == "Ąkowska-Nowa"
    assert len(periods("101")) == 1


def test_a_change_on_the_day_of_the_first_import_is_a_correction(in_lipowo: Cast, lucja: Actor) -> None:
    load(lucja, in_lipowo, ANNA)

    load(lucja, in_lipowo, (*ANNA[:3], "referent", "Kasa", ANNA[5]))

    assert periods("101") == [(BEFORE, None, "referent", "Kasa")]


def test_who_is_missing_from_the_file_stays(in_lipowo: Cast, lucja: Actor) -> None:
    load(lucja, in_lipowo, ANNA, JAN)
    load(lucja, in_lipowo, ANNA, on=TODAY)

    assert periods("102")[-1][1] is None


def test_who_is_missing_leaves_when_that_was_asked_for(in_lipowo: Cast, lucja: Actor) -> None:
    load(lucja, in_lipowo, ANNA, JAN)

    done = load(lucja, in_lipowo, ANNA, on=TODAY, ends_absent=True)

    assert done.ended == CAST + 1
    assert headcount(TODAY) == 1
    assert headcount(TODAY - timedelta(days=1)) == CAST + 2


def test_who_left_and_stands_in_the_file_again_comes_back(in_lipowo: Cast, lucja: Actor) -> None:
    load(lucja, in_lipowo, JAN)
    people.end_employment(lucja, employee=Employee.objects.get(number="102"), last_day=date(2026, 9, 30))

    assert load(lucja, in_lipowo, JAN, on=TODAY) == Imported(0, 1, 0, 0)

    assert [since for since, *_ in periods("102")] == [BEFORE, TODAY]


def test_an_outsider_in_the_file_becomes_an_employee(in_lipowo: Cast, lucja: Actor) -> None:
    outside = Details(number="103", family_name="Żuk", given_name="Ewa", is_external=True)
    people.add_employee(lucja, office=in_lipowo.lipowo, details=outside, on=BEFORE)

    assert load(lucja, in_lipowo, EWA) == Imported(0, 1, 0, 0)

    assert Employee.objects.filter(number="103", is_external=False).exists()
    assert headcount(BEFORE) == CAST + 1


def test_one_wrong_cell_keeps_the_whole_file_out(in_lipowo: Cast, lucja: Actor) -> None:
    with pytest.raises(RosterHasErrors) as refused:
        load(lucja, in_lipowo, ANNA, ("102", "", "Jan", "", "", "not an address"))

    assert [(error.row, error.column) for error in refused.value.plan.errors] == [(3, "nazwisko"), (3, "e-mail")]
    assert headcount(BEFORE) == CAST
    assert not Unit.objects.exists()
    assert not Event.objects.exists()


def test_each_person_has_a_line_in_the_trail_that_can_be_forgotten_alone(in_lipowo: Cast, lucja: Actor) -> None:
    load(lucja, in_lipowo, ANNA, JAN)

    whole = Event.objects.get(verb="roster.imported")
    each = Event.objects.filter(verb="employee.added")
    assert (whole.after["created"], whole.after["updated"]) == (2, 0)
    assert {event.personal["family_name"] for event in each} == {"Ąkowska", "Świt"}
    assert "Ąkowska" not in "".join(f"{event.after}{event.personal_digests}" for event in each)


def test_the_same_numbers_in_another_office_are_other_people(in_lipowo: Cast, lucja: Actor) -> None:
    load(lucja, in_lipowo, ANNA)

    with office_scope(in_lipowo.olszyny.pk):
        celina = in_lipowo.actor(in_lipowo.celina)
        table = read_table(csv_file(ANNA))
        done = roster.import_roster(celina, office=in_lipowo.olszyny, table=table, on=BEFORE)

    assert done.created == 1
    assert Employee.objects.filter(number="101").count() == 1


def test_the_head_of_the_office_does_not_import(in_lipowo: Cast) -> None:
    with pytest.raises(PermissionRefused):
        load(in_lipowo.actor(in_lipowo.scibor), in_lipowo, ANNA)


def test_the_number_of_queries_does_not_grow_with_the_file(
    in_lipowo: Cast, lucja: Actor, django_assert_max_num_queries: Any
) -> None:
    rows = [(str(number), f"Osoba{number}", "Jan", "referent", f"Referat {number % 9}", "") for number in range(300)]

    with django_assert_max_num_queries(40):
        load(lucja, in_lipowo, *rows)
    moved = [(*row[:4], "Referat 0", "") for row in rows]
    with django_assert_max_num_queries(40):
        load(lucja, in_lipowo, *moved, on=TODAY)


# --- uploads that wait


def test_a_dropped_upload_leaves_neither_row_nor_content(
    in_lipowo: Cast, lucja: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    draft = roster.upload_roster(
        lucja, office=in_lipowo.lipowo, name="lista.csv", content=csv_file(ANNA), now=timezone.now()
    )
    path = store.path_of(draft.file.sha256)
    assert path.exists()

    with django_capture_on_commit_callbacks(execute=True):
        roster.drop_draft(lucja, draft=draft)

    assert not path.exists()
    assert not RosterDraft.objects.exists()
    assert not OfficeFile.objects.exists()


def test_a_content_that_serves_another_row_stays(
    in_lipowo: Cast, lucja: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    upload: dict[str, Any] = {"office": in_lipowo.lipowo, "name": "lista.csv", "content": csv_file(ANNA)}
    first, second = (roster.upload_roster(lucja, **upload, now=timezone.now()) for _ in range(2))

    with django_capture_on_commit_callbacks(execute=True):
        roster.drop_draft(lucja, draft=first)

    assert store.content_of(second.file.sha256) == csv_file(ANNA)


def test_uploads_that_nobody_finished_are_removed_the_next_day(in_lipowo: Cast, lucja: Actor) -> None:
    upload: dict[str, Any] = {"office": in_lipowo.lipowo, "name": "lista.csv", "content": csv_file(ANNA)}
    roster.upload_roster(lucja, **upload, now=timezone.now() - timedelta(hours=25))
    fresh = roster.upload_roster(lucja, **upload, now=timezone.now())

    roster.drop_stale_drafts()

    assert list(RosterDraft.objects.all()) == [fresh]


# --- the command


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lista.csv"


def run(file: Path, *options: str, office: str = "urzad-lipowo") -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("import_roster", "--office", office, str(file), *options, stdout=out)
    except SystemExit as left:
        return int(str(left.code)), out.getvalue()
    return 0, out.getvalue()


def answer(file: Path, *options: str) -> tuple[int, dict[str, Any]]:
    code, text = run(file, "--json", *options)
    return code, json.loads(text)


def people_of(cast: Cast) -> int:
    with office_scope(cast.lipowo.pk):
        return Employee.objects.count() - CAST


@pytest.mark.parametrize("order", [HEADER, HEADER[::-1]])
def test_the_command_takes_the_columns_in_any_order(cast: Cast, file: Path, order: tuple[str, ...]) -> None:
    rows = [tuple(dict(zip(HEADER, row, strict=True))[name] for name in order) for row in (ANNA, JAN)]
    file.write_bytes(xlsx_file(*rows, header=order))

    assert answer(file) == (0, {"created": 2, "updated": 0, "unchanged": 0, "errors": []})
    assert answer(file) == (0, {"created": 0, "updated": 0, "unchanged": 2, "errors": []})


def test_a_dry_run_says_what_would_happen_and_writes_nothing(cast: Cast, file: Path) -> None:
    file.write_bytes(csv_file(ANNA, ("", "Bez", "Numeru", "", "", "")))

    code, told = answer(file, "--dry-run")

    assert (code, told["created"], [error["row"] for error in told["errors"]]) == (1, 1, [3])
    assert people_of(cast) == 0


def test_errors_name_row_and_column_and_nothing_was_written(cast: Cast, file: Path) -> None:
    file.write_bytes(csv_file(ANNA, JAN, (*ANNA[:5], "")))

    code, told = answer(file)

    assert code == 1
    assert told == {
        "created": 0,
        "updated": 0,
        "unchanged": 0,
        "errors": [{"row": 4, "column": "nr", "message": told["errors"][0]["message"]}],
    }
    assert "2" in told["errors"][0]["message"]
    assert people_of(cast) == 0


def test_a_file_that_is_no_table_is_an_error_about_the_whole_file(cast: Cast, file: Path) -> None:
    file.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")

    code, told = answer(file)

    assert code == 1
    assert [(error["row"], error["column"]) for error in told["errors"]] == [(0, "")]


def test_a_file_that_is_too_large_is_not_even_read(cast: Cast, file: Path) -> None:
    with file.open("wb") as opened:
        opened.truncate(50_000_000)

    code, told = answer(file)

    assert code == 1
    assert "50 MB" in told["errors"][0]["message"]


def test_without_json_people_read_a_table(cast: Cast, file: Path) -> None:
    file.write_bytes(csv_file(ANNA, ("102", "", "Jan", "", "", "")))

    code, text = run(file)

    assert code == 1
    assert "created" in text
    assert "nazwisko" in text


def test_an_unknown_office_or_file_is_one_sentence(cast: Cast, file: Path) -> None:
    with pytest.raises(CommandError, match="no office with the code"):
        run(file, office="nie-ma")
    with pytest.raises(CommandError, match="cannot be read"):
        run(file)
