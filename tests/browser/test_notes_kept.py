"""Notes with an account in Chromium: written in place, highlighted in one press, brought along from the device."""

import pytest
from playwright.sync_api import expect

from debate.annotations.actions import NoteFields, add_note
from debate.annotations.selection import Selection
from debate.models import Annotation, Debate
from tests.browser.notes import drag, expect_lit, expect_painted, middle, open_library, select
from tests.browser.people import enter, sign_in
from tests.library import ARTICLE, COST, STUDENTS

PASSAGE = "t000000000"
STATEMENT = "通宵開館一年多花 1,200 萬元"


@pytest.fixture
def site(live_server, transactional_db):
    """A server with the library debate, the words of its article public; a reader of it has an account."""
    open_library(ada="editor", ben="reader")
    return live_server.url


def public_note(start: int, end: int, motivation: str = "commenting") -> str:
    """A note on words of the statement that everybody reads; its pid."""
    words = Selection(part="text", exact=STATEMENT[start:end], start=start, language="zh-Hant")
    said = NoteFields(body="因為", motivation=motivation, visibility="public")
    return add_note(debate=Debate.objects.get(), kind="claim", pid=COST, note=said, by=None, selection=words).pid


def stored() -> list[tuple[str, str, str, str]]:
    """The notes of people: motivation, words, body, visibility."""
    rows = Annotation.objects.filter(created_by__isnull=False).order_by("pk")
    return list(rows.values_list("motivation", "exact", "body", "visibility"))


def on_device(page, site, *paths):
    """A note on the first words of each page, made without an account."""
    for path in paths:
        page.goto(f"{site}/{path}/")
        words = page.locator("[data-note-kind]").first
        drag(page, words, 1, 4)
        page.locator(".note-bar [data-do=commenting]").click()
        page.keyboard.type("為什麼")
        page.keyboard.press("Escape")
        expect(page.locator(".note.device")).not_to_have_count(0)


def test_words_of_public_notes_are_painted_for_everyone(page, site):
    first, second = public_note(0, 6), public_note(4, 8, "questioning")
    page.goto(f"{site}/c/{COST}/")
    wanted = {"comment": [STATEMENT[:4]], "several": [STATEMENT[4:6]], "question": [STATEMENT[6:8]]}
    expect_painted(page, wanted)
    page.locator(f"#a-{second}").hover()
    expect_lit(page, [STATEMENT[4:8]])
    page.mouse.click(*middle(page.locator("h1"), 0, 3))
    expect(page.locator(f"#a-{first}")).to_be_focused()
    page.locator(f"#a-{second} [data-show-words]").click()
    expect(page.locator("h1")).to_be_focused()


@pytest.mark.parametrize("path", [f"c/{COST}", f"q/{PASSAGE}", f"s/{ARTICLE}"])
def test_a_note_is_written_in_its_place(page, site, path):
    sign_in(page, site, "ben")
    page.goto(f"{site}/{path}/")
    page.evaluate("window.here = true")
    words = page.locator("[data-note-kind]").first
    said = words.text_content()
    drag(page, words, 1, 4)
    page.locator(".note-bar [data-do=commenting]").click()
    expect(page.locator(".note-sheet textarea[name=body]")).to_be_focused()
    page.keyboard.insert_text("夜裡也要電費")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".note-sheet")).to_have_count(0)
    if path.startswith("q"):  # its paragraphs are the source's, and so are notes on them: listed there
        expect(page.locator("note-layer > [data-told]")).to_have_text("筆記已存好。")
    else:
        expect(page.locator(".note:focus")).to_contain_text("夜裡也要電費")
    assert page.evaluate("window.here") is True
    assert stored() == [("commenting", said[1:4], "夜裡也要電費", "private")]
    words.scroll_into_view_if_needed()  # only what is near the window is painted
    expect_painted(page, {"comment": [said[1:4]], "lit": [said[1:4]]})
    assert page.evaluate("Object.keys(localStorage)") == []


def test_cancelling_gives_the_keyboard_back_to_the_words(page, site):
    sign_in(page, site, "ben")
    page.goto(f"{site}/c/{COST}/")
    drag(page, page.locator("h1"), 1, 4)
    page.locator(".note-bar [data-do=questioning]").click()
    expect(page.locator("[name=motivation][value=questioning]")).to_be_checked()
    page.locator(".note-sheet textarea[name=body]").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".note-sheet")).to_have_count(0)
    expect(page.locator("h1")).to_be_focused()
    assert stored() == []


def test_a_note_without_words_of_its_own_is_refused_in_place(page, site, expected_console):
    expected_console.append("400")
    sign_in(page, site, "ben")
    page.goto(f"{site}/c/{COST}/")
    drag(page, page.locator("h1"), 1, 4)
    page.locator(".note-bar [data-do=commenting]").click()
    page.locator(".note-sheet .send button.solid").click()
    expect(page.locator(".note-sheet [aria-invalid=true]")).to_be_focused()
    assert stored() == []


def test_a_highlight_is_one_press(page, site):
    sign_in(page, site, "ben")
    page.goto(f"{site}/c/{COST}/")
    page.evaluate("window.here = true")
    drag(page, page.locator("h1"), 1, 4)
    page.locator(".note-bar [data-do=highlighting]").click()
    expect(page.locator("#my-notes .note")).to_have_count(1)
    expect_painted(page, {"highlight": [STATEMENT[1:4]]})
    assert stored() == [("highlighting", STATEMENT[1:4], "", "private")]
    assert page.evaluate("window.here") is True


def test_words_of_the_other_script_are_those_of_the_original(page, site):
    sign_in(page, site, "ben")
    page.goto(f"{site}/zh-hans/c/{COST}/")
    said = page.locator("h1").text_content()
    assert said[1:7] == "宵开馆一年多"
    drag(page, page.locator("h1"), 1, 7)
    page.locator(".note-bar [data-do=highlighting]").click()
    expect(page.locator("#my-notes .note")).to_have_count(1)
    expect_painted(page, {"highlight": [said[1:7]]})
    assert stored() == [("highlighting", STATEMENT[1:7], "", "private")]
    page.goto(f"{site}/c/{COST}/")
    expect_painted(page, {"highlight": [STATEMENT[1:7]]})


def test_words_over_several_paragraphs_of_a_detail(page, site):
    """A line break stays one: a form would send two characters for it."""
    sign_in(page, site, "ben")
    page.goto(f"{site}/c/{STUDENTS}/")
    detail = page.locator("[data-note-part=detail]")
    said = detail.text_content()
    select(page, detail, 0, len(said))
    page.locator(".note-bar [data-do=highlighting]").click()
    expect(page.locator("#my-notes .note")).to_have_count(1)
    assert "\n" in said.strip()
    assert stored() == [("highlighting", said.strip(), "", "private")]
    select(page, detail, 1, len(said) - 1)
    page.locator(".note-bar [data-do=commenting]").click()
    page.locator(".note-sheet textarea[name=body]").fill("因為")
    page.locator(".note-sheet .send button.solid").click()
    expect(page.locator("#my-notes .note")).to_have_count(2)
    assert [words for _, words, *_ in stored()] == [said.strip(), said[1:-1].strip()]


def test_on_a_phone_the_form_is_a_sheet(phone, site):
    sign_in(phone, site, "ben")
    phone.goto(f"{site}/c/{COST}/")
    select(phone, phone.locator("h1"), 1, 4)
    phone.locator(".note-bar [data-do=commenting]").tap()
    body = phone.locator(".note-sheet textarea[name=body]")
    expect(body).to_be_focused()
    assert phone.locator(".note-sheet").evaluate("(one) => one.matches(':modal')")
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    body.fill("因為")
    phone.locator(".note-sheet .send button.solid").tap()
    expect(phone.locator(".note:focus")).to_contain_text("因為")
    assert stored() == [("commenting", STATEMENT[1:4], "因為", "private")]


def test_notes_on_the_device_are_brought_along_once(page, site):
    on_device(page, site, f"en/c/{COST}", f"en/s/{ARTICLE}")
    page.locator("[data-sign-in-link]").click()
    enter(page, "ben")
    page.wait_for_url(f"{site}/en/s/{ARTICLE}/")
    expect(page.locator(".bring [data-count]")).to_have_text("2")
    page.locator("[data-bring]").click()
    expect(page.locator("#my-notes .note")).to_have_count(1)
    expect(page.locator(".note.device")).to_have_count(0)
    assert [(note[0], note[2], note[3]) for note in stored()] == [("commenting", "為什麼", "private")] * 2
    assert page.evaluate("Object.keys(localStorage)") == []
    page.goto(f"{site}/en/c/{COST}/")
    expect(page.locator("#my-notes .note")).to_have_count(1)
    expect(page.locator(".bring")).to_have_count(0)


def test_what_could_not_be_brought_stays_and_says_why(page, site, expected_console):
    expected_console += ["400", "Failed to load resource"]
    on_device(page, site, f"c/{COST}", f"q/{PASSAGE}")
    page.evaluate("""() => {
        const [key] = Object.keys(localStorage).filter((key) => localStorage[key].includes('"kind":"claim"'));
        localStorage[key] = localStorage[key].replace(/"exact":"[^"]*"/, '"exact":"不在那裡"');
    }""")
    sign_in(page, site, "ben")
    page.locator("[data-bring]").click()
    line = page.locator(".bring [data-left] li")
    expect(line).to_have_count(1)
    expect(line.locator("a")).to_have_text("不在那裡")
    expect(line.locator("[data-why]")).not_to_be_empty()
    expect(page.locator(".bring [data-one]")).to_be_visible()
    assert len(stored()) == 1
    page.locator("[data-bring]").click()
    expect(line).to_have_count(1)
    assert len(stored()) == 1


def test_a_note_sent_twice_is_made_once(page, site, expected_console):
    """The answer is lost on the way: the note stays on the device, and bringing it again finds it made."""
    expected_console += ["Failed to load resource", "net::ERR"]
    on_device(page, site, f"c/{COST}")
    sign_in(page, site, "ben")

    def lose(route):
        if route.request.method != "POST":
            route.continue_()
            return
        route.fetch(max_redirects=0)
        route.abort()

    page.route("**/note/**", lose)
    page.locator("[data-bring]").click()
    expect(page.locator(".bring [data-left] li")).to_have_count(1)
    page.unroute("**/note/**")
    page.locator("[data-bring]").click()
    expect(page.locator(".bring [data-one]")).to_be_hidden()
    assert (len(stored()), page.evaluate("Object.keys(localStorage)")) == (1, [])


def test_not_now(page, site):
    on_device(page, site, f"c/{COST}")
    sign_in(page, site, "ben", f"/c/{COST}/")
    page.locator(".bring [data-later]").click()
    expect(page.locator(".bring")).to_have_count(0)
    page.reload()
    expect(page.locator(".note.device")).to_have_count(1)
    expect(page.locator(".bring")).to_have_count(0)


def test_without_htmx_the_form_is_a_page(page, site, expected_console):
    expected_console += ["htmx", "Failed to load resource", "net::ERR"]
    sign_in(page, site, "ben")
    page.route("**/htmx*.js", lambda route: route.abort())
    page.goto(f"{site}/c/{COST}/")
    drag(page, page.locator("h1"), 1, 4)
    page.locator(".note-bar [data-do=commenting]").click()
    page.wait_for_url(f"{site}/c/{COST}/note/?*")
    page.locator("textarea[name=body]").fill("因為")
    page.locator(".send button.solid").click()
    page.wait_for_url(f"{site}/a/*/")
    assert stored() == [("commenting", STATEMENT[1:4], "因為", "private")]
