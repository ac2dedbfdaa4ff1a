"""The comparison of a sheet with the people already known."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from probierz.lib.polish import fold, tidy
from probierz.lib.roster.columns import REQUIRED_COLUMNS, Column, Header, read_header
from probierz.lib.roster.lines import ErrorCode, Line, Person, RowError, read_lines
from probierz.lib.tabular.tables import Table

_FIELDS = {
    Column.NUMBER: "number",
    Column.FAMILY_NAME: "family_name",
    Column.GIVEN_NAME: "given_name",
    Column.POSITION: "position",
    Column.UNIT: "unit",
    Column.EMAIL: "email",
}


@dataclass(frozen=True, slots=True)
class Update:
    """A known person the sheet changes, and in which columns."""

    before: Person
    after: Person
    changed: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """What an import would do. `absent` are people known but not in the sheet: nothing happens to them."""

    header: Header
    created: tuple[Person, ...] = ()
    updated: tuple[Update, ...] = ()
    unchanged: tuple[Person, ...] = ()
    absent: tuple[Person, ...] = ()
    new_units: tuple[str, ...] = ()
    errors: tuple[RowError, ...] = ()


def plan_roster(
    table: Table,
    *,
    existing: Iterable[Person],
    units: Iterable[str] = (),
    columns: Mapping[Column, int] | None = None,
) -> RosterPlan:
    """What importing this table would do.

    `columns` overrules the guess from the header. A column that is not there leaves what is known; a blank
    cell empties it. Units are matched by name without regard to case and diacritics and keep the spelling
    they have. Rows with errors are in none of the other lists.
    """
    first = table.rows[0] if table.rows else ()
    header = read_header(first)
    places = header.columns if columns is None else columns
    if errors := tuple(_header_errors(header, places, overruled=columns is not None)):
        return RosterPlan(header, errors=errors)
    headings = {
        column: (str(first[place]).strip() if place < len(first) else "") or column.value
        for column, place in places.items()
    }
    lines, faults = read_lines(table, places, headings)
    known = {person.number: person for person in existing}
    clashes = (*_duplicates(lines, headings), *_taken(lines, headings, known))
    errors = tuple(sorted((*faults, *clashes), key=lambda error: error.row))
    if not lines:
        errors = (RowError(1, "", ErrorCode.NO_ROWS),)
    refused = {error.row for error in errors}
    good = [line for line in lines if line.row not in refused]
    spellings, new_units = _spellings(good, units)
    plan = _compared(header, [_person(line, known, spellings) for line in good], known)
    listed = {line.values.get(Column.NUMBER) for line in lines}
    absent = tuple(person for number, person in known.items() if number not in listed)
    return replace(plan, absent=absent, new_units=new_units, errors=errors)


def _header_errors(header: Header, places: Mapping[Column, int], *, overruled: bool) -> Iterator[RowError]:
    for column in REQUIRED_COLUMNS:
        if column not in places:
            yield RowError(1, column.value, ErrorCode.MISSING_COLUMN)
    if not overruled:
        for heading in header.repeated:
            yield RowError(1, heading, ErrorCode.REPEATED_COLUMN)


def _duplicates(lines: list[Line], headings: Mapping[Column, str]) -> Iterator[RowError]:
    """Numbers and addresses that stand in the sheet twice; the first row keeps its right."""
    for column, code in ((Column.NUMBER, ErrorCode.DUPLICATE_NUMBER), (Column.EMAIL, ErrorCode.DUPLICATE_EMAIL)):
        first: dict[str, int] = {}
        for line in lines:
            value = line.values.get(column, "").lower() if column is Column.EMAIL else line.values.get(column, "")
            if value and first.setdefault(value, line.row) != line.row:
                yield RowError(line.row, headings[column], code, {"first_row": first[value]})


def _taken(lines: list[Line], headings: Mapping[Column, str], known: Mapping[str, Person]) -> Iterator[RowError]:
    """Addresses of people who are known and not in the sheet, so that they keep them."""
    listed = {line.values.get(Column.NUMBER) for line in lines}
    owners = {person.email.lower(): number for number, person in known.items() if number not in listed}
    for line in lines:
        email = line.values.get(Column.EMAIL, "").lower()
        if email and email in owners:
            yield RowError(line.row, headings[Column.EMAIL], ErrorCode.EMAIL_TAKEN, {"number": owners[email]})


def _spellings(lines: list[Line], units: Iterable[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The spelling of each unit by its folded name, and the units that do not exist yet."""
    spellings = {fold(unit): tidy(unit) for unit in units}
    new: list[str] = []
    for unit in (line.values.get(Column.UNIT, "") for line in lines):
        if unit and fold(unit) not in spellings:
            spellings[fold(unit)] = unit
            new.append(unit)
    return spellings, tuple(new)


def _person(line: Line, known: Mapping[str, Person], spellings: Mapping[str, str]) -> Person:
    before = known.get(line.values[Column.NUMBER], Person(line.values[Column.NUMBER], "", ""))
    values = dict(line.values)
    if Column.UNIT in values:
        values[Column.UNIT] = spellings.get(fold(values[Column.UNIT]), "")
    if Column.EMAIL in values:
        values[Column.EMAIL] = values[Column.EMAIL].lower()
    return replace(before, **{_FIELDS[column]: value for column, value in values.items()})


def _compared(header: Header, people: list[Person], known: Mapping[str, Person]) -> RosterPlan:
    created = tuple(person for person in people if person.number not in known)
    pairs = [(known[person.number], person) for person in people if person.number in known]
    return RosterPlan(
        header,
        created=created,
        updated=tuple(Update(one, other, _changed(one, other)) for one, other in pairs if one != other),
        unchanged=tuple(one for one, other in pairs if one == other),
    )


def _changed(before: Person, after: Person) -> tuple[Column, ...]:
    return tuple(column for column, name in _FIELDS.items() if getattr(before, name) != getattr(after, name))
