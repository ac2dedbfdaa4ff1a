"""XLSForm: the sheets `survey`, `choices` and `settings` of a workbook, as ODK and KoboToolbox write them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from probierz.lib.bilingual import Bilingual
from probierz.lib.questionnaire_files.findings import Codes, Imported, Note, NoteCode, chosen_from, plain, typed_item
from probierz.lib.questionnaire_files.relevance import of_xlsform
from probierz.lib.questionnaires import NO_TEXT, Condition, ConditionUnreadable, Group, Item, ItemType, Option
from probierz.lib.tabular import Cell, Table, read_sheets

_SIMPLE = {
    "integer": ItemType.NUMBER,
    "date": ItemType.DATE,
    "note": ItemType.NOTE,
    "acknowledge": ItemType.CONSENT,
    "trigger": ItemType.CONSENT,
}
_DEVICE = frozenset(
    {"start", "end", "today", "deviceid", "username", "phonenumber", "email", "audit", "start-geopoint"}
)
_POLISH = ("polski", "polish", "pl")
_ENGLISH = ("english", "angielski", "en")
_OURS = "probierz_type"

Row = Mapping[str, str]


def read_xlsform(data: bytes) -> Imported:
    """Raises TableRefused for a file that is no workbook."""
    sheets = {name.strip().lower(): table for name, table in read_sheets(data).items()}
    if "survey" not in sheets:
        return Imported(NO_TEXT, (), (Note("", 0, NoteCode.NO_SHEET, {"name": "survey"}),))
    rows = list(_rows(sheets["survey"]))
    if rows and not {"type", "name"} <= rows[0][1].keys():
        return Imported(NO_TEXT, (), (Note("survey", 1, NoteCode.NO_COLUMN, {"name": "type, name"}),))
    reader = _Reader(_choices(sheets.get("choices")))
    for number, row in rows:
        reader.take(number, row)
    settings = next((row for _, row in _rows(sheets["settings"])), {}) if "settings" in sheets else {}
    title = settings.get("form_title", "")
    return Imported(Bilingual(title, ""), reader.groups(), tuple(reader.notes))


@dataclass
class _Screen:
    code: str
    title: Bilingual
    shown_if: Condition | None = None
    items: list[Item] = field(default_factory=list)


class _Reader:
    """Goes down the sheet, a group to a screen; rows outside of groups stand on screens of their own."""

    def __init__(self, lists: Mapping[str, list[Row]]) -> None:
        self.notes: list[Note] = []
        self._lists = lists
        self._codes, self._screen_codes = Codes(), Codes()
        self._screens: list[_Screen] = []
        self._open: list[_Screen] = []
        self._repeats = 0

    def groups(self) -> tuple[Group, ...]:
        return tuple(Group(one.code, one.title, tuple(one.items), one.shown_if) for one in self._screens if one.items)

    def take(self, number: int, row: Row) -> None:
        kind, _, rest = row.get("type", "").strip().replace("_", " ", 1).partition(" ")
        match kind.lower(), rest.strip().split(" ")[0].lower():
            case "", _:
                return
            case "begin", "group":
                self._begin(number, row)
            case "end", "group":
                self._open = self._open[:-1]
            case "begin", _:
                self._repeats += 1
                self._note(number, NoteCode.REPEAT)
            case "end", _:
                self._repeats -= 1
            case _ if self._repeats == 0:
                self._item(number, row)

    def _begin(self, number: int, row: Row) -> None:
        if self._open:
            self._note(number, NoteCode.NESTED, name=row.get("name", ""))
        name = row.get("name", "") or f"screen{len(self._screens) + 1}"
        screen = _Screen(self._screen_codes.of(f"screen-{name}"), _text(row, "label"), self._condition(number, row))
        self._screens.append(screen)
        self._open = [*self._open, screen]

    def _item(self, number: int, row: Row) -> None:
        item = self._read(number, row)
        if item is None:
            return
        if not self._open and (not self._screens or self._screens[-1].title != NO_TEXT):
            self._screens.append(_Screen(self._screen_codes.of(f"screen{len(self._screens) + 1}"), NO_TEXT))
        screen = self._open[-1] if self._open else self._screens[-1]
        screen.items.append(self._finished(number, row, item))

    def _read(self, number: int, row: Row) -> Item | None:
        words = row["type"].strip().split()
        kind, named = words[0].lower(), " ".join(words[1:])
        if kind in _DEVICE:
            self._note(number, NoteCode.DEVICE_DATA, type=kind)
            return None
        name = row.get("name", "")
        code, text = self._codes.of(name or f"p{number}"), _text(row, "label")
        if code != name:
            self._note(number, NoteCode.CODE_CHANGED, name=name, code=code)
        if kind in {"select_one", "select_multiple"}:
            return self._chosen(number, row, code=code, text=text, several=kind == "select_multiple", named=named)
        if kind == "hidden" and named in self._lists:
            return Item(code, ItemType.HIDDEN, text, options=self._options(named))
        if kind == "text":
            long = "multiline" in row.get("appearance", "")
            return typed_item(code, ItemType.TEXT if long else ItemType.LINE, text)
        if kind in _SIMPLE:
            return typed_item(code, _SIMPLE[kind], text)
        self._note(number, NoteCode.UNKNOWN_TYPE, type=row["type"])
        return None

    def _chosen(self, number: int, row: Row, *, code: str, text: Bilingual, several: bool, named: str) -> Item | None:
        named = named.removesuffix("or_other").strip()
        if named not in self._lists:
            self._note(number, NoteCode.NO_LIST, name=named)
            return None
        options = self._options(named)
        if several:
            return Item(code, ItemType.MULTIPLE, text, options=options)
        item = chosen_from(code, text, options)
        is_ours = item.type is ItemType.SCALE5 and row.get(_OURS) == ItemType.SMILEY
        return replace(item, type=ItemType.SMILEY) if is_ours else item

    def _finished(self, number: int, row: Row, item: Item) -> Item:
        """With what every type may have."""
        if item.text == NO_TEXT and item.type is not ItemType.HIDDEN:
            self._note(number, NoteCode.NO_TEXT)
        for column in ("constraint", "calculation", "choice_filter", "default"):
            if row.get(column):
                self._note(number, NoteCode.RULE_LEFT_OUT, column=column)
        is_required = row.get("required", "").strip().lower() in {"yes", "true", "true()", "1", "tak"}
        return replace(
            item,
            hint=_text(row, "hint"),
            required=is_required and item.is_answered and item.is_seen,
            reverse=item.is_rating and row.get("probierz_reverse", "") == "yes",
            shown_if=self._condition(number, row),
        )

    def _condition(self, number: int, row: Row) -> Condition | None:
        text = row.get("relevant", "")
        if not text:
            return None
        try:
            return of_xlsform(text, item=self._codes.of, option=_option_code)
        except ConditionUnreadable:
            self._note(number, NoteCode.CONDITION_LEFT_OUT, text=text)
            return None

    def _options(self, named: str) -> tuple[Option, ...]:
        codes = Codes()
        return tuple(
            Option(codes.of(_option_code(row.get("name", ""))), _text(row, "label")) for row in self._lists[named]
        )

    def _note(self, number: int, what: NoteCode, /, **params: str) -> None:
        self.notes.append(Note("survey", number, what, params))


def _choices(table: Table | None) -> dict[str, list[Row]]:
    lists: dict[str, list[Row]] = {}
    for _, row in _rows(table) if table else ():
        if name := row.get("list_name", row.get("list name", "")):
            lists.setdefault(name, []).append(row)
    return lists


def _rows(table: Table) -> Iterator[tuple[int, Row]]:
    """Rows below the head, by column, blank ones left out; numbered as the spreadsheet does."""
    if not table.rows:
        return
    head = [str(cell).strip().lower().replace(": ", "::") for cell in table.rows[0]]
    for number, cells in enumerate(table.rows[1:], start=2):
        row = {name: _words(cell) for name, cell in zip(head, cells, strict=False) if name}
        if any(row.values()):
            yield number, row


def _words(cell: Cell) -> str:
    """A code typed as the number 1 is read as 1.0."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _text(row: Row, column: str) -> Bilingual:
    """By language when the file has languages; a text without one is Polish."""
    found = {"pl": row.get(column, ""), "en": ""}
    for name, text in row.items():
        start, _, language = name.partition("::")
        if start != column or not language:
            continue
        words = language.replace("(", " ").replace(")", " ").split()
        if any(word in _POLISH for word in words):
            found["pl"] = text
        elif any(word in _ENGLISH for word in words):
            found["en"] = text
    return Bilingual(plain(found["pl"]), plain(found["en"]))


def _option_code(name: str) -> str:
    return Codes().of(name)
