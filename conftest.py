"""What every test may use: the cast, and a database that refuses like the real one."""

from collections.abc import Iterator

import hypothesis
import pytest
from django.conf import settings
from django.utils import translation

from tests.cast import Cast, assemble

# How quick a machine is says nothing about a law; a busy one must not fail it.
hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("house")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests for several connections belong to the PostgreSQL part; elsewhere they are left out, and counted so."""
    if "postgresql" in settings.DATABASES["default"]["ENGINE"]:
        return
    elsewhere = [item for item in items if item.get_closest_marker("postgres")]
    items[:] = [item for item in items if item not in elsewhere]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)


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
