"""The components in a real browser: axe, narrow screens, the keyboard, the content policy."""

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def gallery(live_server, settings, client, cast, page: Page):
    settings.PROBIERZ_GALLERY = True
    client.force_login(cast.lucja)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("response", lambda answer: complaints.append(answer.url) if answer.status >= 400 else None)

    def visit(language: str = "pl", *, width: int = 1280, scheme: str = "light") -> Page:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{live_server.url}/_gallery/?lang={language}")
        return page

    yield visit
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["pl", "en"])
def test_axe_finds_nothing_on_the_components(gallery, accessible, language, scheme):
    accessible(gallery(language, scheme=scheme))


def test_axe_finds_nothing_on_a_phone_with_the_menu_open(gallery, accessible):
    page = gallery(width=360)
    page.locator(".menu--all > summary").click()

    accessible(page)


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_nothing_but_tables_scrolls_sideways(gallery, width):
    page = gallery(width=width)

    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0


def test_the_first_list_of_errors_has_the_focus_and_leads_into_the_field(gallery):
    page = gallery()

    expect(page.locator("[data-error-summary]").first).to_be_focused()
    page.locator("[data-error-summary] a").first.click()
    expect(page.locator("#wrong_name")).to_be_focused()


def test_a_menu_closes_by_escape_and_gives_the_focus_back(gallery):
    page = gallery()
    account = page.locator("details.menu.on-desk > summary").last
    account.click()

    page.keyboard.press("Escape")

    expect(page.locator("details.menu[open]")).to_have_count(0)
    expect(account).to_be_focused()


def test_what_is_focused_is_marked(gallery):
    page = gallery()

    unmarked = page.evaluate("""() => {
        const found = [];
        const reachable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
        for (const part of document.querySelectorAll(reachable)) {
            if (part.offsetParent === null) continue;
            part.focus({ focusVisible: true });
            if (document.activeElement !== part) continue;
            const shown = [part, part.nextElementSibling, part.closest('.card')].some((element) => {
                const style = element && getComputedStyle(element);
                const ring = element && getComputedStyle(element, '::before');
                return style && ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
                    || ring.boxShadow !== 'none');
            });
            if (!shown) found.push(part.outerHTML.slice(0, 120));
        }
        return found;
    }""")
    assert unmarked == []


def test_targets_are_large_enough_for_a_finger(gallery):
    page = gallery(width=390)

    small = page.evaluate("""() => {
        const targets = document.querySelectorAll('button, select, input:not([type=hidden]), summary, .button');
        const tooSmall = ({ width, height }) => width < 24 || height < 24;
        return [...targets]
            .filter((part) => part.offsetParent && tooSmall(part.getBoundingClientRect()))
            .map((part) => part.outerHTML.slice(0, 120));
    }""")
    assert small == []
