from __future__ import annotations

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.browser.persons import open_motion, open_view, sign_in_as


@pytest.fixture
def table(page: Page, site: str) -> Page:
    sign_in_as(page, site, "Antragskommission")
    open_motion(page)
    open_view(page, "Voten")
    expect(page.locator("tr[data-row][tabindex='0']")).to_have_count(1)  # the keys are listening
    return page


def undecided(table: Page) -> Locator:
    """Give a row without a Votum, by its name, so that it is the same one after it was exchanged."""
    pressed = table.locator("[aria-pressed=true]")
    name = table.locator("tr[data-row]").filter(has_not=pressed).first.get_attribute("data-row")
    return table.locator(f'tr[data-row="{name}"]')


def outcome(row: Locator, word: str) -> Locator:
    return row.get_by_role("button", name=word, pressed=True)


def test_keys_pressed_without_a_pause_all_count(table: Page) -> None:
    row = undecided(table)
    row.focus()
    for key in "rce":
        table.keyboard.press(key)
    expect(outcome(row, "Erledigung")).to_be_visible()
    expect(row.get_by_text("3 Fassungen")).to_be_visible()
    table.reload()
    expect(outcome(row, "Erledigung")).to_be_visible()
    expect(row.get_by_label("Konsens")).to_be_checked()


def test_keys_pressed_for_two_rows_stay_with_their_rows(table: Page) -> None:
    first = table.locator("tr[data-row]").nth(0)
    second = table.locator("tr[data-row]").nth(1)
    for key in "jnjrn":
        table.keyboard.press(key)
    expect(outcome(first, "Nichtbefassung")).to_be_visible()
    expect(outcome(second, "Nichtbefassung")).to_be_visible()
    table.reload()
    expect(outcome(first, "Nichtbefassung")).to_be_visible()
    expect(outcome(second, "Nichtbefassung")).to_be_visible()


def test_no_key_acts_on_a_row_that_was_not_chosen(table: Page) -> None:
    first = table.locator("tr[data-row]").first
    table.keyboard.press("n")
    expect(outcome(first, "Nichtbefassung")).to_have_count(0)
    table.keyboard.press("j")
    expect(first).to_be_focused()
    table.keyboard.press("n")
    expect(outcome(first, "Nichtbefassung")).to_be_visible()
    expect(table.get_by_text("gespeichert", exact=True)).to_have_count(1)


def test_leaving_asks_for_a_reason_that_is_not_saved_and_only_for_that(table: Page) -> None:
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    table.on("dialog", answer)
    row = undecided(table)
    row.get_by_label("Begründung des Votums").fill("Das ist schon so.")
    row.get_by_role("button", name="Erledigung").click()
    expect(row.get_by_text("gespeichert", exact=True)).to_be_visible()
    table.reload()
    assert asked == []
    row.get_by_label("Begründung des Votums").fill("Das ist anders.")
    table.reload()
    assert asked == ["beforeunload"]
