"""Between world and screen, addresses, names and pictures: what goes in comes out."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.js.trees import batches

PROPERTY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NAMES = "viewport state cull topology measure layout names wrap export"
whole = st.integers(-100_000, 100_000)
views = st.fixed_dictionaries(
    {
        "cx": whole,
        "cy": whole,
        "scale": st.sampled_from([0.0005, 0.01, 0.1, 0.2, 0.35, 0.7, 1, 2.4]),
        "flat": st.sampled_from([0.05, 0.2]),
        "width": st.integers(200, 3000),
        "height": st.integers(200, 2000),
    }
)
points = st.tuples(views, st.integers(0, 3000), st.integers(0, 2000))


@PROPERTY
@given(st.lists(points, min_size=1, max_size=50))
def test_screen_and_world_are_inverse(run, given):
    body = """(m, points) => points.filter(([view, px, py]) => {
        const [x, y] = m.viewport.toWorld(view, px, py);
        const [qx, qy] = m.viewport.toScreen(view, x, y);
        return Math.abs(qx - px) > 1e-6 || Math.abs(qy - py) > 1e-6;
    })"""
    assert run(NAMES, body, given) == []


@PROPERTY
@given(st.lists(points, min_size=1, max_size=50), st.floats(0.0003, 2.4))
def test_zooming_keeps_what_is_under_the_pointer(run, given, scale):
    body = """(m, [points, scale]) => points.filter(([view, px, py]) => {
        const bounds = { left: -1e5, right: 1e5, top: -1e7, bottom: 1e7 };
        const [x, y] = m.viewport.toWorld(view, px, py);
        const [qx, qy] = m.viewport.toScreen(m.viewport.zoomAt(view, scale, px, py, bounds), x, y);
        return Math.abs(qx - px) > 1e-4 || Math.abs(qy - py) > 1e-4;
    })"""
    assert run(NAMES, body, [given, scale]) == []


@PROPERTY
@given(st.lists(views, min_size=1, max_size=50), whole, whole)
def test_a_view_survives_the_address(run, given, x, y):
    body = """(m, [views, x, y]) => views.filter((view) => {
        const code = m.viewport.encode(view, x, y);
        const back = m.viewport.decode(code, { ...view, cx: 0, cy: 0, scale: 1 }, x, y);
        return Object.keys(view).some((key) => back[key] !== view[key]);
    })"""
    assert run(NAMES, body, [given, x, y]) == []


@PROPERTY
@given(st.lists(views, min_size=1, max_size=50))
def test_what_is_fitted_is_on_the_screen(run, given):
    body = """(m, views) => views.filter((view) => {
        const box = { left: -400, right: 900, top: view.cy - 5000, bottom: view.cy + 90000 };
        const next = m.viewport.fit(view, box);
        const [left, top] = m.viewport.toScreen(next, box.left, box.top);
        const [right, bottom] = m.viewport.toScreen(next, box.right, box.bottom);
        return left < -1 || top < -1 || right > view.width + 1 || bottom > view.height + 1;
    })"""
    assert run(NAMES, body, given) == []


@PROPERTY
@given(st.lists(views, min_size=1, max_size=50), whole, whole)
def test_what_is_revealed_is_on_the_screen(run, given, x, y):
    body = """(m, [views, x, y]) => views.filter((view) => {
        const next = m.viewport.reveal(view, { left: x, right: x + 20, top: y, bottom: y + 20 }, 48);
        const [px, py] = m.viewport.toScreen(next, x, y);
        return px < -1 || py < -1 || px > view.width || py > view.height;
    })"""
    assert run(NAMES, body, [given, x, y]) == []


words = st.text("abcz019_.-", max_size=12)


@PROPERTY
@given(st.lists(st.fixed_dictionaries({"viewport": words, "fold": words, "focus": words}), max_size=20))
def test_a_state_survives_the_address(run, given):
    body = """(m, states) => states.filter((one) => {
        const filter = { tag: "0", speaker: "-1" };
        const state = { shape: 7, anchor: "a", by: "side", sort: "newest", filter, ...one };
        const back = m.state.decode("#" + m.state.encode(state));
        return Object.keys(state).some((key) => JSON.stringify(back[key]) !== JSON.stringify(state[key]));
    })"""
    assert run(NAMES, body, given) == []


def test_a_strange_address_is_the_first_view(run):
    strange = ["", "#", "#z=<b>&o=../&by=", "#%00", "#o=" + "9" * 5000]
    body = """(m, all) => all.map((one) => m.state.decode(one)).filter((one) => {
        return one.viewport || one.fold || one.by !== "relation";
    })"""
    assert run(NAMES, body, strange) == []


def test_steps_of_the_zoom(run):
    body = "(m, scales) => scales.map(m.viewport.step)"
    assert run(NAMES, body, [2, 0.7, 0.69, 0.4]) == ["cards", "cards", "headlines", "headlines"]
    assert run(NAMES, body, [0.39, 0.0001]) == ["bars", "bars"]


SETUP = """
const topology = m.topology.read(one.tree);
const height = m.measure.heights(topology, "en");
const open = Uint8Array.from(one.open);
const layout = m.layout.layout(topology, { open, height });
const drawn = { order: topology.children, open };
const culled = (view) => m.cull.cull(topology, layout, drawn, view, new m.cull.Culled(topology.n));
"""


@PROPERTY
@given(batches(), st.sampled_from([0.3, 0.7, 1.5]), st.integers(-900, 900), st.integers(-900, 900))
def test_everything_on_the_screen_is_drawn(run, given, scale, cx, cy):
    body = f"""(m, [cases, scale, cx, cy]) => {{
        const found = [];
        for (const one of cases) {{
          {SETUP}
          const view = {{ cx, cy, scale, flat: 0.2, width: 900, height: 600 }};
          const result = culled(view);
          const nodes = new Set(result.nodes.subarray(0, result.nodeCount));
          const box = m.viewport.shown(view);
          for (const i of layout.visible) {{
            const across = layout.x[i] < box.right && layout.x[i] + 230 > box.left;
            const down = layout.y[i] < box.bottom && layout.y[i] + height[i] > box.top;
            if (across && down && !nodes.has(i)) found.push([one, i]);
          }}
        }}
        return found;
    }}"""
    assert run(NAMES, body, [given, scale, cx, cy]) == []


@PROPERTY
@given(batches(), st.sampled_from([0.02, 0.1, 0.3]))
def test_no_name_is_written_over_another(run, given, scale):
    body = f"""(m, [cases, scale]) => {{
        const found = [];
        for (const one of cases) {{
          {SETUP}
          const view = {{ cx: 0, cy: 0, scale, flat: 0.2, width: 900, height: 600 }};
          const list = m.names.candidates(layout, culled(view), view);
          const names = m.names.place(layout, list, view, (i) => `Claim number ${{i}}`);
          for (const a of names) for (const b of names) {{
            const beside = a.left + a.width <= b.left || b.left + b.width <= a.left;
            if (a.i < b.i && !beside && a.top + a.height > b.top && b.top + b.height > a.top) found.push([one, a, b]);
          }}
        }}
        return found;
    }}"""
    assert run(NAMES, body, [given, scale]) == []


@PROPERTY
@given(st.lists(st.text("開源模型，。「」 abc.xyz", max_size=80), max_size=30), st.integers(4, 20), st.integers(1, 4))
def test_lines_are_no_wider_than_told(run, given, width, most):
    body = """(m, [texts, width, most]) => texts.filter((text) => {
        const lines = m.wrap.wrap(text, width, most);
        const whole = lines.join("").replace(/\\s/g, "") === text.replace(/\\s/g, "");
        const wide = lines.some((line) => m.wrap.widthOf(line) > width + 3);
        return lines.length > most || wide || !(whole || lines.at(-1).endsWith("…"));
    })"""
    assert run(NAMES, body, [given, width, most]) == []


def test_a_picture_is_safe_and_holds_its_links(run):
    card = {"x": 0, "y": 0, "width": 230, "height": 64, "fill": "#fff", "line": "#ccc", "edge": "#000", "ink": "#000"}
    text = {"href": "https://example.org/c/abc/", "shown": "", "lines": ['<b> & "x"'], "size": 14, "leading": 20}
    sheet = {"width": 300, "height": 200, "title": "<i>", "address": "https://example.org/d/x/", "font": '"A", serif'}
    body = """(m, [sheet, card]) => {
        const text = m.export.svg({ ...sheet, paper: "#fff", ink: "#000", links: [], cards: [card] });
        const page = new DOMParser().parseFromString(text, "image/svg+xml");
        const links = [...page.querySelectorAll("a")].map((link) => link.getAttribute("href"));
        return [page.querySelector("parsererror") === null, links, page.querySelector("tspan").textContent, page.title];
    }"""
    assert run(NAMES, body, [sheet, card | text]) == [
        True,
        ["https://example.org/c/abc/", "https://example.org/d/x/"],
        '<b> & "x"',
        "<i>",
    ]
