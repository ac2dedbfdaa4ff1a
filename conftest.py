"""What every test may use: the cast, and a database that refuses like the real one."""

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.utils import translation

from tests.cast import Cast, assemble

# How quick a machine is says nothing about a law; a busy one must not fail it.
hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("house")
HOUSE = Path(__file__).parent / "tests" / "house"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests for several connections belong to the PostgreSQL part, where those without a database say nothing new.

    What is left out is counted so.
    """
    on_postgres = "postgresql" in settings.DATABASES["default"]["ENGINE"]
    belongs_elsewhere = _is_indifferent if on_postgres else _needs_postgres
    elsewhere = [item for item in items if belongs_elsewhere(item)]
    items[:] = [item for item in items if not belongs_elsewhere(item)]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)


def _needs_postgres(item: pytest.Item) -> bool:
    return item.get_closest_marker("postgres") is not None


def _is_indifferent(item: pytest.Item) -> bool:
    """Asks for no database in any way; tests of the house may ask through a program of their own."""
    asked = {"db", "transactional_db", "live_server", "django_db_setup"} & set(getattr(item, "fixturenames", ()))
    return not asked and item.get_closest_marker("django_db") is None and HOUSE not in item.path.parents


@pytest.fixture
def cast(db: None) -> Cast:
    """Two offices, a programme and their people: see tests/cast.py."""
    return assemble()


@pytest.fixture(autouse=True)
def _quick(settings, tmp_path) -> None:
    """A quick hasher, own files, mail kept in memory, jobs done at once."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture(autouse=True)
def _quick_respondents(monkeypatch) -> None:
    """Tests answer in no time; what becomes of people who do has tests of its own, which say how long is long."""
    monkeypatch.setattr("probierz.surveys.rules.quarantine.SECONDS_A_SCREEN", 0)
    monkeypatch.setattr("probierz.surveys.rules.quarantine.PAUSE_AT_KIOSK", 0)


@pytest.fixture(autouse=True)
def _no_language_of_other_tests() -> None:
    """The language of the last request of another test holds on in the thread."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def _no_reads_of_other_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads that a test left in the memory of the process name rows that are gone."""
    from probierz.programme.actions import reads  # models are loaded by now

    monkeypatch.setattr(reads, "buffer", reads.ReadBuffer())


@pytest.fixture(autouse=True)
def _trail_opens_for_the_flush(request: pytest.FixtureRequest) -> Iterator[None]:
    """A transactional test ends by emptying every table, which the trail's triggers refuse."""
    transactional = {"transactional_db", "live_server"} & set(request.fixturenames)
    marker = request.node.get_closest_marker("django_db")
    if not transactional and not (marker and marker.kwargs.get("transaction")):
        yield
        return
    request.getfixturevalue("transactional_db")
    from tests.triggers import close_trail, open_trail

    close_trail()
    yield
    open_trail()
