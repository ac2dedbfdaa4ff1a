"""The scripts behind ./run test and ./run check are honest: what fails or is missing makes the whole fail."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "scripts"))

import find_browser  # noqa: E402 - the scripts stand beside the package, not inside it
import run_checks  # noqa: E402
import run_tests  # noqa: E402


@pytest.fixture
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with no browser; programs put into the returned folder are found."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("PROBIERZ_CHROMIUM", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return tmp_path


def program(folder: Path, name: str, text: str = "exit 0") -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def test_without_a_browser_it_says_what_to_install(bare_machine: Path) -> None:
    with pytest.raises(find_browser.NoBrowser, match="apt-get install chromium"):
        find_browser.find_browser()


def test_any_chrome_will_do(bare_machine: Path) -> None:
    chrome = program(bare_machine, "google-chrome")

    assert find_browser.find_browser() == str(chrome)


def test_the_named_browser_comes_first(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare_machine, "chromium")
    mine = program(bare_machine, "mine")
    monkeypatch.setenv("PROBIERZ_CHROMIUM", str(mine))

    assert find_browser.find_browser() == str(mine)


def test_a_named_browser_that_does_not_start_is_refused(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare_machine, "chromium")
    monkeypatch.setenv("PROBIERZ_CHROMIUM", "/no/such/chrome")

    with pytest.raises(find_browser.NoBrowser, match="PROBIERZ_CHROMIUM names /no/such/chrome"):
        find_browser.find_browser()


def test_root_gets_a_browser_installed(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    chromium = bare_machine / "chromium"
    install = f'case "$1" in install) echo "#!/bin/sh" > {chromium}; /bin/chmod 755 {chromium};; esac'
    program(bare_machine, "apt-get", install)

    assert find_browser.find_browser() == str(chromium)


def test_a_failed_installation_is_explained(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    program(bare_machine, "apt-get", "echo no network >&2; exit 100")

    with pytest.raises(find_browser.NoBrowser, match="apt-get update failed"):
        find_browser.find_browser()


def test_a_missing_browser_fails_its_part(bare_machine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_tests.in_browser([]) == 1
    assert "none was found" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "parts", "for_pytest"),
    [
        ([], ["sqlite", "pg", "browser"], run_tests.WHOLE_RUN),
        (["probierz/members"], ["sqlite"], ["probierz/members"]),
        (["--pg"], ["pg"], run_tests.WHOLE_RUN),
        (["--pg", "--browser"], ["pg", "browser"], run_tests.WHOLE_RUN),
        (["--pg", "-k", "trail", "-x"], ["pg"], ["-k", "trail", "-x"]),
    ],
)
def test_arguments_choose_the_parts(arguments: list[str], parts: list[str], for_pytest: list[str]) -> None:
    assert run_tests.chosen(arguments) == (parts, for_pytest)


@pytest.mark.parametrize("code", [1, 2, 5])
def test_one_failing_part_fails_the_run_and_the_others_still_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], code: int
) -> None:
    ran: list[str] = []
    monkeypatch.setattr(
        run_tests,
        "PARTS",
        {
            "sqlite": lambda _: ran.append("sqlite") or code,
            "pg": lambda _: ran.append("pg") or 0,
            "browser": lambda _: ran.append("browser") or 0,
        },
    )

    assert run_tests.main([]) == 1
    assert ran == ["sqlite", "pg", "browser"]
    assert f"SQLite: FAILED (exit {code})" in capsys.readouterr().out


def test_a_part_without_tests_fails(capfd: pytest.CaptureFixture[str]) -> None:
    assert run_tests.on_sqlite(["tests/house/test_locks.py", "-k", "no_such_test", "-p", "no:cacheprovider"]) == 5


@pytest.mark.parametrize("lanes", [(), ("-p", "xdist.plugin", "-n", "1")], ids=["alone", "beside"])
def test_a_skipped_test_fails_the_whole_run(tmp_path: Path, lanes: tuple[str, ...]) -> None:
    (tmp_path / "test_skipping.py").write_text('import pytest\ndef test_it():\n    pytest.skip("some day")\n')
    # Without the project's own plugins, which take long to start and change nothing here.
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": str(ROOT / "scripts")}

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no_skips", *lanes],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == pytest.ExitCode.TESTS_FAILED
    assert "SKIPPED, which counts as failed: test_skipping.py::test_it" in done.stdout


def test_the_whole_run_counts_skipped_tests() -> None:
    assert "no_skips" in run_tests.WHOLE_RUN


def test_every_check_runs_and_the_failed_ones_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = "/bin/sh"  # started by path, so no tool of ours is needed
    monkeypatch.setattr(run_checks, "_startable", lambda command: [script, "-c", *command])
    steps = {"first": ["echo nonsense; exit 3"], "second": ["exit 0"], "third": ["exit 1"]}
    monkeypatch.setattr(run_checks, "checks", lambda: steps)

    assert run_checks.main(["check"]) == 1

    said = capsys.readouterr().out
    assert "first         FAILED (exit 3)" in said
    assert "nonsense" in said
    assert "second        ok" in said
    assert said.endswith("Failed: first, third.\n")


def test_an_unknown_check_is_refused_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_checks.main(["check", "spelling"]) == 2
    assert "There is no step spelling. The steps are: types, imports" in capsys.readouterr().err
