"""Notes without an account in Chromium: words selected by mouse, finger and keyboard; what is kept on the device."""

import json

import pytest
from playwright.sync_api import expect

from debate.annotations.actions import NoteFields, add_note
from debate.models import Debate
from tests.browser.notes import drag, expect_lit, expect_painted, middle, open_library, select
from tests.library import ARTICLE, COST

PASSAGE = "t000000000"
STATEMENT = "通宵開館一年多花 1,200 萬元"


@pytest.fixture
def site(live_server, transactional_db):
    """A server with the library debate, the words of its article public."""
    open_library(ada="editor")
    return live_server.url


@pytest.fixture
def claim(page, site):
    """A claim's page; its statement."""
    page.goto(f"{site}/en/c/{COST}/")
    page.goto(f"{site}/c/{COST}/")
    page.wait_for_load_state("networkidle")
    return page.locator("h1")


def kept(page):
    """The notes on the device: motivation, start, words, and what is said of them."""
    notes = page.evaluate(
        "() => Object.values(localStorage).map((text) => JSON.parse(text)).filter((one) => one.exact)"
    )
    return [
        (note["motivation"], note["start"], note["exact"], note["body"], note["tags"])
        for note in sorted(notes, key=lambda note: note["made"])
    ]


def gap(page, bar, element):
    """Pixels between the toolbar and the words' lines; negative where it lies over them."""
    box = bar.bounding_box()
    lines = page.evaluate(
        "() => { const r = document.getSelection().getRangeAt(0).getBoundingClientRect(); return [r.top, r.bottom]; }"
    )
    return max(lines[0] - (box["y"] + box["height"]), box["y"] - lines[1])


def test_a_note_by_mouse(page, claim):
    drag(page, claim, 2, 8)
    bar = page.get_by_role("toolbar")
    expect(bar).to_be_visible()
    assert gap(page, bar, claim) >= 4
    assert page.evaluate("document.getSelection().toString()") == STATEMENT[2:8]
    bar.locator("[data-do=commenting]").click()
    expect(bar).to_have_count(0)
    assert kept(page) == [("commenting", 2, STATEMENT[2:8], "", [])]
    page.keyboard.type("夜裡也要電費")
    page.locator(".note-sheet [data-tags]").fill("費用、夜")
    page.keyboard.press("Escape")
    assert kept(page) == [("commenting", 2, STATEMENT[2:8], "夜裡也要電費", ["費用", "夜"])]
    expect(claim).to_be_focused()
    note = page.locator(".note.device")
    expect(note.locator("[data-body]")).to_have_text("夜裡也要電費")
    expect(note.locator("[data-tags] .badge")).to_have_text(["費用", "夜"])
    expect_painted(page, {"comment": [STATEMENT[2:8]]})
    page.reload()
    expect(note.locator("[data-quote]")).to_have_text(STATEMENT[2:8])
    expect_painted(page, {"comment": [STATEMENT[2:8]]})


def test_a_highlight_is_one_press(page, claim):
    drag(page, claim, 2, 4)
    page.locator(".note-bar [data-do=highlighting]").click()
    expect(page.locator(".note.device")).to_have_count(1)
    assert kept(page) == [("highlighting", 2, STATEMENT[2:4], "", [])]
    expect(page.locator(".note-sheet")).to_have_count(0)


def test_copying_stays_the_browsers_and_escape_closes(page, claim):
    drag(page, claim, 2, 8)
    expect(page.get_by_role("toolbar")).to_be_visible()
    page.evaluate("document.addEventListener('copy', () => { window.copied = document.getSelection().toString(); })")
    page.keyboard.press("Control+c")
    assert page.evaluate("window.copied") == STATEMENT[2:8]
    expect(page.get_by_role("toolbar")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("toolbar")).to_have_count(0)
    assert page.evaluate("document.getSelection().toString()") == STATEMENT[2:8]
    page.keyboard.press("n")
    expect(page.locator(".note-sheet [data-body]")).to_be_focused()
    page.keyboard.type("n")
    assert kept(page) == [("commenting", 2, STATEMENT[2:8], "n", [])]


def test_by_keyboard_alone(page, claim):
    """A selection widened by Shift and arrows, the toolbar the next stop of the Tab key, arrows within it."""
    claim.evaluate("(h1) => document.getSelection().collapse(document.createTreeWalker(h1, 4).nextNode(), 0)")
    for _ in range(3):
        page.evaluate("document.getSelection().modify('extend', 'forward', 'character')")
    expect(page.get_by_role("toolbar")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".note-bar [data-do=commenting]")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".note-bar [data-do=questioning]")).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator(".note-bar [data-do=copy]")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(".note-sheet [data-body]")).to_be_focused()
    page.keyboard.type("?")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".note-sheet")).to_have_count(0)
    assert kept(page) == [("questioning", 0, STATEMENT[:3], "?", [])]
    way = page.locator(".note.device [data-show-words]")
    way.focus()
    expect_lit(page, [STATEMENT[:3]])
    page.keyboard.press("Enter")
    expect(claim).to_be_focused()
    expect_painted(page, {"question": [STATEMENT[:3]], "lit": [STATEMENT[:3]]})


def test_overlapping_notes_light_each_other_and_are_gone_to(page, claim):
    for start, end, motivation in ((0, 6, "commenting"), (4, 8, "questioning"), (11, 13, "highlighting")):
        drag(page, claim, start, end)
        page.locator(f".note-bar [data-do={motivation}]").click()
        if motivation != "highlighting":
            page.keyboard.press("Escape")
        page.mouse.move(1, 1)
    wanted = {"comment": [STATEMENT[:4]], "several": [STATEMENT[4:6]], "question": [STATEMENT[6:8]]}
    expect_painted(page, wanted | {"highlight": [STATEMENT[11:13]]})
    notes = page.locator(".note.device")
    page.mouse.move(*middle(claim, 4, 6))
    expect(page.locator(".note.lit")).to_have_count(2)
    expect_lit(page, [STATEMENT[:6], STATEMENT[4:8]])
    page.mouse.move(*middle(claim, 6, 8))
    expect(page.locator(".note.lit")).to_have_count(1)
    notes.nth(2).hover()
    expect_lit(page, [STATEMENT[11:13]])
    page.mouse.click(*middle(claim, 4, 6))
    expect(notes.nth(0)).to_be_focused()
    page.mouse.click(*middle(claim, 4, 6))
    expect(notes.nth(1)).to_be_focused()


def test_a_note_is_edited_and_removed(page, claim):
    drag(page, claim, 2, 8)
    page.locator(".note-bar [data-do=tagging]").click()
    expect(page.locator(".note-sheet [data-tags]")).to_be_focused()
    page.keyboard.type("費用")
    page.keyboard.press("Escape")
    page.locator(".note.device [data-edit]").click()
    page.locator(".note-sheet [data-body]").fill("因為")
    page.locator(".note-sheet [data-close]").click()
    expect(page.locator(".note.device [data-body]")).to_have_text("因為")
    assert kept(page) == [("tagging", 2, STATEMENT[2:8], "因為", ["費用"])]
    page.locator(".note.device [data-remove]").click()
    expect(page.locator(".note.device")).to_have_count(0)
    expect(page.locator("[data-device]")).to_be_hidden()
    assert kept(page) == []
    expect_painted(page, {})


def test_the_last_tag_is_completed(page, site):
    note = NoteFields("?", tags=("夜間", "費用"), visibility="public")
    add_note(debate=Debate.objects.get(), kind="claim", pid=COST, note=note, by=None)
    page.goto(f"{site}/c/{COST}/")
    drag(page, page.locator("h1"), 2, 8)
    page.locator(".note-bar [data-do=tagging]").click()
    page.keyboard.insert_text("座位、夜")
    options = page.locator(".note-sheet datalist option")
    expect(options).to_have_count(1)
    assert options.get_attribute("value") == "座位、夜間"


def test_notes_are_saved_as_a_file(page, claim):
    drag(page, claim, 2, 8)
    page.locator(".note-bar [data-do=highlighting]").click()
    with page.expect_download() as download:
        page.locator("[data-export]").click()
    found = json.loads(download.value.path().read_text("utf-8"))
    assert (found["type"], found["total"]) == ("AnnotationCollection", 1)
    assert found["first"]["items"][0]["target"]["selector"][0]["exact"] == STATEMENT[2:8]
    assert found["first"]["items"][0]["target"]["source"] == page.url


@pytest.mark.parametrize(("name", "told"), [("QuotaExceededError", "full"), ("SecurityError", "closed")])
def test_what_could_not_be_kept_is_said(page, site, name, told):
    page.add_init_script(f"Storage.prototype.setItem = () => {{ throw new DOMException('no', '{name}'); }};")
    page.goto(f"{site}/c/{COST}/")
    drag(page, page.locator("h1"), 2, 8)
    page.locator(".note-bar [data-do=highlighting]").click()
    words = page.evaluate(
        f"document.querySelector('[data-part=says]').content.querySelector('[data-say={told}]').textContent"
    )
    expect(page.locator("note-layer > [data-told]")).to_have_text(words)
    expect(page.locator(".note.device")).to_have_count(0)


def test_another_window_shows_it_too(page, claim):
    other = page.context.new_page()
    other.goto(page.url)
    drag(page, claim, 2, 8)
    page.locator(".note-bar [data-do=highlighting]").click()
    expect(other.locator(".note.device")).to_have_count(1)


@pytest.mark.parametrize("path", [f"c/{COST}", f"q/{PASSAGE}", f"s/{ARTICLE}"])
def test_with_a_finger(phone, site, path):
    phone.goto(f"{site}/{path}/")
    words = phone.locator("[data-note-kind]").first
    said = words.text_content()
    select(phone, words, 1, 6)
    bar = phone.get_by_role("toolbar")
    expect(bar).to_be_visible()
    box = bar.bounding_box()
    assert (box["x"], box["width"], round(box["y"] + box["height"])) == (0, 390, 844)
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    bar.locator("[data-do=questioning]").tap()
    sheet = phone.locator(".note-sheet")
    expect(sheet.locator("[data-body]")).to_be_focused()
    assert sheet.evaluate("(one) => one.matches(':modal')")
    box = sheet.bounding_box()
    assert (box["x"], box["width"], round(box["y"] + box["height"])) == (0, 390, 844)
    sheet.locator("[data-body]").fill("為什麼?")
    sheet.locator("[data-close]").tap()
    expect(sheet).to_have_count(0)
    (note,) = kept(phone)
    assert note[0::2] == ("questioning", said[1:6], [])
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_the_first_of_several_passages_is_taken(page, site):
    page.goto(f"{site}/s/{ARTICLE}/")
    words = page.locator("[data-note-part=passage]")
    whole = words.nth(1).text_content()
    words.nth(1).evaluate(
        "(one) => document.getSelection().setBaseAndExtent(one, 0, document.body, document.body.childNodes.length)"
    )
    page.locator(".note-bar [data-do=highlighting]").click()
    expect(page.locator(".paragraph .margin > .note.device")).to_have_count(1)
    assert kept(page)[0][2] == whole.strip()


def test_without_highlights_words_are_marked(page, site):
    page.add_init_script("delete window.Highlight; delete CSS.highlights;")
    page.goto(f"{site}/s/{ARTICLE}/")
    words = page.locator("[data-note-part=passage]").nth(2)
    said = words.text_content()
    for start, end in ((2, 9), (6, 14)):
        drag(page, words, start, end)
        page.locator(".note-bar [data-do=highlighting]").click()
        page.mouse.move(1, 1)
    marks = words.locator("mark.noted")
    expect(words.locator("mark.several")).not_to_have_count(0)
    pieces = marks.evaluate_all("(all) => all.map((one) => one.textContent).join('')")
    assert (pieces, words.text_content()) == (said[2:14], said)
    page.locator(".note.device").first.hover()
    lit = words.locator("mark.noted.lit").evaluate_all("(all) => all.map((one) => one.textContent).join('')")
    assert lit == said[2:9]
    for _ in range(2):
        page.locator(".note.device [data-remove]").first.click()
    expect(marks).to_have_count(0)
    assert words.text_content() == said


def test_words_are_copied_with_their_link(page, site):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}/s/{ARTICLE}/")
    words = page.locator("[data-note-part=passage]").nth(1)
    drag(page, words, 2, 9)
    page.locator(".note-bar [data-do=copy]").click()
    expect(page.locator("note-layer > [data-told]")).not_to_be_empty()
    block = words.get_attribute("data-note-block")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{words.text_content()[2:9]}\n{site}/s/{ARTICLE}/#p-{block}"


def test_nothing_of_it_on_paper(page, claim):
    drag(page, claim, 2, 8)
    expect(page.get_by_role("toolbar")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".note-bar")).to_be_hidden()
    expect(page.locator("note-layer > [data-told]")).to_be_hidden()
