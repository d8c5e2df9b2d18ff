"""What the controls of the map do: order, filters, levels, colours; a double tap; what is said, and taken along."""

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from debate.models import Claim, Debate
from debate.transfer.actions import import_debate
from tests.browser.map import BACK, MAP, VIEW, card, elsewhere, fingers, item, opened, rest, slot
from tests.library import BESIDE, COST, DAY, DOUBT, GUARDS, LIGHT, NIGHT, QUESTION, SHARED, STUDENTS, WAGES, encoded
from tests.library import library as library_file

EVERYTHING = {QUESTION, NIGHT, STUDENTS, BESIDE, DOUBT, DAY, COST, LIGHT, GUARDS, WAGES, SHARED}
MATCHES = f"""(({{ scene }}) => {{
  const all = [...scene.matched.keys()].filter((i) => scene.matched[i] === 2);
  return all.map((i) => scene.topology.pid(i));
}})({MAP})"""
ORDER = f"(({{ scene }}) => [...scene.layout.visible].map((i) => scene.topology.pid(i)))({MAP})"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def site(live_server, transactional_db):
    """The address of the library debate's page."""
    import_debate(encoded(library_file()), by=None)
    return f"{live_server.url}/en/d/night-library/"


def test_siblings_in_three_orders(page, site):
    debate = Debate.objects.get(slug="night-library")
    Claim.objects.filter(pid=WAGES).update(created_at=debate.created_at + timedelta(days=9))
    opened(page, site)
    editors = [QUESTION, NIGHT, STUDENTS, DAY, COST, WAGES, SHARED]
    assert page.evaluate(ORDER) == editors
    page.get_by_label("Order").select_option("answered")
    rest(page)
    assert page.evaluate(ORDER) == [QUESTION, DAY, COST, WAGES, NIGHT, STUDENTS, SHARED]
    page.get_by_label("Order").select_option("newest")
    rest(page)
    assert page.evaluate(ORDER) == [QUESTION, NIGHT, STUDENTS, DAY, WAGES, COST, SHARED]
    assert slot(page, WAGES).bounding_box()["y"] < slot(page, COST).bounding_box()["y"]
    assert "sort=newest" in page.url
    page.reload()
    slot(page, WAGES).wait_for()
    assert page.get_by_label("Order").input_value() == "newest"
    page.get_by_label("Order").select_option("editors")
    rest(page)
    assert page.evaluate(ORDER) == editors


@pytest.mark.parametrize(
    ("name", "choice", "matching"),
    [
        ("relation", "Position", {NIGHT, DAY}),
        ("relation", "Supports", {STUDENTS, COST, WAGES, GUARDS}),  # one of them elsewhere
        ("relation", "Opposes", {LIGHT, GUARDS}),
        ("relation", "Doesn't follow", {BESIDE, DOUBT}),
        ("relation", "Context", {SHARED}),
        ("voice", "Reporter's account", {WAGES}),
        ("voice", "Editors' inference", {BESIDE, DOUBT, GUARDS}),
        ("tag", "figures", {STUDENTS, COST}),
        ("speaker", "Librarians' union", {COST}),
        ("evidence", "No source passage", {BESIDE, DOUBT, GUARDS, SHARED}),
        ("evidence", "Words found in source", set()),
    ],
)
def test_each_filter(page, site, name, choice, matching):
    opened(page, site)
    page.locator("summary", has_text="Filter").click()
    page.locator(f"select[name={name}]").select_option(label=choice)
    rest(page)
    assert set(page.evaluate(MATCHES)) - {QUESTION} == matching
    expect(page.locator("[data-matches]")).to_have_text(re.compile(r"^\d+ match$"))
    back = set(page.evaluate(BACK))
    assert back.isdisjoint(matching)
    assert QUESTION not in back
    page.locator("[data-do=clear]").click()
    assert page.evaluate(BACK) == []


def test_a_double_tap_comes_closer(phone, site):
    opened(phone, f"{site}#map")
    touch = fingers(phone)
    before = phone.evaluate(VIEW)["scale"]
    for _ in range(2):
        touch("touchStart", (40, 500))
        touch("touchEnd")
    rest(phone)
    assert round(phone.evaluate(VIEW)["scale"] / before, 2) == 1.7
    assert phone.evaluate("visualViewport.scale") == 1


def test_all_siblings_one_branch_and_everything(page, site):
    opened(page, site)
    page.get_by_role("treeitem").first.focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("*")
    rest(page)
    assert BESIDE in page.evaluate(ORDER)
    page.get_by_text("More", exact=True).click()
    page.get_by_role("button", name="Unfold everything").click()
    rest(page)
    assert set(page.evaluate(ORDER)) == EVERYTHING
    expect(page.get_by_label("Depth")).to_have_value("all")
    page.get_by_text("More", exact=True).click()
    page.get_by_role("button", name="Fold up").click()
    rest(page)
    assert LIGHT not in page.evaluate(ORDER)


def test_handles_on_the_canvas_open_a_branch(page, site):
    opened(page, site)
    page.get_by_role("button", name="Zoom out").click()
    rest(page)
    assert page.locator(".map-stage").get_attribute("data-step") == "headlines"
    at = page.evaluate(f"""(({{ scene, stage }}) => {{
      const i = scene.topology.indexOf("{COST}");
      const [x, y] = scene.at(i);
      const box = stage.getBoundingClientRect();
      const across = scene.layout.wing[i] < 0 ? -6 : 230 * scene.view.scale + 6;
      return [box.left + x + across, box.top + y + (scene.layout.height[i] * scene.view.scale) / 2];
    }})({MAP})""")
    page.mouse.click(*at)
    rest(page)
    assert LIGHT in page.evaluate(ORDER)


def test_what_counts_only_together_names_its_partners(page, site):
    opened(page, site)
    card(page, COST).hover()
    also = page.locator(".map-hover [data-also] li")
    expect(also).to_have_text(["Only together with: Night pay is not yet included"])
    page.mouse.move(*elsewhere(page))
    page.get_by_label("Depth").select_option("all")
    page.get_by_role("button", name="The whole map").click()
    rest(page)
    guards = item(page, "Opposes: Guards must")
    expect(guards).to_have_count(1)
    guards.focus()
    expect(also).to_have_text(["Elsewhere too: Supports “It should keep its day hours”"])
    expect(page.locator(".map-hover [data-path] li")).to_have_count(5)


def test_an_undercut_is_told_from_an_objection(page, site):
    opened(page, site)
    card(page, STUDENTS).hover()
    counts = page.locator(".map-hover [data-counts]")
    expect(counts).to_have_text("its inference doubted by 1, source passages: 1")
    card(page, QUESTION).hover()
    expect(counts).to_have_text("positions: 2")


@pytest.mark.parametrize("by", ["side", "speaker", "evidence"])
def test_colours_have_a_mark_on_cards_and_in_the_legend(page, site, by):
    opened(page, site)
    page.get_by_label("Colour by").select_option(by)
    rest(page)
    marks = page.locator("[data-legend] .map-swatch").all_inner_texts()
    assert len(marks) == len(set(marks))
    content = "one => getComputedStyle(one, '::after').content"
    on_cards = {slot(page, pid).evaluate(content).strip('"') for pid in (NIGHT, DAY, COST, STUDENTS)}
    assert on_cards - {"none"} <= set(marks)
    assert on_cards - {"none"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_stands_by_itself_and_its_links_lead_to_claims(new_page, site, tmp_path, scheme):
    page = opened(new_page(color_scheme=scheme), site)
    page.get_by_text("More", exact=True).click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Save this view as SVG").click()
    taken.value.save_as(tmp_path / "map.svg")
    root = ElementTree.fromstring((tmp_path / "map.svg").read_text("utf-8"))
    assert root.tag == f"{SVG}svg"
    links = {str(link.get("href")): "".join(link.itertext()) for link in root.iter(f"{SVG}a")}
    shown = [pid for pid in page.evaluate(ORDER) if f"/c/{pid}/" in str(links)]
    assert set(shown) == {QUESTION, NIGHT, STUDENTS, DAY, COST, WAGES, SHARED}
    address = next(address for address in links if f"/c/{COST}/" in address)
    assert "+ Opening all night" in links[address]
    assert address.partition("//")[2] in links[address]
    inks = {group.get("fill") for link in root.iter(f"{SVG}a") for group in link.iter(f"{SVG}g")}
    assert inks == ({"#1d1c1a", "#fff"} if scheme == "light" else {"#ece8df", "#1d1c1a"})
    alone = new_page()
    alone.goto((tmp_path / "map.svg").as_uri())
    assert alone.locator("a").count() == len(shown) + 1
    alone.locator("a").filter(has_text="+ Opening all night").first.click()
    expect(alone.locator("#claim h1")).to_contain_text("Opening all night costs")
