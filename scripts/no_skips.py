"""A plugin of the whole run: a skipped test fails it, for nobody would ever miss the test otherwise."""

import pytest


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if _skipped(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for name in _skipped(config):
        terminalreporter.write_line(f"SKIPPED, which counts as failed: {name}", red=True)


def _skipped(config: pytest.Config) -> list[str]:
    """Known only to the process that reports; the ones that run the tests have nothing to say."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return [report.nodeid for report in reporter.stats.get("skipped", [])] if reporter else []
