import pytest

from debate.anchoring.seal import MINIMUM, Seal, seal, too_short, verify

VALUE = "v1:8f787b92e91185764808ac189f16279980021ed3444d3eadcd20ec8b50fd9797"


@pytest.mark.parametrize("words", ["訓練效率提升 5.1 倍，成本降到１％。", "训练效率提升5.1倍,成本降到1%"])
def test_one_seal_for_both_scripts(words):
    assert seal(words) == Seal(VALUE, 16)
    assert verify(words, VALUE)


@pytest.mark.parametrize("words", ["训练效率提升51倍,成本降到1%", "训练效率提升5.1倍,成本降到1", ""])
def test_other_words(words):
    assert not verify(words, VALUE)


def test_another_version_of_seals_is_not_verified():
    assert not verify("训练效率提升5.1倍,成本降到1%", VALUE.replace("v1:", "v2:"))


def test_eight_folded_characters_are_needed():
    assert MINIMUM == 8
    assert too_short("「春、夏、秋、冬、東、西、南」")
    assert not too_short("春夏秋冬東西南北")
