"""Words of an element and their places: what the browser selects, the server is told in code points, and back again."""

import html
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PROPERTY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NAMES = "codepoints ranges spans"
LETTERS = [
    *"法國「。aZ \né\u0301ㄅ𠮷𝒳🦉",
    "e\u0301",
    "葛\U000e0100",
    "👍🏽",
    "🇹🇼",
    "👩\u200d👩\u200d👧",
]
texts = st.lists(st.sampled_from(LETTERS), max_size=12).map("".join)
WRAPS = ("<mark>", "<em>", '<span lang="en">', "<a href='#x'>", "<ruby>")


def wrapped(tag: str, inside: list[str]) -> str:
    """Some pieces of HTML in an element; a ruby's last is above the others."""
    name = tag[1:].split(" ", maxsplit=1)[0].rstrip(">")
    if name == "ruby" and inside:
        inside = [*inside[:-1], f"<rt>{inside[-1]}</rt>"]
    return f"{tag}{''.join(inside)}</{name}>"


leaves = st.one_of(texts.map(html.escape), st.just("<br>"), st.just("<wbr>"), st.just("<!-- not said -->"))
pieces = st.recursive(
    leaves,
    lambda inner: st.builds(wrapped, st.sampled_from(WRAPS), st.lists(inner, max_size=4)),
    max_leaves=14,
)
pages = st.lists(pieces, min_size=1, max_size=6).map("".join)
cases = st.lists(st.tuples(pages, st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=6)), max_size=12)


def each(body: str) -> str:
    """Gathers the faults of every page; `body` sees m, page, element, words, picks and found."""
    return f"""(m, cases) => {{
        const found = [];
        for (const [page, picks] of cases) {{
          const element = document.createElement("p");
          element.innerHTML = page;
          document.body.replaceChildren(element);
          const words = new m.ranges.WordsOf(element);
          const text = element.textContent;
          {body}
        }}
        document.body.replaceChildren();
        return found;
    }}"""


@PROPERTY
@given(st.lists(texts, max_size=30))
def test_code_points_and_units_are_inverse(run, given):
    body = """(m, texts) => texts.filter((text) => {
        const points = new m.codepoints.CodePoints(text);
        const all = [...text];
        let units = 0;
        for (let at = 0; at <= all.length; at += 1) {
          if (points.toUnits(at) !== units || points.toPoints(units) !== at) return true;
          const letter = all[at] ?? "";
          if (letter.length === 2 && points.toPoints(units + 1) !== at) return true;
          units += letter.length;
        }
        return points.length !== all.length || points.units !== text.length;
    })"""
    assert run(NAMES, body, given) == []


@PROPERTY
@given(cases)
def test_a_range_of_the_browser_comes_back(run, given):
    """Any two places between the units of the text nodes, selected as a browser would, whole characters."""
    body = """
    const places = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (let k = 0; k <= walker.currentNode.length; k += 1) places.push([walker.currentNode, k]);
    }
    for (const [a, b] of picks) {
      const [low, high] = [a, b].map((x) => Math.floor(x * (places.length - 1))).sort((x, y) => x - y);
      if (low < 0 || low === high) continue;
      const range = document.createRange();
      range.setStart(...places[low]);
      range.setEnd(...places[high]);
      const said = range.toString();
      const stored = words.pointsOf(range);
      if (said.trim() === "") {
        if (stored !== null) found.push([page, said, stored]);
        continue;
      }
      const back = words.rangeOf(...stored);
      const whole = back.toString();
      if (said.isWellFormed() && whole !== said.trim()) found.push([page, said, whole]);
      if (!whole.includes(said.trim()) || !whole.isWellFormed()) found.push([page, said, whole]);
      if ([...text].slice(...stored).join("") !== whole) found.push([page, stored, whole]);
      if (String(words.pointsOf(back)) !== String(stored)) found.push([page, stored, "again"]);
      const again = words.rangeOf(...words.pointsOf(back));
      const moved = ["START_TO_START", "END_TO_END"].some((how) => again.compareBoundaryPoints(Range[how], back));
      if (moved) found.push([page, stored, "moved"]);
    }"""
    assert run(NAMES, each(body), given) == []


@PROPERTY
@given(cases)
def test_every_stretch_is_found_and_quoted(run, given):
    body = """
    const all = [...text];
    for (const [a, b] of picks) {
      const [start, end] = [a, b].map((x) => Math.floor(x * all.length)).sort((x, y) => x - y);
      if (start === end) continue;
      const wanted = all.slice(start, end).join("");
      if (words.rangeOf(start, end).toString() !== wanted) found.push([page, start, end]);
      const cut = words.pieces(start, end).map(([node, from, to]) => node.data.slice(from, to)).join("");
      if (cut !== wanted) found.push([page, start, end, cut]);
      const { exact, prefix, suffix } = words.quote(start, end);
      if (exact !== wanted || !all.join("").includes(prefix + exact + suffix)) found.push([page, start, "quote"]);
      if ([...prefix].length !== Math.min(32, start)) found.push([page, start, "prefix"]);
      if ([...suffix].length !== Math.min(32, all.length - end)) found.push([page, end, "suffix"]);
    }"""
    assert run(NAMES, each(body), given) == []


def test_a_range_over_several_elements_is_cut_to_the_first_with_words(run):
    body = """(m) => {
        document.body.innerHTML = "before <p>  </p><p>一𠮷二</p> between <p>三四</p> after";
        const all = [...document.querySelectorAll("p")];
        const [first, , last] = [...document.body.childNodes];
        const range = document.createRange();
        const told = [];
        const tell = () => {
          const hit = m.ranges.firstWithin(range, all);
          told.push(hit && [all.indexOf(hit.element), hit.start, hit.end]);
        };
        range.selectNodeContents(document.body);
        tell();
        range.setStart(all[1].firstChild, 3);
        range.setEnd(all[2].firstChild, 1);
        tell();
        range.setStart(document.body, 3);
        tell();
        range.selectNodeContents(document.body.firstChild);
        tell();
        range.setStart(all[1].firstChild, 2);
        range.setEnd(all[1].firstChild, 2);
        tell();
        document.body.replaceChildren();
        return told;
    }"""
    assert run(NAMES, body) == [[1, 0, 3], [1, 2, 3], [2, 0, 1], None, None]


spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 20), st.sampled_from("ab")).map(
        lambda span: {"start": span[0], "end": span[0] + span[1], "kind": span[2]}
    ),
    max_size=20,
)


def named(spans: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Spans with ids of their own."""
    return [span | {"id": f"n{k}"} for k, span in enumerate(spans)]


@PROPERTY
@given(st.lists(spans.map(named), max_size=20))
def test_segments_hold_at_every_place_the_spans_that_lie_there(run, given):
    body = """(m, cases) => cases.filter((spans) => {
        const cut = m.spans.segments(spans);
        const apart = cut.every((one, k) => one.start < one.end && (k === 0 || cut[k - 1].end <= one.start));
        for (let at = 0; at < 62; at += 1) {
          const wanted = spans.filter(({ start, end }) => start <= at && at < end).sort(m.spans.byPlace);
          const ids = (list) => String(list.map((one) => one.id));
          if (ids(m.spans.spansAt(cut, at)) !== ids(wanted)) return true;
        }
        return !apart;
    })"""
    assert run(NAMES, body, given) == []


@PROPERTY
@given(st.lists(spans.map(named), max_size=20))
def test_what_looks_the_same_is_painted_in_one_piece(run, given):
    body = """(m, cases) => cases.filter((spans) => {
        const lookOf = (lying) => (lying.length > 1 ? "several" : lying[0].kind);
        const cut = m.spans.segments(spans);
        const painted = m.spans.looks(cut, lookOf);
        const same = (one, other) => one.end === other.start && one.look === other.look;
        const joined = painted.some((one, k) => k > 0 && same(painted[k - 1], one));
        for (let at = 0; at < 62; at += 1) {
          const lying = m.spans.spansAt(cut, at);
          const look = painted.find(({ start, end }) => start <= at && at < end)?.look;
          if (look !== (lying.length ? lookOf(lying) : undefined)) return true;
        }
        return joined;
    })"""
    assert run(NAMES, body, given) == []


def test_spans_are_ordered_by_place(run):
    spans = [
        {"id": "d", "start": 3, "end": 4},
        {"id": "c", "start": 1, "end": 2},
        {"id": "b", "start": 1, "end": 2},
        {"id": "a", "start": 1, "end": 9},
    ]
    body = "(m, spans) => spans.sort(m.spans.byPlace).map((one) => one.id).join('')"
    assert run(NAMES, body, spans) == "abcd"
