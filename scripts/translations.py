"""Keeps the catalogues in step with the code: extract, check, compile, missing. Needs no gettext binaries.

The catalogue names files but no line numbers, knows no fuzzy entries and is sorted by message,
so that it changes only when a text changes.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polib
from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE = "pl"
CATALOGUE = ROOT / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"
# Django's own Polish catalogues have these four forms; another header would clash when they are merged.
PLURAL_FORMS = (
    "nplurals=4; plural=(n==1 ? 0 : (n%10>=2 && n%10<=4) && (n%100<12 || n%100>14) ? 1 : "
    "n!=1 && (n%10>=0 && n%10<=1 || n%10>=5 && n%10<=9 || n%100>=12 && n%100<=14) ? 2 : 3);"
)
HEADER = {
    "Project-Id-Version": "Probierz",
    "Language": LANGUAGE,
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": PLURAL_FORMS,
}
FORMS = 4
# Which argument is what: (context, singular, plural), counted from 1.
FUNCTIONS: dict[str, tuple[int | None, int, int | None]] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), (None, 1, None)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (None, 1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), (1, 2, None)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), (1, 2, 3)),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|(?<!\{)\{(\w+)[^{}]*\}(?!\})")
MEANINGFUL_COMMENT = "Translators:"


@dataclass
class Message:
    """One text of the code, with every place that uses it."""

    context: str
    singular: str
    plural: str = ""
    files: set[str] = field(default_factory=set)
    comments: set[str] = field(default_factory=set)


Key = tuple[str, str]


def extract() -> dict[Key, Message]:
    """Everything translatable in code and templates; tests and migrations speak to nobody."""
    found: dict[Key, Message] = {}
    for path in sources():
        for context, singular, plural, comments in _texts_in(path):
            message = found.setdefault((context, singular), Message(context, singular))
            message.plural = message.plural or plural
            message.files.add(path.relative_to(ROOT).as_posix())
            message.comments.update(comments)
    return found


def sources() -> list[Path]:
    code = (ROOT / "probierz").rglob("*.py")
    pages = (path for kind in ("html", "txt") for path in (ROOT / "probierz").glob(f"**/templates/**/*.{kind}"))
    return sorted(path for path in (*code, *pages) if not {"tests", "migrations"} & set(path.parts))


def _texts_in(path: Path) -> Iterator[tuple[str, str, str, list[str]]]:
    text = path.read_text(encoding="utf-8")
    # Inside brackets the indentation of a template is no indentation of Python.
    code = text if path.suffix == ".py" else f"({templatize(text, origin=str(path))})"
    # Babel's own declaration of what this yields is wrong.
    calls: Iterator[Any] = extract_python(
        io.BytesIO(code.encode()), dict.fromkeys(FUNCTIONS), [MEANINGFUL_COMMENT], {"encoding": "utf-8"}
    )
    for _line, name, arguments, comments in calls:
        parts = arguments if isinstance(arguments, (tuple, list)) else (arguments,)
        context, singular, plural = (_argument(parts, place) for place in FUNCTIONS[name])
        if singular:
            yield context, singular, plural, list(comments)


def _argument(parts: Sequence[object], place: int | None) -> str:
    value = parts[place - 1] if place is not None and place <= len(parts) else None
    return value if isinstance(value, str) else ""


def read(path: Path) -> dict[Key, polib.POEntry]:
    """The usable entries of a catalogue; a fuzzy one is a guess and counts as none."""
    if not path.exists():
        return {}
    return {(e.msgctxt or "", e.msgid): e for e in polib.pofile(str(path)) if not (e.obsolete or e.fuzzy)}


def build(messages: dict[Key, Message], *known: dict[Key, polib.POEntry]) -> polib.POFile:
    """The catalogue as it should be; of several known translations the first stands."""
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = dict(HEADER)
    for key, message in sorted(messages.items(), key=lambda item: (item[0][1].casefold(), item[0])):
        entry = polib.POEntry(
            msgid=message.singular,
            msgctxt=message.context or None,
            occurrences=[(name, "") for name in sorted(message.files)],
            comment="\n".join(sorted(message.comments)),
            flags=["python-format"] if "%(" in message.singular + message.plural else [],
        )
        _translate(entry, message, [table[key] for table in known if key in table])
        catalogue.append(entry)
    return catalogue


def _translate(entry: polib.POEntry, message: Message, known: list[polib.POEntry]) -> None:
    if message.plural:
        entry.msgid_plural = message.plural
        entry.msgstr_plural = next(filter(_is_full, map(_forms, known)), dict.fromkeys(range(FORMS), ""))
    else:
        entry.msgstr = next(filter(None, (other.msgstr for other in known)), "")


def _forms(entry: polib.POEntry) -> dict[int, str]:
    """Fractions take the fourth form; a translator who gave three meant the third for them too."""
    forms = {number: entry.msgstr_plural.get(number, "") for number in range(FORMS)}
    return forms | {FORMS - 1: forms[FORMS - 1] or forms[FORMS - 2]}


def _is_full(forms: dict[int, str]) -> bool:
    return all(forms.values())


def problems(catalogue: polib.POFile) -> list[str]:
    """One sentence for each entry that a reader would stumble over."""
    return [f"{problem}: {entry.msgid!r}" for entry in catalogue for problem in _problems_of(entry)]


def _problems_of(entry: polib.POEntry) -> Iterator[str]:
    wanted = placeholders(entry.msgid_plural or entry.msgid)
    if is_missing(entry):
        yield "no translation"
        return
    for number, text in entry.msgstr_plural.items() or ((1, entry.msgstr),):
        # "one document" may do without the number
        allowed = (wanted, placeholders(entry.msgid)) if number == 0 else (wanted,)
        if placeholders(text) not in allowed:
            yield f"placeholders differ in {text!r}"
        if text.startswith("\n") != entry.msgid.startswith("\n") or text.endswith("\n") != entry.msgid.endswith("\n"):
            yield f"line breaks at the ends differ in {text!r}"


def is_missing(entry: polib.POEntry) -> bool:
    return not (all(entry.msgstr_plural.values()) if entry.msgid_plural else entry.msgstr)


def placeholders(text: str) -> set[str]:
    return {first or second for first, second in PLACEHOLDER.findall(text)}


def render(catalogue: polib.POFile) -> str:
    return f"{catalogue}\n"


def write(catalogue: polib.POFile) -> None:
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text(render(catalogue), encoding="utf-8")
    CATALOGUE.with_suffix(".mo").write_bytes(catalogue.to_binary())


def command_extract(given: argparse.Namespace) -> int:
    own = read(CATALOGUE)
    brought = [read(Path(name)) for name in given.sources]
    messages = extract()
    catalogue = build(messages, *((*brought, own) if given.overwrite else (own, *brought)))
    write(catalogue)
    lost = sorted(singular for (_context, singular) in own.keys() - messages.keys())
    missing = sum(map(is_missing, catalogue))
    print(f"{len(catalogue)} texts, {missing} without translation, {len(lost)} dropped.")
    for singular in lost:
        print(f"dropped: {singular!r}")
    return 0


def command_check(_given: argparse.Namespace) -> int:
    catalogue = build(extract(), read(CATALOGUE))
    found = problems(catalogue)
    if not CATALOGUE.exists() or CATALOGUE.read_text(encoding="utf-8") != render(catalogue):
        found.append("The catalogue is not in step with the code. Run: ./run translations")
    compiled = CATALOGUE.with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != catalogue.to_binary():
        found.append("The compiled catalogue is stale. Run: ./run translations")
    print("\n".join(found) or f"{len(catalogue)} texts, all translated.")
    return int(bool(found))


def command_compile(_given: argparse.Namespace) -> int:
    CATALOGUE.with_suffix(".mo").write_bytes(polib.pofile(str(CATALOGUE)).to_binary())
    return 0


def command_missing(_given: argparse.Namespace) -> int:
    """Prints what has no translation, ready to be filled in and given back with --from."""
    for entry in build(extract(), read(CATALOGUE)):
        if is_missing(entry):
            print(entry)
    return 0


COMMANDS = {
    "extract": command_extract,
    "check": command_check,
    "compile": command_compile,
    "missing": command_missing,
}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./run translations", description=__doc__)
    parser.add_argument("command", nargs="?", choices=COMMANDS, default="extract")
    parser.add_argument("--from", dest="sources", nargs="+", default=[], metavar="FILE", help="more translations")
    parser.add_argument("--overwrite", action="store_true", help="let those translations win over ours")
    given = parser.parse_args(arguments)
    return COMMANDS[given.command](given)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
