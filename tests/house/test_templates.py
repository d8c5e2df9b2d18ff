"""Templates hold structure alone: nothing inline, and a CSRF token only where it is sent."""

import re

import pytest

from tests.house.files import files, name_of, read

COMMENT = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}|<!--.*?-->", re.DOTALL)
INLINE = {
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)(?! type=\"application/ld\+json\">)", re.IGNORECASE),
    "inline style sheet": re.compile(r"<style\b", re.IGNORECASE),
    "style attribute": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "event attribute": re.compile(r"\s(?:on[a-z]+|hx-on[\w:.-]*)\s*=\s*[\"'{]", re.IGNORECASE),
    "script address": re.compile(r"=\s*[\"']?\s*javascript:", re.IGNORECASE),
}
FORM_OR_TOKEN = re.compile(r"<form\b|</form\s*>|\{%-?\s*csrf_token\b", re.IGNORECASE)


def template_faults(name, text):
    """What a template must not hold."""
    text = COMMENT.sub("", text)
    faults = [f"{name}: {what}" for what, pattern in INLINE.items() if pattern.search(text)]
    inside = False
    for found in FORM_OR_TOKEN.findall(text):
        if found.startswith("{%") and not inside:
            faults.append(f"{name}: csrf_token outside a form")
        elif not found.startswith("{%"):
            inside = not found.startswith("</")
    return faults


def test_templates_hold_nothing_inline():
    templates = files(".html", ".txt", ".xml", ".svg", under="templates/")
    assert [fault for file in templates for fault in template_faults(name_of(file), read(file))] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<script>let a</script>", "inline script"),
        ('<script type="application/ld+jsonp">let a</script>', "inline script"),
        ("<style>a {}</style>", "inline style sheet"),
        ('<p class="a" style="color: red">', "style attribute"),
        ('<p onclick="go()">', "event attribute"),
        ('<p hx-on:click="go()">', "event attribute"),
        ('<a href="javascript:go()">', "script address"),
        ("<body>{% csrf_token %}<form></form>", "csrf_token outside a form"),
        ("<form></form>{% csrf_token %}", "csrf_token outside a form"),
    ],
)
def test_what_is_inline_is_seen(text, fault):
    assert template_faults("a", text) == [f"a: {fault}"]


@pytest.mark.parametrize(
    "text",
    [
        '<script type="module" src="{% static "js/app.js" %}"></script>',
        '<form method="post">{% csrf_token %}</form>',
        "{# never style= #}<!-- <style> -->",
        '<script type="application/ld+json">{{ data }}</script>',  # data: browsers do not run it, whatever the policy
        "<p>only one = sign</p>",
    ],
)
def test_what_is_allowed_is_let_through(text):
    assert template_faults("a", text) == []
