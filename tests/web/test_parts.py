"""Templates as functions say, byte for byte, what Django makes of them."""

import re
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.template import Context, Engine
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy, override

from debate.editing.attach import attach_text
from debate.models import Source
from debate.web.parts.expressions import NotQuickError, Values
from debate.web.parts.nodes import called, pieces
from debate.web.store import KEPT
from debate.web.templatetags import parts
from tests.article import TEXT
from tests.library import ARTICLE, BESIDE, COST, GUARDS, WITHDRAWN
from tests.web.test_urls import EXAMPLES

pytestmark = pytest.mark.django_db
PATHS = [*EXAMPLES.values(), f"/c/{COST}/", f"/c/{BESIDE}/", f"/c/{GUARDS}/", f"/c/{WITHDRAWN}/", "/l/k000000007/"]
PAGES = sorted({path for path in PATHS if path.endswith("/") or "?" in path})
TOKEN = re.compile(rb'name="(csrfmiddlewaretoken|form_id|secret|token)" value="[^"]+"')
DJANGOS_OWN = {
    *("annotation", "annotation_version", "annotation_write", "note", "notes"),
    *("activity", "bad_request", "cards", "close_account", "compare", "describe", "edit", "gone", "history"),
    *("order", "proposal", "proposals", "respond", "revision", "server_error", "share", "source", "undo", "version"),
}


class Thing:
    """Has what templates may ask for."""

    name = "n&"
    inner = SimpleNamespace(number=3)

    def method(self):
        return "called<"

    @property
    def broken(self):
        raise ValueError


VALUES = {
    "angle": "<b>&\"'",
    "html": mark_safe("<i>safe</i>"),
    "number": 12_345,
    "share": 0.5,
    "yes": True,
    "nothing": None,
    "empty": "",
    "moment": datetime(2026, 1, 2, 12, tzinfo=UTC),
    "lazy": gettext_lazy("Supports"),
    "items": ["a<", "b"],
    "pairs": [("k<", 1), ("l", 2)],
    "nested": {"key": {"inner": ("first", "second")}, "items": "a key before a method"},
    "thing": Thing(),
    "make": lambda: "made",
    "pid": "4k7w0r2m9x",
}
TEXTS = [
    "{{ angle }}{{ html }}{{ number }}{{ share }}{{ yes }}{{ nothing }}{{ empty }}{{ moment }}{{ lazy }}{{ absent }}",
    "{{ nested.key.inner.1 }}{{ nested.items }}{{ nested.absent }}{{ thing.inner.number }}{{ thing.name.absent }}",
    "{{ thing.method }}{{ make }}{{ absent.name }}{{ nothing.name }}{{ items.0 }}{{ items.7 }}{{ pairs.0.1 }}",
    "{{ items|join:'<>' }}{{ angle|upper }}{{ html|upper }}{{ absent|default:angle }}{{ moment|date:'c' }}",
    "{{ 3|add:4 }}{{ number|add:'1' }}{{ absent|add:2 }}",
    "{{ 'a<'|default:'' }}{{ angle|slice:':2' }}{{ items|length }}{{ angle|truncatechars:3 }}{{ angle|urlencode }}",
    "{% if absent %}a{% elif nothing %}b{% else %}c{% endif %}{% if not absent and number > 3 %}d{% endif %}",
    "{% if absent > 3 or angle == empty %}a{% endif %}{% if 'a' in angle or 'k' not in items %}b{% endif %}",
    "{% if nothing is None and yes is True and number != 3 and number <= 12345 and share >= 1 %}a{% endif %}",
    "{% if angle|default:absent %}a{% else %}b{% endif %}{% if not angle|default:absent %}c{% endif %}",
    "{% if thing.broken and yes %}a{% else %}b{% endif %}{% if yes or thing.broken %}c{% endif %}",
    "{% if absent.name is None %}a{% endif %}{% if yes %}b{% endif %}",
    "{% for item in items %}{{ item }}{{ angle }}{% empty %}none{% endfor %}",
    "{% for item in absent %}x{% empty %}none{% endfor %}",
    "{% for key, value in pairs %}{{ key }}{{ value }}{% endfor %}",
    "{% for item in items reversed %}{{ item }}{% endfor %}{{ item }}",
    "{% with a=angle b=absent %}{{ a }}[{{ b }}]{% with a=html %}{{ a }}{% endwith %}{{ a }}{% endwith %}{{ a }}",
    "{% translate 'Supports' %}{% translate 'Supports' as told %}{{ told }}{% comment %}x{% endcomment %}{# y #}",
    "{% blocktranslate trimmed with date=angle %}Added {{ date }}{% endblocktranslate %}",
    "{% blocktranslate trimmed count n=items|length %}{{ n }} note{% plural %}{{ n }} notes{% endblocktranslate %}",
    "{% blocktranslate trimmed count n=1 %}{{ n }} note{% plural %}{{ n }} notes{% endblocktranslate %}",
    "{% url 'claim' pid %}{% url 'debate' 'a-slug' %}{% static 'css/app.css' %}{% icon 'plus' %}",
    "{% url 'claim' pid as there %}{{ there }}{% with view='link' %}{% url view pid %}{% endwith %}",
    "{% blocktranslate trimmed with claim=angle context 'only together' %}with “{{ claim }}”{% endblocktranslate %}",
    "{{ absent|default:_('Supports') }}{{ _('Supports') }}{{ angle|default:_('Supports') }}",
    "{% kept number %}{{ angle }}{% endkept %}{% kept %}{{ lazy }}{% endkept %}",
    "{% include 'parts/_stance.html' with stance='disputes' %}{{ stance }}",
    "{% include 'parts/_meta.html' with title=angle %}{{ title }}{{ site }}",
]


def template(text):
    """Of this text, as Django reads it."""
    return Engine.get_default().from_string(text)


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans", "en"])
@pytest.mark.parametrize("text", TEXTS)
def test_a_template_says_the_same_as_a_function(text, language, monkeypatch):
    monkeypatch.setattr(parts, "_function", lambda *_asked: None)
    with override(language):
        made = called(pieces(template(text).nodelist))
        quick = made(Values(Context(VALUES).flatten()))
        KEPT.clear()
        assert quick == template(text).render(Context(VALUES))


@pytest.mark.parametrize(
    "text",
    [
        "{% for item in items %}{{ forloop.counter }}{% endfor %}",
        "{% for item in items %}{% ifchanged %}{{ item }}{% endifchanged %}{% endfor %}",
        "{% autoescape off %}{{ angle }}{% endautoescape %}",
        "{% include template %}",
        "{% include 'parts/_stance.html' only %}",
    ],
)
def test_what_is_not_known_is_left_to_django(text):
    with pytest.raises(NotQuickError):
        pieces(template(text).nodelist)


def test_which_pages_django_renders():
    engine = Engine.get_default()
    names = sorted(path.stem for path in (Path(engine.dirs[0]) / "pages").glob("*.html"))
    firsts = {name: engine.get_template(f"pages/{name}.html").nodelist[0] for name in names}
    with override("en"):
        left = {
            name for name, node in firsts.items() if type(node) is not parts.Page or parts._function(node, "en") is None
        }
    assert left == DJANGOS_OWN


def left_to_django(*_asked):
    raise NotQuickError


def answers(client, path, monkeypatch):
    """What a page answers with nothing kept: by functions, and by Django."""
    KEPT.clear()
    quick = client.get(path).content
    KEPT.clear()
    with monkeypatch.context() as patch:
        patch.setattr(parts, "_function", lambda *_asked: None)
        patch.setattr(parts, "_part", left_to_django)
        return TOKEN.sub(b"", quick), TOKEN.sub(b"", client.get(path).content)


@pytest.mark.parametrize("prefix", ["", "/zh-hans", "/en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_the_same_as_a_function(client, library, owner, monkeypatch, path, prefix):
    attach_text(source=Source.objects.get(pid=ARTICLE), data=TEXT.encode(), origin="", by=None)
    asked = path if path.startswith("/_/") else prefix + path
    quick, djangos = answers(client, asked, monkeypatch)
    assert quick == djangos
    client.force_login(owner)
    quick, djangos = answers(client, asked, monkeypatch)
    assert quick == djangos
