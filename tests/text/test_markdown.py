import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.text.markdown import TAGS, plain, render
from tests.growth import LINEAR, growth


def test_the_usual_marks():
    assert render("*一* **二** `a<b`\n\n> 三\n\n3. 四\n") == (
        "<p><em>一</em> <strong>二</strong> <code>a&lt;b</code></p>\n"
        "<blockquote>\n<p>三</p>\n</blockquote>\n"
        '<ol start="3">\n<li>四</li>\n</ol>\n'
    )


def test_headings_start_at_the_fourth():
    assert render("# 一\n## 二\n### 三\n###### 六\n\n七\n===\n") == (
        "<h4>一</h4>\n<h5>二</h5>\n<h6>三</h6>\n<h6>六</h6>\n<h4>七</h4>\n"
    )


@pytest.mark.parametrize("address", ["https://example.org/a?b=1", "http://example.org", "mailto:a@example.org"])
def test_links(address):
    assert render(f'[看]({address} "title")') == f'<p><a href="{address}" rel="nofollow noopener ugc">看</a></p>\n'


@pytest.mark.parametrize(
    "markdown",
    [
        "[x](javascript:alert)",
        "[x](JaVaScRiPt:alert)",
        "[x](&#106;avascript:alert)",
        "[x](data:text/html,y)",
        "[x](//example.org)",
        "[x](/admin/)",
        "[x](#id)",
        "[x](https:///y)",
        "[x]()",
        "[x](<>)",
        "www.example.org",
        "https://example.org",
    ],
)
def test_what_becomes_no_link(markdown):
    assert "<a" not in render(markdown)


def test_a_link_to_nowhere_is_its_words():
    assert render("[*x*]() [y](http://y.org)") == (
        '<p><em>x</em> <a href="http://y.org" rel="nofollow noopener ugc">y</a></p>\n'
    )


def test_raw_html_is_shown_as_text():
    assert render('<img src=x onerror="y"><b>') == '<p>&lt;img src=x onerror="y"&gt;&lt;b&gt;</p>\n'


def test_images_and_code_languages_leave_nothing_behind():
    assert render("![x](javascript:y)") == "<p>![x](javascript:y)</p>\n"
    assert render("```js hx-get=/\nx\n```") == "<pre><code>x\n</code></pre>\n"


@given(st.lists(st.sampled_from(
    ["<script>", "[", "](", "javascript:", "http://x", ")", "!", "`", "*", "_", "\n", "# ", "> ", "- ", "<", ">", '"',
     " onclick=x", "&lt;", "&#x3c;", "~~~", "\\", "<a href=", "文"]
), max_size=30).map("".join))  # fmt: skip
def test_only_listed_tags_and_attributes_come_out(markdown):
    for tag, attributes in re.findall(r"<([^\s>]+)([^>]*)>", render(markdown)):
        assert tag.removeprefix("/") in TAGS
        assert re.fullmatch(
            r'( href="(https?://|mailto:)[^"<>]*")?( rel="nofollow noopener ugc")?( start="\d+")?', attributes
        )


@pytest.mark.parametrize("pattern", ["[", "[[](", "![[", "*a_ ", "> ", "- ", "`", "<", "[a](b"])
def test_hostile_input_stays_quick(pattern):
    assert growth(render, (pattern * 1_000)[:800], (pattern * 10_000)[:8_000]) < 3 * LINEAR


def test_plain():
    assert plain("# 一 *二*\n- [三](https://x.org)\n四\n\n`五<`\n\n---\n&amp;\n") == "一 二 三 四 五< &"
