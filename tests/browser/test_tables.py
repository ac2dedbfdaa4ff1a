"""The tables that are used most stand on a phone as cards, so that nobody reads them sideways."""

import pytest
from playwright.sync_api import Browser, expect

from probierz.demo.accounts import OFFICE
from probierz.people.rules import Role
from tests.browser.journeys import at, log_in

LISTS = {
    "dokumenty/": "Dokumenty urzędu",
    "wymagania/normy/iso9001-2015/": "Wymagania i ich gotowość",
    "procesy/wskazniki/": "Wskaźniki urzędu",
    "planowanie/ryzyka/": "Ryzyka urzędu",
}


@pytest.mark.parametrize("address", LISTS)
def test_a_list_on_a_phone_needs_no_scrolling_sideways(demo: str, browser: Browser, address: str) -> None:
    with at(browser, demo, phone=True) as phone:
        log_in(phone, Role.QUALITY_REPRESENTATIVE)
        phone.goto(f"/o/{OFFICE}/{address}")
        frame = phone.get_by_role("region", name=LISTS[address])
        expect(frame).to_be_visible()
        assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth")
        assert phone.evaluate("document.documentElement.scrollWidth") == 390
        cell = frame.locator("td[data-label]:not([data-label=''])").first
        label = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
        assert label == f'"{cell.get_attribute("data-label")}"', "the cell does not say which head it belongs to"
        expect(frame.locator("td:not([data-label]):visible")).to_have_count(0)
