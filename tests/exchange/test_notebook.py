"""Notes as Markdown and CSV: what is written is read back the same, and no spreadsheet runs any of it."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.exchange.notebook import BOM, Entry, as_csv, as_markdown

ENTRY = Entry(
    address="https://d.example/a/a000000000/",
    debate="該通宵開放嗎?",
    kind="claim",
    on="三成學生找不到*座位*",
    target="https://d.example/c/c000000000/",
    quote="三成",
    motivation="questioning",
    visibility="private",
    tags=("數字", "very old"),
    body="誰做的 *統計*?\n\n- 市府",
    created="2026-01-02",
    changed="",
    resolved=False,
)


def test_markdown_has_a_heading_for_each_debate_and_thing():
    other = replace(ENTRY, on="", quote="", body="", tags=(), resolved=True)
    assert as_markdown("My notes", [ENTRY, other]) == (
        "# My notes\n\n## 該通宵開放嗎?\n\n### 三成學生找不到\\*座位\\*\n\n> 三成\n\n誰做的 *統計*?\n\n- 市府\n\n"
        "questioning · #數字 · #very-old · 2026-01-02 · <https://d.example/a/a000000000/>\n\n"
        "### https://d.example/c/c000000000/\n\nquestioning · 2026-01-02 · <https://d.example/a/a000000000/>\n"
    )


def test_csv_is_a_header_and_a_row_for_each():
    first, second = as_csv([ENTRY]).removeprefix(BOM).split("\r\n", 1)
    assert first == "address,debate,kind,on,target,quote,motivation,visibility,tags,body,created,changed,resolved"
    assert second == (
        "https://d.example/a/a000000000/,該通宵開放嗎?,claim,三成學生找不到*座位*,https://d.example/c/c000000000/,三成,"
        'questioning,private,"數字, very old","誰做的 *統計*?\n\n- 市府",2026-01-02,,\r\n'
    )


@pytest.mark.parametrize("body", ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_what_a_spreadsheet_would_run_is_text(body):
    (_, row) = list(csv.reader(io.StringIO(as_csv([replace(ENTRY, body=body)]).removeprefix(BOM), newline="")))
    assert row[9] == f"'{body}"


@given(st.lists(st.text(max_size=20), min_size=2, max_size=2))
def test_csv_is_read_back(words):
    entry = replace(ENTRY, body=words[0], quote=words[1])
    rows = list(csv.reader(io.StringIO(as_csv([entry]).removeprefix(BOM), newline="")))
    assert [value.removeprefix("'") for value in (rows[1][9], rows[1][5])] == [word.removeprefix("'") for word in words]
