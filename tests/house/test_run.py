"""`./run` meets every obstacle with one sentence that says what to do, and costs nothing when all is ready."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# What a minimal Debian has; neither make, git, node nor gettext.
TOOLS = ("sh", "cat", "dirname", "env", "grep", "rm", "sha256sum", "tail", "mkdir", "chmod", "cp")
NOBODY = 65534

# Answers the questions of `run` like an interpreter, keeps a diary, and makes environments of itself.
PYTHON = """#!/bin/sh
echo "$*" >> "$DIARY"
case "$*" in
*venv,*) exit {venv} ;;
*version_info*) echo {version} ;;
*sys.version.split*) {in_venv} ;;
-V) echo Python {version} ;;
*"venv --clear"*) mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;
*" install "*) {install} ;;
esac
"""


def fake_python(*, version: str = "3.11", venv: int = 0, install: str = "exit 0", in_venv: str = "echo 3.11.2") -> str:
    return PYTHON.format(version=version, venv=venv, install=install, in_venv=in_venv)


@pytest.fixture
def copy() -> Iterator[Path]:
    """A copy of the script with its locks, in a folder that any account can reach."""
    with tempfile.TemporaryDirectory(prefix="probierz run-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copy(ROOT / "run", folder / "run")
        shutil.copytree(ROOT / "requirements", folder / "requirements")
        (folder / "bin").mkdir()
        for tool in TOOLS:
            (folder / "bin" / tool).symlink_to(shutil.which(tool) or tool)
        yield folder


def install_python(copy: Path, text: str, name: str = "python3") -> None:
    (copy / "bin" / name).write_text(text)
    (copy / "bin" / name).chmod(0o755)


def run(copy: Path, *arguments: str, account: int | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": str(copy / "bin"), "DIARY": str(copy / "diary"), **variables}
    return subprocess.run(
        [copy / "run", *arguments], env=environment, capture_output=True, text=True, check=False, user=account
    )


def diary(copy: Path) -> str:
    path = copy / "diary"
    return path.read_text() if path.exists() else ""


def advice(done: subprocess.CompletedProcess[str]) -> str:
    """The last line of what it says, which is the sentence for the reader."""
    assert done.returncode == 1, done.stderr
    return done.stderr.strip().splitlines()[-1]


def test_without_python_it_names_the_packages_to_install(copy: Path) -> None:
    assert "apt-get install python3 python3-venv" in advice(run(copy, "test"))


def test_an_old_python_is_refused_with_its_version(copy: Path) -> None:
    install_python(copy, fake_python(version="3.9"))

    assert advice(run(copy, "demo")).startswith("Probierz needs Python 3.11 or newer, but only Python 3.9 was found.")


def test_a_python_without_venv_names_the_missing_package(copy: Path) -> None:
    install_python(copy, fake_python(venv=1))

    assert "apt-get install python3-venv" in advice(run(copy, "demo"))


def test_a_newer_python_is_found_behind_an_old_one(copy: Path) -> None:
    install_python(copy, fake_python(version="3.9"))
    install_python(copy, fake_python(version="3.13"), name="python3.13")

    assert run(copy, "manage", "check").returncode == 0


def test_the_python_of_the_caller_comes_first(copy: Path) -> None:
    install_python(copy, fake_python(version="3.9"))
    install_python(copy, fake_python(version="3.12"), name="mine")

    assert run(copy, "manage", "check", PYTHON=str(copy / "bin" / "mine")).returncode == 0


def test_without_network_it_says_so_and_tries_again_next_time(copy: Path) -> None:
    install_python(copy, fake_python(install="echo no route to host; exit 1"))

    refused = run(copy, "demo")
    assert advice(refused).startswith("The packages could not be installed. Check the connection")
    assert "no route to host" in refused.stderr
    assert not list((copy / ".venv").glob(".ready*"))


def test_pip_takes_over_where_uv_fails(copy: Path) -> None:
    install_python(copy, fake_python(install='case "$*" in *"-m uv"*) exit 1 ;; esac'))

    assert run(copy, "manage", "check").returncode == 0
    assert "-m pip install --quiet --require-hashes -r requirements/base.txt" in diary(copy)


def test_packages_are_installed_by_hash_only(copy: Path) -> None:
    install_python(copy, fake_python())

    run(copy, "check")

    installs = [line for line in diary(copy).splitlines() if " install " in line]
    assert installs
    assert all("--require-hashes" in line for line in installs)


def test_a_second_start_installs_nothing(copy: Path) -> None:
    install_python(copy, fake_python())
    run(copy, "manage", "check")
    (copy / "diary").unlink()

    run(copy, "manage", "check")

    assert "install" not in diary(copy)
    assert "venv" not in diary(copy)


def test_the_environment_for_tests_serves_the_demonstration_too(copy: Path) -> None:
    install_python(copy, fake_python())
    run(copy, "test")
    (copy / "diary").unlink()

    run(copy, "demo")

    assert "install" not in diary(copy)


def test_a_changed_lock_is_installed(copy: Path) -> None:
    install_python(copy, fake_python())
    run(copy, "manage", "check")
    (copy / "diary").unlink()
    with (copy / "requirements" / "base.txt").open("a") as lock:
        lock.write("# another package\n")

    run(copy, "manage", "check")

    assert "-r requirements/base.txt" in diary(copy)


def test_an_upgraded_python_gets_its_environment_anew(copy: Path) -> None:
    install_python(copy, fake_python())
    run(copy, "manage", "check")
    python = copy / ".venv" / "bin" / "python"
    python.write_text(fake_python(in_venv="echo 3.13.1"))
    (copy / "diary").unlink()

    run(copy, "manage", "check")

    assert "-m venv --clear" in diary(copy)


def test_a_moved_folder_gets_its_environment_anew(copy: Path) -> None:
    install_python(copy, fake_python())
    run(copy, "manage", "check")
    stamp = copy / ".venv" / ".ready-base"
    stamp.write_text(stamp.read_text().replace(str(copy), "/somewhere/else"))
    (copy / "diary").unlink()

    run(copy, "manage", "check")

    assert "-m venv --clear" in diary(copy)


@pytest.fixture
def stranger() -> int | None:
    """An account that does not own the copy: root becomes nobody, others have their permission taken away."""
    return NOBODY if os.geteuid() == 0 else None


def make_unwritable(*folders: Path) -> None:
    for folder in folders:
        folder.chmod(0o555)


def test_a_folder_that_cannot_be_written_to_is_named(copy: Path, stranger: int | None) -> None:
    install_python(copy, fake_python())
    (copy / "diary").touch()
    (copy / "diary").chmod(0o666)
    make_unwritable(copy)

    refused = run(copy, "demo", account=stranger)
    copy.chmod(0o755)

    assert advice(refused).startswith(f"The folder {copy} cannot be written to. Make it writable, or copy")


def test_another_users_broken_environment_is_explained(copy: Path, stranger: int | None) -> None:
    install_python(copy, fake_python())
    run(copy, "manage", "check")
    (copy / ".venv" / "bin" / "python").write_text("#!/bin/sh\nexit 126\n")
    make_unwritable(copy, copy / ".venv")

    refused = run(copy, "demo", account=stranger)
    for folder in (copy, copy / ".venv"):
        folder.chmod(0o755)

    assert "was made by another user and does not work for you" in advice(refused)


def test_another_users_outdated_environment_is_explained(copy: Path, stranger: int | None) -> None:
    install_python(copy, fake_python())
    run(copy, "manage", "check")
    (copy / "diary").chmod(0o666)
    (copy / "requirements" / "base.txt").write_text("changed\n")
    make_unwritable(copy, copy / ".venv")

    refused = run(copy, "demo", account=stranger)
    for folder in (copy, copy / ".venv"):
        folder.chmod(0o755)

    assert "belongs to another user and has to be brought up to date" in advice(refused)


def test_a_missing_lock_asks_for_a_complete_copy(copy: Path) -> None:
    (copy / "requirements" / "dev.txt").unlink()

    assert advice(run(copy, "test")).startswith("requirements/dev.txt is missing.")


def test_an_unknown_verb_is_answered_with_the_verbs(copy: Path) -> None:
    refused = run(copy, "lunch")

    assert advice(refused).startswith("There is no verb 'lunch'.")
    assert "demo [--port N]" in refused.stderr


def test_help_has_a_line_for_every_verb(copy: Path) -> None:
    verbs = re.findall(r"^([a-z]+)\)$", (ROOT / "run").read_text(), flags=re.MULTILINE)

    described = re.findall(r"^  ([a-z]+)\b", run(copy, "help").stdout, flags=re.MULTILINE)

    assert set(verbs) <= set(described)
    assert len(verbs) > 8


def test_management_commands_work_on_the_demonstration_unless_told_otherwise(copy: Path) -> None:
    install_python(copy, fake_python(in_venv="echo 3.11.2") + 'echo "data=$PROBIERZ_DATA demo=$PROBIERZ_DEMO"\n')

    assert f"data={copy}/var/demo demo=1" in run(copy, "manage", "check").stdout
    assert "data=/srv/probierz demo=\n" in run(copy, "manage", "check", PROBIERZ_DATA="/srv/probierz").stdout


def test_compiled_code_is_kept_whatever_the_caller_says(copy: Path) -> None:
    install_python(copy, fake_python() + 'echo "forbidden=$PYTHONDONTWRITEBYTECODE"\n')

    assert "forbidden=\n" in run(copy, "manage", "check", PYTHONDONTWRITEBYTECODE="1").stdout


@pytest.mark.parametrize("name", ["run", ".ci/run"])
def test_scripts_can_be_started(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)
