"""Browser tests: the machine's own Chromium, a live server, and axe as a question with one answer."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pysqlite3
import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.db import connection
from django.utils import timezone
from playwright.sync_api import Page, ViewportSize
from pytest_django.live_server_helper import LiveServer

ROOT = Path(__file__).resolve().parents[2]
# WCAG 2.2 AA is what we promise; best practices are what we keep.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Nothing is preloaded: only the rule about sounds would ask for it, and it copies every style sheet.
OPTIONS = {"runOnly": RULES, "resultTypes": ["violations"], "preload": False}
ASK_AXE = """async options => {
    const { violations } = await axe.run(document, options);
    return violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`));
}"""
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1440, "height": 900}


LONGEST = "test_every_page.py"


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Everything in this folder drives a browser; the longest begins, so that the others fill the time it leaves."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
    yield
    items.sort(key=lambda item: item.path.name != LONGEST)


@pytest.fixture(autouse=True, scope="session")
def _loop_beside_the_database() -> Iterator[None]:
    """Playwright keeps an event loop in this thread, which Django would take for asynchronous code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The browser that ./run test found; its own download is not needed."""
    sys.path.append(str(ROOT / "scripts"))
    from find_browser import find_browser  # beside the package, not inside it

    quiet = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium refuses its sandbox to root
    return {**browser_type_launch_args, "executable_path": find_browser(), "args": [*quiet, *sandbox]}


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A Polish visitor at a desk; tests that want another say so."""
    return {**browser_context_args, "locale": "pl-PL", "timezone_id": "Europe/Warsaw", "viewport": DESKTOP}


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """`accessible(page)` fails with axe's findings, each with the element it speaks of."""

    def check(page: Page) -> None:
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        report = page.evaluate(ASK_AXE, OPTIONS)
        assert not report, f"{page.url}\n" + "\n".join(report)

    return check


class _Shelf:
    """A loaded demonstration, kept for the next test: loading takes ten seconds, copying none."""

    def __init__(self, files: Path) -> None:
        self.files = files
        self.copy: Any = None

    def put_up(self) -> None:
        from probierz.demo.loading import load  # after Django has been set up

        connection.ensure_connection()
        if self.copy is not None:
            self.copy.backup(connection.connection)
            return
        load(today=timezone.localdate())
        self.copy = pysqlite3.connect(":memory:", check_same_thread=False)
        connection.connection.backup(self.copy)


@pytest.fixture(scope="session")
def _shelf(tmp_path_factory: pytest.TempPathFactory) -> _Shelf:
    return _Shelf(tmp_path_factory.mktemp("files"))


@pytest.fixture
def demo(live_server: LiveServer, settings: Any, _trail_opens_for_the_flush: None, _shelf: _Shelf) -> str:
    """The whole demonstration behind a live server; answers its address."""
    settings.MEDIA_ROOT = _shelf.files
    settings.PROBIERZ_DEMO = True
    _shelf.put_up()
    return str(live_server.url)
