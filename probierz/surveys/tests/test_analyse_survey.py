"""The command for analysts: JSON and nothing else, a table to read, a sentence for what cannot be used."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

PLAN = "items: [{column: k1}]\nwave: {column: fala, baseline: przed, followup: po}\n"
DATA = "fala;k1\nprzed;3\nprzed;4\npo;5\npo;4\nlato;1\n"


def run(folder: Path, *flags: str, plan: str | bytes = PLAN, data: str | bytes = DATA) -> str:
    for name, text in (("plan.yaml", plan), ("dane.csv", data)):
        (folder / name).write_bytes(text.encode() if isinstance(text, str) else text)
    out = StringIO()
    call_command("analyse_survey", str(folder / "plan.yaml"), str(folder / "dane.csv"), *flags, stdout=out)
    return out.getvalue()


def test_json_is_all_that_is_printed_in_full_precision(tmp_path: Path) -> None:
    answer = json.loads(run(tmp_path, "--json"))

    assert answer["items"]["k1"]["comparison"]["diff"] == 1.0
    assert answer["items"]["k1"]["comparison"]["welch"]["p"] == pytest.approx(0.29289321881345254, rel=1e-12)
    assert answer["warnings"] == ["rows of other waves in 'fala': 1 (row 6)"]
    assert set(answer) == {"items", "warnings"}


def test_without_json_a_table_says_the_same(tmp_path: Path) -> None:
    head, item, warning = run(tmp_path).strip("\n").splitlines()

    assert head.split() == ["n", "mean", "n", "mean", "diff", "p", "p", "adj."]
    assert item.split() == ["k1", "2", "3.500", "2", "4.500", "1.000", "0.293", "0.293"]
    assert warning == "! rows of other waves in 'fala': 1 (row 6)"


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"plan": "items: [\n"}, "The plan cannot be used: plan.yaml, line"),
        ({"plan": "items: [{column: k1}]\nfala: x\n"}, "'wave' is missing"),
        ({"plan": "items: [{column: k9}]\nwave: {column: fala, baseline: przed, followup: po}"}, "no column 'k9'"),
        ({"plan": "# kółko".encode("cp1250")}, "not a text in UTF-8"),
        ({"data": b"\x89PNG\r\n\x1a\n\x00\x00"}, "cannot be read"),
        ({"data": ""}, "cannot be read"),
    ],
)
def test_what_cannot_be_used_is_one_sentence(tmp_path: Path, files: dict[str, str | bytes], reason: str) -> None:
    with pytest.raises(CommandError, match=reason):
        run(tmp_path, "--json", **files)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"plan\.yaml cannot be read: No such file"):
        call_command("analyse_survey", str(tmp_path / "plan.yaml"), str(tmp_path / "dane.csv"))
