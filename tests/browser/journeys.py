"""What people of a journey do on every page: log in, fill a field by its label, press a button, follow a link."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from probierz.demo.accounts import LOGINS, PASSWORD
from probierz.people.rules import Role
from tests.browser.conftest import DESKTOP, PHONE


@contextmanager
def at(browser: Browser, demo: str, *, phone: bool = False, scripts: bool = True) -> Iterator[Page]:
    """A browser of one's own; everything that the page complains of fails the journey."""
    context = browser.new_context(
        base_url=demo,
        locale="pl-PL",
        timezone_id="Europe/Warsaw",
        viewport=PHONE if phone else DESKTOP,
        has_touch=phone,
        java_script_enabled=scripts,
        accept_downloads=True,
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("response", lambda answer: complaints.append(answer.url) if answer.status >= 500 else None)
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    yield page
    assert not complaints
    context.close()


def log_in(page: Page, role: Role) -> None:
    """By the form, as everybody does."""
    type_password(page, role)
    expect(page.get_by_role("heading", level=1)).to_have_text("Moje sprawy")


def type_password(page: Page, role: Role) -> None:
    page.goto("/konto/login/")
    page.get_by_label("E-mail").fill(next(login.email for login in LOGINS if login.role is role))
    page.get_by_label("Hasło", exact=True).fill(PASSWORD)
    press(page, "Zaloguj się")


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def press_link(page: Page, name: str) -> None:
    """A link of the page itself, not of its frame."""
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("link", name=name, exact=True).click()


def enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


FOCUSED = """() => {
    const here = document.activeElement;
    if (here === document.body) return { name: '', shown: true };
    const labels = [...(here.labels || [])].map((one) => one.innerText);
    const names = [here.getAttribute('aria-label'), here.innerText, ...labels];
    const shown = [here, here.nextElementSibling, here.closest('.choice'), here.closest('.card')].some((part) => {
        const style = part && getComputedStyle(part);
        const ring = part && getComputedStyle(part, '::before');
        return style && ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
            || style.boxShadow !== 'none' || ring.boxShadow !== 'none');
    });
    return { name: names.filter(Boolean).join(' '), shown };
}"""
MOST_STOPS = 80


def tab_to(page: Page, name: str) -> None:
    """By the key alone until the thing of this name has the focus; each stop on the way must show that it has it."""
    passed = []
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["shown"], f"nothing shows that {focused['name']!r} has the focus on {page.url}"
        if name in focused["name"]:
            return
        passed.append(focused["name"])
    raise AssertionError(f"{name!r} cannot be reached by the keyboard on {page.url}: {passed}")
