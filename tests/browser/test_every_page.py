"""Every page as each role, in both languages: nothing broken, nothing untranslated, nothing that axe minds.

Links are followed without a browser first, which is quick; then one page of each route is opened in one.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, ViewportSize
from playwright.sync_api import Page as Tab

from probierz.access.doors import Entrance
from probierz.demo.accounts import OFFICE
from probierz.people.rules import Role
from tests.browser.conftest import DESKTOP, PHONE, ROOT
from tests.browser.crawling import Crawl, Page, crawl
from tests.browser.situations import arrange, log_in
from tests.house.canaries import texts_of_offices
from tests.house.doors import Door, doors

NOBODY = "anonymous"
PEOPLE = [
    NOBODY,
    Role.PROGRAMME_COORDINATOR,
    Role.QUALITY_REPRESENTATIVE,
    Role.ADMINISTRATOR,
    Role.OFFICE_HEAD,
    Role.PROCESS_OWNER,
    Role.INTERNAL_AUDITOR,
    Role.EMPLOYEE,
]
# Fewer would mean that links were lost: raise these when pages are added.
LEAST_PAGES = {"followed": 1_320, "opened": 410, "refused": 185}
# Routes that no link leads to, each with its reason.
CLOSED = [
    "konto/signup/",
    "konto/email/",
    "konto/confirm-email/",
    "konto/confirm-email/<str:key>/",
    r"konto/^confirm-email/(?P<key>[-:\w]+)/$",
    "konto/login/code/confirm/",
]
KIOSK = [f"s/<str:code>/kiosk/{name}" for name in ("pytania.json", "manifest.webmanifest", "worker.js")]
HELD = [
    "o/<slug:office>/przeglady/zaplanuj/",
    "o/<slug:office>/przeglady/<str:key>/przebieg/",
    "o/<slug:office>/przeglady/<str:key>/decyzje/dodaj/",
    "o/<slug:office>/przeglady/<str:key>/decyzje/<str:decision>/zmien/",
]
ELSEWHERE = {
    "healthz": "for machines",
    "_gallery/": "tests/browser/test_gallery.py",
    "jezyk/setlang/": "only posted to",
    "konto/password/set/": "every account has a password",
    "konto/2fa/authenticate/": "in the middle of a log-in: tests/browser/test_journeys.py",
    "konto/2fa/recovery-codes/download/": "asks for the second step anew: tests/browser/test_accounts.py",
    "konto/2fa/webauthn/login/": "asked by a script: probierz/people/tests",
    "konto/2fa/webauthn/keys/<int:pk>/edit/": "needs a passkey: probierz/people/tests",
    "konto/2fa/webauthn/keys/<int:pk>/remove/": "needs a passkey: probierz/people/tests",
    "o/<slug:office>/zadania/<slug:key>/": "no office has long work of its own yet: probierz/jobs/tests",
    "o/<slug:office>/zaswiadczenia/wszystkie.zip": "no office has two certificates: probierz/certificates/tests",
    "o/<slug:office>/dokumenty/<str:key>/projekt/plik/": "no draft is a file: probierz/documents/tests",
    "o/<slug:office>/planowanie/kontrola/oswiadczenie/<int:year>/wydaj/": "only posted to, by the head",
    "o/<slug:office>/przeglady/<str:key>/zatwierdz/": "only posted to, by the head",
    **dict.fromkeys(KIOSK, "asked by a script: tests/browser/test_kiosk.py"),
    **dict.fromkeys(HELD, "one review is open and not held yet: tests/browser/test_improvement_circle.py"),
    **dict.fromkeys(CLOSED, "closed: accounts begin with an invitation"),
}
WHO_ENTERS = {Entrance.OFFICE: Role.QUALITY_REPRESENTATIVE, Entrance.PROGRAMME: Role.PROGRAMME_COORDINATOR}
PROGRAMME = "iso-9001-2026"
# Pictures of all pages, for looking at: PROBIERZ_PICTURES=folder ./run test tests/browser/test_every_page.py
PICTURES = os.environ.get("PROBIERZ_PICTURES")
SHORTEST_TELLING = 12  # characters; a shorter text may stand in either language


@pytest.mark.parametrize("language", ["pl", "en"])
def test_every_page_is_whole(demo: str, browser: Browser, accessible: Callable[[Tab], None], language: str) -> None:
    starts = arrange()
    crawls = [follow(person, starts.get(person, []), language) for person in PEOPLE]
    pages = [page for one in crawls for page in one.pages]
    wrong = [complaint for one in crawls for complaint in one.broken]
    wrong += forgotten_routes(crawls)
    wrong += texts_in_the_other_language(pages, language)
    chosen = one_of_each(pages, {start for some in starts.values() for start in some})
    forms = []
    for page, tab in in_tabs(browser, demo, chosen, language, wrong):
        look(tab, demo + page.address, language, accessible, wrong)
        forms += [page] * (tab.locator(FORM).count() > 0)
    refused = 0
    for page, tab in in_tabs(browser, demo, forms, language, wrong):
        refused += send_empty(tab, demo + page.address, accessible, wrong)
    counts = {"followed": len(pages), "opened": len(chosen), "refused": refused}
    print(f"{language}: {counts}")
    assert not wrong, "\n".join(wrong)
    assert all(counts[name] >= least for name, least in LEAST_PAGES.items()), counts


def follow(person: str, starts: list[str], language: str) -> Crawl:
    client = Client(raise_request_exception=False) if person == NOBODY else log_in(Role(person))
    ours = ["/", "/konto/login/"] if person == NOBODY else ["/moje-sprawy/", "/", "/szukaj/?q=a"]
    return crawl(client, role=person, starts=[*starts, *ours], language=language)


def forgotten_routes(crawls: Iterable[Crawl]) -> list[str]:
    known = {route for one in crawls for route in one.routes} | set(ELSEWHERE)
    # Django itself drops the caret of a pattern inside an included one.
    left = [door for door in doors() if not {door.route, door.route.replace("/^", "/")} & known]
    return [f"no link leads to {door.route}" for door in left if _is_page(door)]


def _is_page(door: Door) -> bool:
    """What is only posted to answers 405 to whoever may do it; of libraries each address counts, for machines none."""
    if door.route.startswith("api/"):
        return False
    if door.guard is None:
        return True
    person = WHO_ENTERS.get(door.guard.entrance, Role.ADMINISTRATOR)
    address = door.address(office=OFFICE, programme=PROGRAMME)
    return bool(log_in(person).get(address).status_code != HTTPStatus.METHOD_NOT_ALLOWED)


def one_of_each(pages: list[Page], always: set[str]) -> list[Page]:
    """A page of each route, as whoever sees most of it."""
    best: dict[str, Page] = {}
    for page in pages:
        key = page.address if page.address in always else page.route
        if key not in best or len(page.text) > len(best[key].text):
            best[key] = page
    return list(best.values())


def texts_in_the_other_language(pages: list[Page], language: str) -> list[str]:
    foreign = foreign_texts(language)
    return [
        f"{page.role}: {page.address} says {text!r}"
        for page in pages
        for text in foreign
        if text in page.text and re.search(rf"(?<!\w){re.escape(text)}(?!\w)", page.text)
    ]


def foreign_texts(language: str) -> list[str]:
    """What our catalogue says in the other language, never in this one, and no office in its own words."""
    catalogue = polib.pofile(str(ROOT / "locale" / "pl" / "LC_MESSAGES" / "django.po"))
    english, polish = set[str](), set[str]()
    for entry in catalogue:
        english |= set(_pieces(entry.msgid, entry.msgid_plural))
        polish |= set(_pieces(entry.msgstr, *entry.msgstr_plural.values()))
    ours, theirs = (polish, english) if language == "pl" else (english, polish)
    neutral = "\n".join([*ours, *texts_of_offices()])
    return sorted(text for text in theirs if text not in neutral)


def _pieces(*texts: str) -> Iterator[str]:
    for text in texts:
        for piece in re.split(r"%\(\w+\)[a-z]|\{\w*\}|<[^>]+>|\n", text):
            plain = " ".join(piece.split()).strip(" .,:;()")
            if " " in plain and len(plain) >= SHORTEST_TELLING:
                yield plain


def in_tabs(
    browser: Browser, demo: str, pages: list[Page], language: str, wrong: list[str]
) -> Iterator[tuple[Page, Tab]]:
    """Each page with the tab of whoever is to open it."""
    for person in PEOPLE:
        with opened(browser, demo, person, language, wrong) as tab:
            yield from ((page, tab) for page in pages if page.role == person)


@contextmanager
def opened(browser: Browser, demo: str, person: str, language: str, wrong: list[str]) -> Iterator[Tab]:
    """A tab in which this person is logged in; what the browser complains of goes to `wrong`."""
    context = browser.new_context(locale=language, timezone_id="Europe/Warsaw", reduced_motion="reduce")
    cookies = {"language": language}
    if person != NOBODY:
        name = settings.SESSION_COOKIE_NAME
        cookies[name] = log_in(Role(person)).cookies[name].value
    context.add_cookies([{"name": name, "value": value, "url": demo} for name, value in cookies.items()])
    tab = context.new_page()
    tab.on("console", lambda said: wrong.append(f"{tab.url}: {said.text}") if _is_complaint(said) else None)
    tab.on("pageerror", lambda error: wrong.append(f"{tab.url}: {error}"))
    yield tab
    context.close()


def _is_complaint(said: ConsoleMessage) -> bool:
    """An error, unless it only says that the page itself is a refusal."""
    return bool(said.type == "error" and said.location["url"] != said.page.url)


NARROWEST: ViewportSize = {"width": 320, "height": 640}
LOOKS = {"pl": ((DESKTOP, "light"), (PHONE, NARROWEST)), "en": ((PHONE, "dark"), (DESKTOP, NARROWEST))}
SCHEME_IS = "scheme => matchMedia(`(prefers-color-scheme: ${scheme})`).matches"


def look(tab: Tab, address: str, language: str, accessible: Callable[[Tab], None], wrong: list[str]) -> None:
    """Axe sees each page twice: in Polish at a desk by day, in English on a phone at night."""
    (viewport, scheme), others = LOOKS[language]
    tab.set_viewport_size(viewport)
    tab.emulate_media(color_scheme=scheme)
    tab.goto(address)
    tab.wait_for_function(SCHEME_IS, arg=scheme)
    examine(tab, accessible, wrong)
    for other in others:
        tab.set_viewport_size(other)
        picture(tab)
        wrong += too_wide(tab)


def examine(tab: Tab, accessible: Callable[[Tab], None], wrong: list[str]) -> None:
    picture(tab)
    wrong += too_wide(tab)
    try:
        accessible(tab)
    except AssertionError as found:
        wrong.append(str(found))


def too_wide(tab: Tab) -> list[str]:
    wide = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{tab.url} scrolls sideways by {wide} px at {tab.viewport_size}"] if wide > 0 else []


def picture(tab: Tab) -> None:
    if PICTURES:
        language = tab.evaluate("document.documentElement.lang")
        kind = "refused" if tab.locator(REFUSED).count() else str(tab.evaluate("innerWidth"))
        name = re.sub(r"\W+", "-", tab.evaluate("location.pathname + location.search")).strip("-") or "home"
        tab.screenshot(path=Path(PICTURES) / f"{name[:120]}--{language}-{kind}.png", full_page=True)


TYPED = "input:not([type=hidden]):not([type=submit]), textarea, select"
REFUSED = ".summary, [data-error-summary]"
# What a script keeps and sends by itself leads nowhere: tests/browser/test_audit_entries.py.
FORM = f"main form[method=post]:not([data-entry]):has({TYPED})"
EMPTY_AND_SEND = """(form, typed) => {
    form.noValidate = true;
    for (const field of form.querySelectorAll(typed)) {
        if (['checkbox', 'radio'].includes(field.type)) field.checked = false;
        else field.value = '';
    }
    const button = form.querySelector('button:not([type=button]):not([formtarget])');
    if (button) button.click(); else form.submit();
}"""


def send_empty(tab: Tab, address: str, accessible: Callable[[Tab], None], wrong: list[str]) -> bool:
    """Whether an emptied form of this page was refused; the refusal is examined like any page."""
    tab.set_viewport_size(PHONE)
    tab.goto(address)
    form = tab.locator(FORM).first
    with tab.expect_navigation():
        form.evaluate(EMPTY_AND_SEND, TYPED)
    refused = tab.locator(REFUSED).count() > 0
    if refused:
        examine(tab, accessible, wrong)
    return refused
