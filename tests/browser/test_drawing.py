"""A process is drawn on the board, as somebody who runs the quality system draws it."""

from playwright.sync_api import Browser, expect

from probierz.demo.accounts import OFFICE
from probierz.offices.models import Office
from probierz.offices.scope import office_scope
from probierz.people.rules import Role
from probierz.processes.models import Process
from tests.browser.journeys import at, log_in, press

TASK = "Sprawdzenie wniosku"


def test_a_task_that_is_drawn_is_seen_in_the_picture_and_in_the_list_of_steps(demo: str, browser: Browser) -> None:
    with office_scope(Office.objects.get(code=OFFICE).pk):
        process = Process.objects.get(code="G-12")
    address = f"/o/{OFFICE}/procesy/{process.key}/"
    with at(browser, demo) as page:
        log_in(page, Role.QUALITY_REPRESENTATIVE)
        page.goto(f"{address}schemat/")
        board = page.locator("[data-board]")
        expect(board.locator(".djs-palette")).to_be_visible()
        expect(page.get_by_label("Rysunek (BPMN 2.0 XML)")).to_be_hidden()

        board.get_by_role("button", name="Dodaj czynność", exact=True).click()
        board.scroll_into_view_if_needed()
        box = board.bounding_box()
        assert box
        across, down = box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.3
        page.mouse.move(across - 30, down - 30)
        page.mouse.move(across, down, steps=4)
        page.mouse.click(across, down)
        page.keyboard.type(TASK)
        page.keyboard.press("Enter")
        expect(board.locator(".djs-shape").filter(has_text="wniosku")).to_have_count(1)
        press(page, "Zapisz rysunek")

        expect(page).to_have_url(f"{demo}{address}")
        steps = page.get_by_role("table", name="Kroki procesu")
        expect(steps.get_by_role("rowheader", name=TASK)).to_be_visible()
        picture = page.get_by_role("img", name="Rysunek procesu")
        expect(picture).to_be_visible()
        assert picture.evaluate("image => image.complete && image.naturalWidth") > 0, "the picture is no picture"
