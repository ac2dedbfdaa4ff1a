"""Takes the three pictures of the README from a running demonstration: ./run demo, then this script.

The pictures stand in docs/pictures; each must stay light, because everybody who opens the README loads it.
"""

import argparse
import sys
from pathlib import Path

from find_browser import find_browser
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
HEAVIEST = 200_000  # bytes
WIDE: ViewportSize = {"width": 1440, "height": 1060}
PHONE: ViewportSize = {"width": 400, "height": 860}
PASSWORD = "zloty-slad-na-kamieniu"  # noqa: S105 - printed at every start of the demonstration
PROGRAMME, OFFICE, CAMPAIGN = "iso-metropolitan", "starostwo-bochnia", "Zadowolenie klientów"


def log_in(page: Page, who: str) -> None:
    page.goto("/konto/login/")
    page.locator("input[name=login]").fill(f"{who}@demo.example")
    page.locator("input[name=password]").fill(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def board(page: Page) -> None:
    log_in(page, "koordynator")
    page.goto(f"/p/{PROGRAMME}/")


def survey(page: Page) -> None:
    """The screen with the ratings, half filled in, as a client sees it."""
    log_in(page, "pelnomocnik")
    page.goto(f"/o/{OFFICE}/badania/")
    page.get_by_role("link", name=CAMPAIGN, exact=True).click()
    address = page.locator(".copy code").first.inner_text()
    page.context.clear_cookies()
    page.goto(address[address.index("/s/") :])
    page.locator(".survey__go .button").click()
    for number, rating in enumerate((4, 3)):
        page.locator("fieldset.question").nth(number).locator("label.choice").nth(rating).click()
    page.evaluate("scrollTo(0, 0)")


def check(page: Page) -> None:
    log_in(page, "pelnomocnik")
    page.goto(f"/o/{OFFICE}/zaswiadczenia/")
    address = page.locator("main a[href^='/c/']").first.get_attribute("href")
    page.context.clear_cookies()
    page.goto(str(address))


PICTURES = {"board": (board, WIDE), "survey": (survey, PHONE), "check": (check, PHONE)}


def take(browser: Browser, name: str, *, address: str) -> Path:
    go, viewport = PICTURES[name]
    page = browser.new_page(base_url=address, viewport=viewport, locale="pl-PL", color_scheme="light")
    go(page)
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path)
    page.close()
    return path


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://127.0.0.1:8000", help="of the running demonstration")
    address = parser.parse_args(arguments).address
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        taken = [take(browser, name, address=address) for name in PICTURES]
    heavy = [path.name for path in taken if path.stat().st_size > HEAVIEST]
    print(f"Too heavy: {', '.join(heavy)}." if heavy else f"{len(taken)} pictures are in {FOLDER}.")
    return int(bool(heavy))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
