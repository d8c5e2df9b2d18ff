from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debate.text.fold import CLASSES, claim_hash, fold, fold_v1, fold_v1_mapped
from tests.growth import LINEAR, growth

MIXED = st.text(
    st.sampled_from("訓訓练5１.．.%％-－−—( 「」\ne\u0301\u0316\ufe0f㎏ﬁßİ가\u1100\u1161\u11a8ｶﾞ😀👍𠮷\u0327…Ⅷ①\t"),
    max_size=40,
)

VECTORS = [
    (
        ("訓練效率提升 5.1 倍，成本降到１％。", "训练效率提升5.1倍,成本降到1%"),
        "训练效率提升5.1倍成本降到1%",
        "8f787b92e91185764808ac189f16279980021ed3444d3eadcd20ec8b50fd9797",
    ),
    (
        ("差距由 4-6 個月縮到 －3%（約）",),
        "差距由46个月缩到-3%约",
        "e83c307a7b4fc599cad127ef54c97b78e2ef49a941579becab65e19be8d26776",
    ),
    (
        ("GPT\u20114 與「天工3.0」後者",),
        "gpt4与天工3.0后者",
        "7c5b41189495f3bf2de9d02b6abe996f24ad08f36039bcfc77f09e8d373b5c37",
    ),
]


@pytest.mark.parametrize(("spellings", "folded", "digest"), VECTORS)
def test_vectors_that_never_change(spellings, folded, digest):
    for words in spellings:
        assert fold_v1(words) == folded
        assert sha256(fold_v1(words).encode()).hexdigest() == digest


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("3.14.", "3.14"),
        (".5", "5"),
        ("第5.章", "第5章"),
        ("%5 5 % 5%", "555%"),
        ("-5", "-5"),
        ("\u22125", "-5"),
        ("(-5)【-6】“-7”", "-5-6-7"),
        ("x-5，-6", "x56"),
        ("行\n-5", "行-5"),
        ("- 5", "5"),
        ("C++ > C", "cc"),
        ("Straße", "strasse"),
        ("e\u0301", "é"),
        ("㎏", "kg"),
        ("👍🏽", ""),
        ("\ud800字", "字"),
        ("\U00031350\U0002ebf0", "\U00031350\U0002ebf0"),  # ideographs of Unicode 15 and 15.1
    ],
)
def test_fold_v1_by_example(words, folded):
    assert fold_v1(words) == folded


def test_the_class_table_is_the_frozen_one():
    lines = sorted(f"{character}\t{stands_for}" for character, stands_for in CLASSES.items())
    digest = sha256("\n".join(lines).encode()).hexdigest()
    assert (len(CLASSES), len(set(CLASSES.values()))) == (4118, 3952)
    assert digest == "326190cbbddd1946093f377b7c4068f55668b3cb1079799abe5ee302e1b89f4b"


@given(MIXED | st.text(max_size=40))
def test_the_mapped_fold_is_the_fold(text):
    mapped = fold_v1_mapped(text)
    assert mapped.text == fold_v1(text)
    assert len(mapped.text) == len(mapped.offsets) == len(mapped.ends)
    assert list(mapped.offsets) == sorted(mapped.offsets)
    assert all(0 <= start < end <= len(text) for start, end in zip(mapped.offsets, mapped.ends, strict=True))


def test_the_mapped_fold_leads_back():
    text = "重 5.1㎏，cafe\u0301 - 後"
    mapped = fold_v1_mapped(text)
    assert mapped.text == "重5.1kgcafé后"
    assert [text[slice(*mapped.span(at, at + 1))] for at in range(len(mapped.text))] == [
        *("重", "5", ".", "1", "㎏", "㎏", "c", "a", "f", "e\u0301", "後"),
    ]


@given(MIXED | st.text(max_size=40))
def test_the_matching_fold_keeps_at_most_one_for_one(text):
    folded = fold(text)
    assert len(folded.text) == len(folded.offsets) <= len(text)
    assert all(fold(text[at]).text == character for at, character in zip(folded.offsets, folded.text, strict=True))
    assert fold(folded.text).text == folded.text


def test_the_matching_fold_by_example():
    assert fold("「Ｇpt-4」，開源 5.1％\u200b e\u0301㎏😀").text == "gpt4开源51e㎏😀"


def test_the_same_claim_in_other_dress():
    assert claim_hash("開源模型，會越來越便宜。") == claim_hash(" 开源模型会越来越便宜 ")
    assert claim_hash("cafe\u0301") == claim_hash("CAFÉ")
    assert len(claim_hash("")) == 64


@pytest.mark.parametrize(
    ("one", "other"), [("快 5.1 倍", "快 51 倍"), ("降到 -3", "降到 3"), ("a > b", "a < b"), ("😀", "😡")]
)
def test_other_claims(one, other):
    assert claim_hash(one) != claim_hash(other)


@pytest.mark.parametrize("sample", ["訓練效率提升 5.1 倍，成本降到１％。\n", "e\u0301㎏", "\u1112\u1161\u11ab"])
def test_folding_costs_as_much_as_there_is_text(sample):
    small, large = (sample * (size // len(sample.encode())) for size in (40_000, 400_000))
    assert growth(fold, small, large) < LINEAR
    assert growth(fold_v1_mapped, small, large) < LINEAR
