"""Fonts: found, chosen by region, and others for what one lacks."""

from pathlib import Path

import pytest

from debate.web.pictures import checks, faces
from debate.web.pictures.faces import Face, fonts, has, loaded, runs


@pytest.fixture
def ours_alone(monkeypatch):
    """A machine with no fonts but those that come with the program."""
    monkeypatch.setattr(faces, "SERIFS", ())
    monkeypatch.setattr(faces, "SANSES", ())
    fonts.cache_clear()
    yield
    fonts.cache_clear()


@pytest.mark.parametrize(("language", "region"), [("zh-Hant", "TC"), ("zh-Hans", "SC"), ("en", "TC")])
def test_what_comes_with_the_program_is_enough(ours_alone, language, region):
    found = fonts(language)
    assert {Path(face.file).name for face in (found.words, found.label)} == {"NotoSansCJK-VF.otf.ttc"}
    assert [loaded(face, 20).getname()[0] for face in (found.words, found.label)] == [f"Noto Sans CJK {region}"] * 2
    assert (found.words.weight, found.label.weight) == (faces.HEAVY, faces.PLAIN)
    assert Path(found.emoji.file).name == "NotoEmoji[wght].ttf"


def test_a_serif_of_the_machine_is_preferred(ours_alone, monkeypatch, tmp_path):
    own = fonts("zh-Hans").label.file
    monkeypatch.setattr(faces, "SERIFS", (str(tmp_path / "none.ttc"), own))
    monkeypatch.setattr(faces, "OURS", ("no_such_package", "x"))
    fonts.cache_clear()
    assert fonts("zh-Hans") is None  # the labels want a sans
    monkeypatch.setattr(faces, "SANSES", (own,))
    fonts.cache_clear()
    assert fonts("zh-Hans").words.file == own


def test_without_a_chinese_font_the_check_warns(ours_alone, monkeypatch):
    assert checks.chinese_font() == []
    monkeypatch.setattr(faces, "OURS", ("no_such_package", "x"))
    fonts.cache_clear()
    assert [warning.id for warning in checks.chinese_font()] == ["debate.W001"]


def test_the_forms_of_a_region_differ(ours_alone):
    masks = {language: bytes(loaded(fonts(language).words, 60).getmask("骨")) for language in ("zh-Hant", "zh-Hans")}
    assert masks["zh-Hant"] != masks["zh-Hans"]


def test_every_piece_is_in_a_face_that_has_it(ours_alone):
    of = fonts("zh-Hant")
    found = runs("甲🙂👨‍👩‍👧‍👦乙ﷲ☃1️⃣Ж", of.words, of)
    names = {of.words: "words", of.emoji: "emoji", of.others[0]: "sans", of.others[1]: "symbols"}
    assert [(names[run.face], run.text) for run in found] == [
        ("words", "甲"),
        ("emoji", "🙂👨‍👩‍👧‍👦"),
        ("words", "乙☃"),
        ("emoji", "1️⃣"),
        ("words", "Ж"),
    ]
    assert [run.sized(50) for run in found[:2]] == [50, 40]


def test_english_marks_are_narrow(ours_alone):
    chinese, english = (fonts(language) for language in ("zh-Hant", "en"))
    widths = [runs("“", of.words, of)[0].length(100) for of in (chinese, english)]
    assert widths[0] == 100
    assert widths[1] < 60
    assert [run.text for run in runs("isn’t ⟨x⟩", english.words, english)] == ["isn't ‹x›"]
    assert [run.text for run in runs("是⟨x⟩", chinese.words, chinese)] == ["是〈x〉"]


def test_a_missing_glyph_is_seen(ours_alone):
    face = fonts("en").label
    assert [has(face, character) for character in "a甲\u0d85\uffff"] == [True, True, False, False]
    assert isinstance(face, Face)
