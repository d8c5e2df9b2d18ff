"""What is rendered once per language: it is the same as Django's own, in every language and for every value."""

import pytest
from django.template import engines
from django.urls import NoReverseMatch
from django.utils.translation import override

LANGUAGES = ("zh-hant", "en", "zh-hans", "en")


def rendered(text, **context):
    """The template in four languages, the second and last alike."""
    template = engines["django"].from_string(text)
    found = []
    for language in LANGUAGES:
        with override(language):
            found.append(template.render(context))
    return found


def test_words_are_those_of_the_page():
    assert rendered("{% translate 'Supports' %}") == ["支持", "Supports", "支持", "Supports"]
    assert rendered("{% translate word %}", word="Supports") == ["支持", "Supports", "支持", "Supports"]


def test_addresses_are_those_of_the_page():
    own, english, simplified, again = rendered("{% url 'claim' pid %}", pid="4k7w0r2m9x")
    assert (own, english, simplified) == ("/c/4k7w0r2m9x/", "/en/c/4k7w0r2m9x/", "/zh-hans/c/4k7w0r2m9x/")
    assert again == english


@pytest.mark.parametrize("pid", ["../x", "", None, '"><b>'])
def test_what_is_no_pid_has_no_address(pid):
    with pytest.raises(NoReverseMatch):
        rendered("{% url 'claim' pid %}", pid=pid)


def test_a_kept_block_is_rendered_once_for_its_language_and_values():
    template = engines["django"].from_string("{% kept version %}{{ text }}{% endkept %}")
    with override("en"):
        assert template.render({"version": 1, "text": "a<"}) == "a&lt;"
        assert template.render({"version": 1, "text": "b"}) == "a&lt;"
        assert template.render({"version": 2, "text": "b"}) == "b"
    with override("zh-hant"):
        assert template.render({"version": 1, "text": "c"}) == "c"


def test_a_kept_block_without_values_is_kept_in_the_template():
    template = engines["django"].from_string("{% kept %}{{ text }}{% endkept %}")
    with override("en"):
        assert [template.render({"text": text}) for text in "ab"] == ["a", "a"]
    with override("zh-hant"):
        assert template.render({"text": "c"}) == "c"
