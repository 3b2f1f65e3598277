from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.persons import (
    call,
    open_motion,
    open_view,
    pdf_words,
    recommend_adoption,
    rewrite,
    sign_in_as,
)
from tests.motion_a1 import MOTION_A1, needs_motion_a1


def test_from_a_members_change_to_the_adopted_text(page: Page, site: str) -> None:
    sign_in_as(page, site, "Mitglied")
    open_motion(page)
    number = rewrite(page, "15-16", "36", "38", "So stand es in der Zeitung.")

    sign_in_as(page, site, "Antragskommission")
    open_motion(page)
    recommend_adoption(page, number, "Das ist richtig.")

    sign_in_as(page, site, "Tagungspräsidium")
    open_motion(page)
    call(page, number)
    expect(page.get_by_text("JA bedeutet: In Z. 16 wird „36“ durch „38“ ersetzt.")).to_be_visible()
    expect(page.get_by_text("Das ist richtig.")).to_be_visible()
    page.get_by_label("Ja", exact=True).fill("84")
    page.get_by_label("Nein", exact=True).fill("41")
    page.get_by_label("Enthaltungen", exact=True).fill("7")
    page.get_by_role("button", name="Auszählung feststellen").click()
    declared = "mit 84 zu 41 Stimmen bei 7 Enthaltungen angenommen"
    expect(page.get_by_role("status").filter(has_text=declared)).to_be_visible()

    open_view(page, "Beschluss")
    expect(page.get_by_text("an elf Tagen über 38 Grad")).to_be_visible()
    assert "an elf Tagen über 38 Grad" in pdf_words(page, "PDF mit Zeilennummern")
    page.get_by_role("link", name="Änderungen").click()
    expect(page.locator("del").filter(has_text="36")).to_be_visible()
    page.get_by_role("link", name="Quellen").click()
    expect(page.get_by_role("link", name=f"{number}.1")).to_be_visible()


def test_a_member_picks_lines_with_the_keyboard(page: Page, site: str) -> None:
    sign_in_as(page, site, "Mitglied")
    open_motion(page)
    page.locator("#z15 a.n").focus()
    page.keyboard.press("Shift+ArrowDown")
    expect(page.get_by_text("Zeilen 15–16 gewählt").first).to_be_visible()
    page.get_by_role("button", name="Streichen").click()
    expect(page.get_by_role("group", name="Z. 15–16 streichen")).to_be_visible()


def test_what_is_typed_survives_a_refusal_and_the_live_preview(page: Page, site: str) -> None:
    sign_in_as(page, site, "Mitglied")
    open_motion(page)
    page.get_by_label("Zeilen ändern").fill("15-16")
    page.get_by_role("button", name="Ändern", exact=True).click()
    page.get_by_label("Begründung").fill("Ein guter Grund.")
    page.get_by_role("button", name="Einreichen").click()
    expect(page.get_by_text("keine Änderung des Wortlauts")).to_be_visible()
    expect(page.get_by_label("Begründung")).to_have_value("Ein guter Grund.")
    page.wait_for_load_state("load")
    wording = page.get_by_label("Neuer Wortlaut")
    wording.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Und zwar bald.")
    expect(page.locator("ins").filter(has_text="Und zwar bald.")).to_be_visible()
    page.keyboard.type(" Sehr bald.")
    expect(page.locator("ins").filter(has_text="Sehr bald.")).to_be_visible()
    assert wording.input_value().endswith("Und zwar bald. Sehr bald.")


@needs_motion_a1
def test_the_real_motion_from_its_printed_text_to_the_adopted_pdf(page: Page, site: str) -> None:
    printed = MOTION_A1.read_text("utf-8")
    sign_in_as(page, site, "Sekretariat")
    page.get_by_role("link", name="Antrag einlesen").click()
    page.get_by_label("Datei").set_input_files(MOTION_A1)
    page.get_by_role("button", name="Einlesen und prüfen").click()
    expect(page.get_by_text("141 Blöcke").first).to_be_visible()
    expect(page.get_by_text("806 Zeilen").first).to_be_visible()
    page.get_by_label("Nummer").fill("A7")
    page.get_by_role("button", name="Kopf speichern").click()
    expect(page.get_by_label("Nummer")).to_have_value("A7")
    page.get_by_role("button", name="Veröffentlichen").click()
    expect(page.locator("#z806")).to_be_attached()

    sign_in_as(page, site, "Mitglied")
    open_motion(page, "A7")
    assert "12%" in printed
    number = rewrite(page, "39-41", "12%", "15%", "Neuere Zahlen.")

    sign_in_as(page, site, "Antragskommission")
    open_motion(page, "A7")
    recommend_adoption(page, number, "Stimmt.")

    sign_in_as(page, site, "Tagungspräsidium")
    open_motion(page, "A7")
    call(page, number)
    expect(page.get_by_text("JA bedeutet: In Z. 39 wird „12%“ durch „15%“ ersetzt.")).to_be_visible()
    page.get_by_role("button", name="Einstimmig dafür").click()
    expect(page.get_by_role("status").filter(has_text="einstimmig angenommen")).to_be_visible()
    call(page, "A7")
    page.get_by_role("button", name="Große Mehrheit dafür").click()
    expect(page.get_by_role("status").filter(has_text="mit großer Mehrheit")).to_be_visible()

    open_view(page, "Beschluss")
    words = pdf_words(page, "PDF mit Zeilennummern")
    assert "15%" in words
    assert "12%" not in words
