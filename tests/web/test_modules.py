"""Which scripts a script needs."""

from django.template import engines

from debate.web.modules import needed
from tests.house.files import ROOT


def test_a_module_and_all_it_imports_each_once():
    assert needed("js/lib/layout.js") == (
        "js/lib/layout.js",
        "js/lib/arrange.js",
        "js/lib/measure.js",
        "js/lib/topology.js",
    )


def test_what_is_imported_in_a_call_comes_later():
    found = needed("js/app.js")
    assert "js/map/download.js" not in found
    own = {file.relative_to(ROOT / "static").as_posix() for file in (ROOT / "static/js").rglob("*.js")}
    own -= set(needed("js/notes.js")) | {
        "js/bring.js",
        "js/embed.js",
    }  # asked for by pages that note words or are framed
    assert own - set(found) == {"js/map/download.js", "js/lib/export.js"}


def test_the_notes_are_no_part_of_every_page():
    assert [name for name in needed("js/app.js") if "note" in name] == []


def test_links_for_the_head_of_a_page():
    html = engines["django"].from_string("{% preload 'js/lib/side.js' %}").render({})
    assert html == '<link rel="modulepreload" href="/static/js/lib/side.js">'
