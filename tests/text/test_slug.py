"""Short addresses out of titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.text.slug import LENGTH, SLUG, numbered, slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("市立圖書館該通宵開放嗎?", "shi-li-tu-shu-guan-gai-tong-xiao-kai-fang-ma"),
        ("市立图书馆该通宵开放吗?", "shi-li-tu-shu-guan-gai-tong-xiao-kai-fang-ma"),
        ("AI 模型:開源還是閉源", "ai-mo-xing-kai-yuan-hai-shi-bi-yuan"),
        ("Shouldn't the Café open?", "shouldnt-the-cafe-open"),
        ("？！……", "debate"),
        ("👩‍🚀", "debate"),
        ("a" * 100, "a" * LENGTH),
        ("字" * 100, "-".join(["zi"] * 20)),
    ],
)
def test_a_title_gives_a_short_address(title, slug):
    assert slug_of(title) == slug


@given(st.text(max_size=120))
def test_whatever_the_title_there_is_an_address(title):
    slug = slug_of(title)
    assert SLUG.fullmatch(slug)
    assert len(slug) <= LENGTH


def test_the_first_of_a_name_has_no_number():
    assert [numbered("a", number) for number in (1, 2)] == ["a", "a-2"]
