"""Log-in, second step and account in a real browser: journeys, axe on every page, no breach of the content policy."""

import re
from collections.abc import Callable, Iterator

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from probierz.people.models import Account
from tests.browser.conftest import DESKTOP, PHONE
from tests.cast import PASSWORD, Cast

Check = Callable[[Page], None]
LOOKS = [("pl", PHONE, "light"), ("pl", DESKTOP, "dark"), ("en", PHONE, "dark"), ("en", DESKTOP, "light")]
LOOK_IDS = [f"{language}-{size['width']}-{scheme}" for language, size, scheme in LOOKS]
BEFORE_LOG_IN = ["/konto/login/", "/konto/password/reset/", "/konto/password/reset/done/", "/konto/inactive/"]
AFTER_LOG_IN = [
    *("/moje-sprawy/", "/moje-konto/", "/moje-konto/token/", "/szukaj/?q=lipow", "/szukaj/"),
    *("/konto/logout/", "/konto/password/change/", "/konto/2fa/", "/konto/2fa/webauthn/"),
    *("/konto/reauthenticate/", "/konto/2fa/reauthenticate/", "/konto/2fa/webauthn/reauthenticate/"),
]
CONFIRMED = [
    *("/konto/2fa/totp/deactivate/", "/konto/2fa/webauthn/add/"),
    *("/konto/2fa/recovery-codes/", "/konto/2fa/recovery-codes/generate/"),
]
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def _counts_of_its_own(settings, request):
    kind = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": kind, "LOCATION": request.node.nodeid}}


@pytest.fixture
def browser_page(page: Page, live_server: LiveServer, cast: Cast) -> Iterator[Page]:
    """A page that fails the test when anything breaks the content policy or a script stumbles."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if "Content Security Policy" in line.text else None)
    yield page
    assert complaints == []


def code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(timezone.now().timestamp()) // 30)))


def submit(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def log_in(page: Page, live_server: LiveServer, account: Account) -> None:
    page.goto(f"{live_server.url}/konto/login/")
    page.fill("[name=login]", account.email)
    page.fill("[name=password]", PASSWORD)
    submit(page)


def confirm(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/konto/reauthenticate/")
    page.fill("[name=password]", PASSWORD)
    submit(page)


def with_authenticator(page: Page) -> None:
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def log_out(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/konto/logout/")
    with page.expect_navigation():
        page.locator("main form button").click()


def nothing_sticks_out(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, page.url


@pytest.mark.parametrize(("language", "size", "scheme"), LOOKS, ids=LOOK_IDS)
def test_every_page_of_log_in_and_account_is_accessible(
    browser_page: Page, live_server: LiveServer, cast: Cast, accessible: Check, language, size, scheme
):
    page = browser_page
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    cast.lucja.language = language
    cast.lucja.save()
    page.context.add_cookies([{"name": "language", "value": language, "url": live_server.url}])

    def look(address: str) -> None:
        page.goto(live_server.url + address)
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1, address
        accessible(page)
        nothing_sticks_out(page)

    for address in BEFORE_LOG_IN:
        look(address)
    log_in(page, live_server, cast.lucja)
    confirm(page, live_server)
    look("/konto/2fa/totp/activate/")
    TOTP.activate(cast.lucja, generate_totp_secret())
    RecoveryCodes.activate(cast.lucja)
    for address in [*AFTER_LOG_IN, *CONFIRMED]:
        look(address)


def test_log_in_with_a_passkey(browser_page: Page, live_server: LiveServer, cast: Cast, accessible: Check):
    page = browser_page
    with_authenticator(page)
    log_in(page, live_server, cast.lucja)
    confirm(page, live_server)
    page.goto(f"{live_server.url}/konto/2fa/webauthn/add/")
    page.fill("[name=name]", "Telefon Łucji")
    with page.expect_navigation(url="**/recovery-codes/"):
        page.click("#mfa_webauthn_add")
    expect(page.locator(".codes li")).to_have_count(10)
    page.goto(f"{live_server.url}/konto/2fa/webauthn/")
    expect(page.locator("main")).to_contain_text("Telefon Łucji")
    accessible(page)

    log_out(page, live_server)
    page.goto(f"{live_server.url}/moje-sprawy/")
    expect(page).to_have_url(re.compile("/konto/login/"))
    with page.expect_navigation(url="**/moje-sprawy/"):
        page.click("#passkey_login")

    expect(page.locator("h1")).to_be_visible()
    assert Authenticator.objects.get(type="webauthn").last_used_at


def test_the_passkey_serves_as_the_second_step(browser_page: Page, live_server: LiveServer, cast: Cast):
    page = browser_page
    with_authenticator(page)
    log_in(page, live_server, cast.lucja)
    confirm(page, live_server)
    page.goto(f"{live_server.url}/konto/2fa/webauthn/add/")
    page.locator("label[for=id_passwordless]").click()
    with page.expect_navigation(url="**/recovery-codes/"):
        page.click("#mfa_webauthn_add")
    log_out(page, live_server)

    log_in(page, live_server, cast.lucja)
    expect(page).to_have_url(re.compile("/2fa/authenticate/"))
    with page.expect_navigation(url="**/moje-sprawy/"):
        page.click("#mfa_webauthn_authenticate")

    page.goto(f"{live_server.url}/konto/2fa/webauthn/reauthenticate/")
    with page.expect_navigation():
        page.click("#mfa_webauthn_reauthenticate")
    page.goto(f"{live_server.url}/konto/2fa/recovery-codes/")
    expect(page.locator(".codes li")).to_have_count(10)


def test_a_passkey_is_renamed_and_removed(browser_page: Page, live_server: LiveServer, cast: Cast):
    page = browser_page
    with_authenticator(page)
    log_in(page, live_server, cast.lucja)
    confirm(page, live_server)
    page.goto(f"{live_server.url}/konto/2fa/webauthn/add/")
    with page.expect_navigation(url="**/recovery-codes/"):
        page.click("#mfa_webauthn_add")
    page.goto(f"{live_server.url}/konto/2fa/webauthn/")
    with page.expect_navigation():
        page.locator("a[href$='/edit/']").click()
    page.fill("[name=name]", "Komputer w urzędzie")
    submit(page)
    expect(page.locator("main")).to_contain_text("Komputer w urzędzie")

    with page.expect_navigation():
        page.locator("a[href$='/remove/']").click()
    expect(page.locator("h1")).to_contain_text("Komputer w urzędzie")
    with page.expect_navigation():
        page.locator("main .button--danger").click()

    expect(page.locator(".empty__title")).to_be_visible()
    assert not Authenticator.objects.exists()


def test_a_declined_passkey_is_answered_in_words(browser_page: Page, live_server: LiveServer, cast: Cast):
    page = browser_page
    page.goto(f"{live_server.url}/konto/login/")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new DOMException('no')); }")

    page.click("#passkey_login")

    expect(page.locator("[data-passkey-refusal]")).to_be_visible()
    page.fill("[name=login]", cast.lucja.email)
    page.fill("[name=password]", PASSWORD)
    submit(page)
    expect(page).to_have_url(re.compile("/moje-sprawy/"))


def test_log_in_with_an_app_and_with_a_recovery_code(
    browser_page: Page, live_server: LiveServer, cast: Cast, accessible: Check
):
    page = browser_page
    log_in(page, live_server, cast.lucja)
    page.goto(f"{live_server.url}/konto/2fa/totp/activate/")
    expect(page).to_have_url(re.compile("/konto/reauthenticate/"))
    page.fill("[name=password]", PASSWORD)
    submit(page)
    assert page.locator("img.qr").evaluate("picture => picture.complete && picture.naturalWidth > 0")
    page.locator("details.details summary").click()
    secret = page.locator(".copy code").inner_text()
    page.fill("[name=code]", code(secret))
    submit(page)
    spare = page.locator(".codes code").first.inner_text()
    log_out(page, live_server)

    log_in(page, live_server, cast.lucja)
    page.fill("[name=code]", "000000")
    submit(page)
    expect(page.locator("[data-error-summary]")).to_be_focused()
    accessible(page)
    page.fill("[name=code]", spare)
    submit(page)

    expect(page).to_have_url(re.compile("/moje-sprawy/"))


def test_a_forgotten_password_is_replaced_through_a_letter(
    browser_page: Page, live_server: LiveServer, cast: Cast, accessible: Check
):
    page = browser_page
    page.goto(f"{live_server.url}/konto/login/")
    with page.expect_navigation():
        page.locator("a[href='/konto/password/reset/']").click()
    page.fill("[name=email]", cast.bogdan.email)
    submit(page)
    found = re.search(r"/konto/password/reset/key/\S+", str(mail.outbox[0].body))
    assert found
    page.goto(live_server.url + found[0])
    page.fill("[name=password1]", "haslo")
    submit(page)
    accessible(page)
    page.fill("[name=password1]", "zielony parapet osiem ryb")
    submit(page)
    accessible(page)
    page.goto(live_server.url + found[0])
    accessible(page)
    expect(page.locator("[name=password1]")).to_have_count(0)

    page.goto(f"{live_server.url}/konto/login/")
    page.fill("[name=login]", cast.bogdan.email)
    page.fill("[name=password]", "zielony parapet osiem ryb")
    submit(page)

    expect(page).to_have_url(re.compile("/moje-sprawy/"))


def test_after_too_many_tries_the_page_is_accessible_too(
    browser_page: Page, live_server: LiveServer, cast: Cast, accessible: Check
):
    page = browser_page
    for _ in range(6):
        page.goto(f"{live_server.url}/konto/login/")
        page.fill("[name=login]", cast.bogdan.email)
        page.fill("[name=password]", "nie to hasło")
        submit(page)

    expect(page.locator("[data-refusal]")).to_be_visible()
    accessible(page)
    nothing_sticks_out(page)


def test_a_password_can_be_looked_at_and_pasted(browser_page: Page, live_server: LiveServer, cast: Cast):
    page = browser_page
    page.goto(f"{live_server.url}/konto/login/")
    field = page.locator("[name=password]")
    page.evaluate("""() => {
        const data = new DataTransfer();
        data.setData('text/plain', 'wklejone hasło');
        const event = new ClipboardEvent('paste', { clipboardData: data, cancelable: true, bubbles: true });
        document.querySelector('[name=password]').dispatchEvent(event);
        document.body.dataset.pasteStopped = event.defaultPrevented;
    }""")
    assert page.locator("body").get_attribute("data-paste-stopped") == "false"
    field.fill("mokra kwadra")

    page.locator("[data-show]").click()
    expect(field).to_have_attribute("type", "text")
    expect(field).to_be_focused()
    page.locator("[data-show]").click()

    expect(field).to_have_attribute("type", "password")
    expect(field).to_have_value("mokra kwadra")


def test_the_language_is_switched_before_and_after_log_in(browser_page: Page, live_server: LiveServer, cast: Cast):
    page = browser_page
    page.goto(f"{live_server.url}/konto/login/?next=/moje-konto/")
    with page.expect_navigation():
        page.locator("button[name=language]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.fill("[name=login]", cast.lucja.email)
    page.fill("[name=password]", PASSWORD)
    submit(page)
    expect(page).to_have_url(re.compile("/moje-konto/"))
    expect(page.locator("html")).to_have_attribute("lang", "pl")

    with page.expect_navigation():
        page.locator(".bar button[name=language]:visible").click()

    expect(page).to_have_url(re.compile("/moje-konto/"))
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_log_in_works_without_scripts(browser, live_server: LiveServer, cast: Cast):
    context = browser.new_context(java_script_enabled=False, locale="pl-PL")
    page = context.new_page()
    page.goto(f"{live_server.url}/konto/login/")
    expect(page.locator("#passkey_login")).to_be_hidden()
    expect(page.locator("[data-show]")).to_be_hidden()
    page.fill("[name=login]", cast.lucja.email)
    page.fill("[name=password]", PASSWORD)
    submit(page)

    expect(page).to_have_url(re.compile("/moje-sprawy/"))
    context.close()
