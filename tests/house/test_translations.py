"""The catalogue tool finds every text, keeps translations, and notices what a reader would stumble over."""

import sys
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "scripts"))

import translations  # noqa: E402 - the scripts stand beside the package, not inside it

PAGE = """{% extends "base.html" %}
<c-button label="{% translate "Save" %}" />
<p>{% blocktranslate count n=offices trimmed %}
  {{ n }} office
{% plural %}
  {{ n }} offices
{% endblocktranslate %}</p>
{{ _("Beside") }} {% translate "Open" context "of a door" %}
"""
CODE = """
label = gettext_lazy("Client")
count = ngettext("%(n)s client", "%(n)s clients", n) % {"n": n}
other = pgettext_lazy("of a campaign", "Open")
# Translators: the head of an office
title = _("Head")
dynamic = gettext(label)
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one page and one module, with a catalogue of its own."""
    pages = tmp_path / "probierz" / "desk" / "templates" / "desk"
    pages.mkdir(parents=True)
    (pages / "home.html").write_text(PAGE)
    (tmp_path / "probierz" / "desk" / "labels.py").write_text(CODE)
    (tmp_path / "probierz" / "desk" / "tests").mkdir()
    (tmp_path / "probierz" / "desk" / "tests" / "test_labels.py").write_text('_("Of no interest")')
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    monkeypatch.setattr(translations, "CATALOGUE", tmp_path / "locale" / "pl" / "LC_MESSAGES" / "django.po")
    return tmp_path


def catalogue() -> polib.POFile:
    return polib.pofile(str(translations.CATALOGUE))


def given(folder: Path, name: str, **texts: str) -> str:
    """A file of translations such as a translator hands in."""
    path = folder / f"{name}.po"
    path.write_text("\n".join(f'msgid "{key}"\nmsgstr "{text}"\n' for key, text in texts.items()))
    return str(path)


def test_it_finds_texts_in_code_and_in_pages(project: Path) -> None:
    found = translations.extract()

    assert set(found) == {
        ("", "Save"),
        ("", "%(n)s office"),
        ("", "Beside"),
        ("of a door", "Open"),
        ("", "Client"),
        ("", "%(n)s client"),
        ("of a campaign", "Open"),
        ("", "Head"),
    }
    assert found["", "%(n)s office"].plural == "%(n)s offices"
    assert found["", "Head"].comments == {"Translators: the head of an office"}


def test_a_catalogue_names_files_without_lines(project: Path) -> None:
    translations.main(["extract"])

    assert catalogue().find("Client").occurrences == [("probierz/desk/labels.py", "")]


def test_moving_lines_changes_nothing(project: Path) -> None:
    translations.main(["extract"])
    before = translations.CATALOGUE.read_bytes()
    module = project / "probierz" / "desk" / "labels.py"
    module.write_text("\n\n\n" + module.read_text())

    translations.main(["extract"])

    assert translations.CATALOGUE.read_bytes() == before


def test_translations_survive_an_extraction(project: Path) -> None:
    translations.main(["extract", "--from", given(project, "given", Client="Klient")])
    translations.main(["extract"])

    assert catalogue().find("Client").msgstr == "Klient"


def test_ours_stand_unless_told_to_give_way(project: Path) -> None:
    translations.main(["extract", "--from", given(project, "first", Client="Klient")])
    second = given(project, "second", Client="Interesant", Head="Kierownik")

    translations.main(["extract", "--from", second])
    assert catalogue().find("Client").msgstr == "Klient"
    assert catalogue().find("Head").msgstr == "Kierownik"

    translations.main(["extract", "--overwrite", "--from", second])
    assert catalogue().find("Client").msgstr == "Interesant"


def test_texts_that_left_the_code_leave_the_catalogue(project: Path) -> None:
    translations.main(["extract", "--from", given(project, "given", Client="Klient")])
    (project / "probierz" / "desk" / "labels.py").unlink()

    translations.main(["extract"])

    assert catalogue().find("Client") is None
    assert "Klient" not in translations.CATALOGUE.read_text()


def test_three_plural_forms_serve_fractions_with_the_third(project: Path) -> None:
    path = project / "plural.po"
    path.write_text(
        'msgid "%(n)s client"\nmsgid_plural "%(n)s clients"\n'
        'msgstr[0] "%(n)s klient"\nmsgstr[1] "%(n)s klienci"\nmsgstr[2] "%(n)s klientów"\n'
    )

    translations.main(["extract", "--from", str(path)])

    forms = catalogue().find("%(n)s client").msgstr_plural
    assert forms == {0: "%(n)s klient", 1: "%(n)s klienci", 2: "%(n)s klientów", 3: "%(n)s klientów"}


def test_a_guess_counts_as_no_translation(project: Path) -> None:
    path = project / "guess.po"
    path.write_text('#, fuzzy\nmsgid "Client"\nmsgstr "Klient?"\n')

    translations.main(["extract", "--from", str(path)])

    assert catalogue().find("Client").msgstr == ""


@pytest.mark.parametrize(
    ("message", "translation", "problem"),
    [
        ("%(n)s of %(total)s", "%(n)s z wszystkich", "placeholders differ"),
        ("%(n)s left", "zostało %(ile)s", "placeholders differ"),
        ("{n} left", "zostało", "placeholders differ"),
        ("Two\\nlines\\n", "Dwa\\nwiersze", "line breaks"),
        ("Client", "", "no translation"),
    ],
)
def test_what_a_reader_would_stumble_over_is_named(message: str, translation: str, problem: str) -> None:
    entry = polib.POEntry(msgid=message.replace("\\n", "\n"), msgstr=translation.replace("\\n", "\n"))
    file = polib.POFile()
    file.append(entry)

    assert [found for found in translations.problems(file) if found.startswith(problem)]


def test_one_office_may_do_without_its_number(project: Path) -> None:
    forms = {0: "jeden urząd", 1: "%(n)s urzędy", 2: "%(n)s urzędów", 3: "%(n)s urzędu"}
    file = polib.POFile()
    file.append(polib.POEntry(msgid="one office", msgid_plural="%(n)s offices", msgstr_plural=forms))

    assert translations.problems(file) == []


def test_a_check_passes_only_when_all_is_in_step(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    module = project / "probierz" / "desk" / "labels.py"
    module.write_text('label = gettext_lazy("Client")')
    (project / "probierz" / "desk" / "templates" / "desk" / "home.html").unlink()
    translations.main(["extract", "--from", given(project, "given", Client="Klient")])
    assert translations.main(["check"]) == 0

    module.write_text('label = gettext_lazy("Client") + gettext_lazy("Head")')
    assert translations.main(["check"]) == 1
    assert "The catalogue is not in step with the code." in capsys.readouterr().out

    module.write_text('label = gettext_lazy("Client")')
    translations.CATALOGUE.with_suffix(".mo").write_bytes(b"old")
    assert translations.main(["check"]) == 1
    assert "The compiled catalogue is stale." in capsys.readouterr().out


def test_a_compiled_catalogue_is_the_same_every_time(project: Path) -> None:
    translations.main(["extract", "--from", given(project, "given", Client="Klient")])
    compiled = translations.CATALOGUE.with_suffix(".mo")
    first = compiled.read_bytes()

    translations.main(["compile"])

    assert compiled.read_bytes() == first
    assert b"Klient" in first
