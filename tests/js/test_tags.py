"""Tags in one line: taken apart, and the last one completed."""

import pytest

KNOWN = ["費用", "費率", "Night bus", "night shift", "夜"]


def test_tags_are_parted_by_commas_of_any_script(run):
    body = """(m, texts) => texts.map(m.tags.tagsOf)"""
    assert run("tags", body, ["", " 費用, night bus、夜 ;a\na", "\uff0c,"]) == [
        [],
        ["費用", "night bus", "夜", "a"],
        [],
    ]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("", KNOWN),
        ("費", ["費用", "費率"]),
        ("夜、費", ["夜、費用", "夜、費率"]),
        ("費用,NIGHT", ["費用, Night bus", "費用, night shift"]),
        ("費用, bus", ["費用, Night bus"]),
        ("費用, 費", ["費用, 費率"]),
        ("不在這裡", []),
    ],
)
def test_the_last_tag_is_completed(run, line, wanted):
    assert run("tags", "(m, [line, known]) => m.tags.completions(line, known)", [line, KNOWN]) == wanted
