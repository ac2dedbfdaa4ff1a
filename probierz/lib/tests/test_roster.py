"""A roster is planned row by row: created, updated, unchanged, or refused with its place."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probierz.lib.roster import Column, ErrorCode, Person, RosterPlan, RowError, Update, plan_roster, read_header
from probierz.lib.tabular import Cell, Table, read_table
from probierz.lib.tests.files import xlsx

HEADER = ("nr", "nazwisko", "imię", "stanowisko", "komórka", "e-mail")
LUCJA = Person("1", "Nowak", "Łucja", "inspektor", "Wydział Geodezji", "lucja@lipowo.example")
ZANETA = Person("2", "Żak", "Żaneta", "audytor", "Biuro Audytu", "zaneta@lipowo.example")

PEOPLE = st.builds(
    Person,
    number=st.from_regex(r"[A-Z0-9]{1,5}", fullmatch=True),
    family_name=st.sampled_from(["Nowak", "Żak-Łoś", "Święcicka"]),
    given_name=st.sampled_from(["Łucja", "Żaneta", "Jan Maria"]),
    position=st.sampled_from(["", "inspektor"]),
    unit=st.sampled_from(["", "Kadry", "Wydział Geodezji"]),
)


def row_of(person: Person) -> tuple[Cell, ...]:
    return (person.number, person.family_name, person.given_name, person.position, person.unit, person.email)


def sheet(*rows: tuple[Cell, ...]) -> Table:
    return Table((HEADER, *rows))


def planned(*rows: tuple[Cell, ...], existing: tuple[Person, ...] = ()) -> RosterPlan:
    return plan_roster(sheet(*rows), existing=existing)


def changed_row(column: Column, value: Cell) -> tuple[Cell, ...]:
    cells = list(row_of(LUCJA))
    cells[list(Column).index(column)] = value
    return tuple(cells)


def test_new_people_are_created_and_their_units_listed_once() -> None:
    plan = plan_roster(
        sheet(row_of(LUCJA), row_of(ZANETA), ("3", "Łoś", "Jan", "", "WYDZIAL  geodezji", "")),
        existing=(),
        units=["Biuro Audytu"],
    )

    assert plan.created == (LUCJA, ZANETA, Person("3", "Łoś", "Jan", "", "Wydział Geodezji"))
    assert plan.new_units == ("Wydział Geodezji",)
    assert (plan.errors, plan.updated, plan.unchanged, plan.absent) == ((), (), (), ())


def test_the_same_sheet_again_changes_nothing() -> None:
    plan = planned(row_of(LUCJA), row_of(ZANETA), existing=(LUCJA, ZANETA))

    assert plan.unchanged == (LUCJA, ZANETA)
    assert (plan.created, plan.updated) == ((), ())


def test_a_change_tells_before_after_and_the_columns() -> None:
    promoted = replace(LUCJA, position="kierownik", email="")

    plan = planned(row_of(promoted), existing=(LUCJA, ZANETA))

    assert plan.updated == (Update(LUCJA, promoted, (Column.POSITION, Column.EMAIL)),)
    assert plan.absent == (ZANETA,)


def test_another_spelling_of_a_known_unit_or_address_is_no_change() -> None:
    row = (*row_of(LUCJA)[:4], "wydział geodezji", "Lucja@Lipowo.example")

    plan = plan_roster(sheet(row), existing=[LUCJA], units=["Wydział Geodezji"])

    assert plan.unchanged == (LUCJA,)
    assert plan.new_units == ()


def test_columns_come_in_any_order_case_and_spelling() -> None:
    header = read_header(["E-mail:", "IMIE", "Nazwisko ", "", "Nr", "Komorka organizacyjna", "telefon", 7.0])

    assert header.columns == {
        Column.EMAIL: 0,
        Column.GIVEN_NAME: 1,
        Column.FAMILY_NAME: 2,
        Column.NUMBER: 4,
        Column.UNIT: 5,
    }
    assert header.unknown == ("telefon", "7.0")
    assert (header.missing, header.repeated) == ((), ())


def test_a_column_that_is_not_there_leaves_what_is_known() -> None:
    plan = plan_roster(Table((("imię", "nr", "nazwisko"), ("Łucja", "1", "Nowak-Żak"))), existing=[LUCJA])

    assert plan.updated == (Update(LUCJA, replace(LUCJA, family_name="Nowak-Żak"), (Column.FAMILY_NAME,)),)


def test_missing_and_repeated_columns_are_told_and_nothing_is_planned() -> None:
    plan = plan_roster(Table((("nr", "Nr.", "imię"), ("1", "1", "Łucja"))), existing=[LUCJA])

    assert plan.errors == (
        RowError(1, "nazwisko", ErrorCode.MISSING_COLUMN),
        RowError(1, "Nr.", ErrorCode.REPEATED_COLUMN),
    )
    assert (plan.created, plan.absent) == ((), ())


def test_a_person_can_overrule_the_guess() -> None:
    table = Table((("lp", "nr", "nr", "kto"), ("1", "x", "1", "Nowak", "Łucja")))
    columns = {Column.NUMBER: 2, Column.FAMILY_NAME: 3, Column.GIVEN_NAME: 4}

    plan = plan_roster(table, existing=[], columns=columns)

    assert plan.created == (Person("1", "Nowak", "Łucja"),)
    assert plan_roster(table, existing=[], columns={}).errors == tuple(
        RowError(1, column, ErrorCode.MISSING_COLUMN) for column in ("nr", "nazwisko", "imię")
    )


def test_a_place_without_a_heading_is_called_by_the_columns_name() -> None:
    table = Table((("nr", "nazwisko"), ("1", "Nowak", True)))
    columns = {Column.NUMBER: 0, Column.FAMILY_NAME: 1, Column.GIVEN_NAME: 2}

    assert plan_roster(table, existing=[], columns=columns).errors == (RowError(2, "imię", ErrorCode.NOT_A_TEXT),)


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        (Column.NUMBER, "", ErrorCode.REQUIRED),
        (Column.FAMILY_NAME, " — ", ErrorCode.REQUIRED),
        (Column.GIVEN_NAME, "\u200b", ErrorCode.REQUIRED),
        (Column.NUMBER, 12.5, ErrorCode.NOT_A_TEXT),
        (Column.NUMBER, 1e17, ErrorCode.NOT_A_TEXT),
        (Column.NUMBER, float("inf"), ErrorCode.NOT_A_TEXT),
        (Column.NUMBER, True, ErrorCode.NOT_A_TEXT),
        (Column.NUMBER, date(2011, 1, 20), ErrorCode.A_DATE),
        (Column.POSITION, time(12), ErrorCode.A_DATE),
        (Column.FAMILY_NAME, "No\x00wak", ErrorCode.NOT_A_TEXT),
        (Column.FAMILY_NAME, '=HYPERLINK("http://x")', ErrorCode.FORMULA),
        (Column.POSITION, "+48 1", ErrorCode.FORMULA),
        (Column.UNIT, "-1", ErrorCode.FORMULA),
        (Column.EMAIL, "@lipowo", ErrorCode.FORMULA),
        (Column.EMAIL, "lucja", ErrorCode.BAD_EMAIL),
        (Column.EMAIL, "łucja@lipowo.example", ErrorCode.BAD_EMAIL),
        (Column.EMAIL, "a b@lipowo.example", ErrorCode.BAD_EMAIL),
        (Column.EMAIL, "a@lipowo", ErrorCode.BAD_EMAIL),
    ],
)
def test_a_bad_cell_is_told_by_row_and_column(column: Column, value: Cell, code: ErrorCode) -> None:
    plan = planned(row_of(ZANETA), ("", "", "", "", "", ""), changed_row(column, value))

    assert plan.errors == (RowError(4, column.value, code),)
    assert plan.created == (ZANETA,)


@pytest.mark.parametrize(("column", "limit"), [(Column.NUMBER, 30), (Column.GIVEN_NAME, 100), (Column.UNIT, 200)])
def test_what_is_too_long_tells_the_limit(column: Column, limit: int) -> None:
    assert not planned(changed_row(column, "a" * limit)).errors
    assert planned(changed_row(column, "a" * (limit + 1))).errors == (
        RowError(2, column.value, ErrorCode.TOO_LONG, {"limit": limit, "length": limit + 1}),
    )


def test_numbers_written_as_numbers_are_read_as_text() -> None:
    plan = planned((7.0, "Nowak", "Łucja", 3, "\u2013", ""))

    assert plan.created == (Person("7", "Nowak", "Łucja", "3"),)


def test_formula_cells_are_refused_by_their_place() -> None:
    table = Table(sheet(row_of(LUCJA), row_of(ZANETA)).rows, frozenset({(3, 2), (3, 9)}))

    plan = plan_roster(table, existing=[])

    assert plan.errors == (RowError(3, "nazwisko", ErrorCode.FORMULA),)


def test_a_formula_in_a_cell_that_looks_blank_is_refused_too() -> None:
    table = Table((HEADER, (*row_of(LUCJA)[:5], "")), frozenset({(2, 6)}))

    assert plan_roster(table, existing=[]).errors == (RowError(2, "e-mail", ErrorCode.FORMULA),)


def test_a_row_of_nothing_but_a_formula_is_not_blank() -> None:
    table = Table((HEADER, row_of(LUCJA), ("",) * 6), frozenset({(3, 1)}))

    assert RowError(3, "nr", ErrorCode.FORMULA) in plan_roster(table, existing=[]).errors


def test_duplicates_name_the_first_row() -> None:
    twin = replace(ZANETA, number="1")
    namesake = replace(ZANETA, number="5", email="LUCJA@lipowo.example")

    plan = planned(row_of(LUCJA), row_of(twin), row_of(namesake))

    assert plan.errors == (
        RowError(3, "nr", ErrorCode.DUPLICATE_NUMBER, {"first_row": 2}),
        RowError(4, "e-mail", ErrorCode.DUPLICATE_EMAIL, {"first_row": 2}),
    )
    assert plan.created == (LUCJA,)


def test_an_address_of_somebody_not_in_the_sheet_is_taken() -> None:
    newcomer = replace(LUCJA, number="9", email=ZANETA.email)

    plan = planned(row_of(newcomer), existing=(ZANETA,))

    assert plan.errors == (RowError(2, "e-mail", ErrorCode.EMAIL_TAKEN, {"number": "2"}),)


def test_two_people_in_the_sheet_may_swap_their_addresses() -> None:
    one, other = replace(LUCJA, email=ZANETA.email), replace(ZANETA, email=LUCJA.email)

    assert not planned(row_of(one), row_of(other), existing=(LUCJA, ZANETA)).errors


@pytest.mark.parametrize("table", [Table((HEADER,)), Table((HEADER, ("", " ", "-"))), Table((HEADER, ()))])
def test_a_sheet_without_people_says_so(table: Table) -> None:
    assert plan_roster(table, existing=[]).errors == (RowError(1, "", ErrorCode.NO_ROWS),)


def test_an_empty_table_lacks_its_columns() -> None:
    assert [error.code for error in plan_roster(Table(()), existing=[]).errors] == [ErrorCode.MISSING_COLUMN] * 3


def test_errors_come_in_the_order_of_the_rows() -> None:
    plan = planned(row_of(LUCJA), row_of(LUCJA), ("", "Łoś", "Jan", "", "", "x"))

    assert [(error.row, error.column) for error in plan.errors] == [(3, "nr"), (3, "e-mail"), (4, "nr"), (4, "e-mail")]


def test_a_real_file_goes_all_the_way() -> None:
    table = read_table(xlsx([HEADER, row_of(LUCJA), [2, "=A1", "Żaneta", "", "", ""]]))

    plan = plan_roster(table, existing=[])

    assert plan.created == (LUCJA,)
    assert plan.errors == (RowError(3, "nazwisko", ErrorCode.FORMULA),)


@given(st.lists(PEOPLE, max_size=12), st.lists(PEOPLE, max_size=12, unique_by=lambda person: person.number))
def test_every_row_lands_in_exactly_one_list_and_a_second_run_finds_nothing(
    listed: list[Person], known: list[Person]
) -> None:
    plan = planned(*map(row_of, listed), existing=tuple(known))
    refused = {error.row for error in plan.errors} - {1}

    assert len(plan.created) + len(plan.updated) + len(plan.unchanged) + len(refused) == len(listed)

    after = {person.number: person for person in known}
    after |= {person.number: person for person in plan.created}
    after |= {update.after.number: update.after for update in plan.updated}
    again = plan_roster(
        sheet(*map(row_of, listed)), existing=after.values(), units=[person.unit for person in after.values()]
    )
    assert (again.created, again.new_units) == ((), ())
    assert again.updated == ()
