"""Colours are told apart (WCAG 2.2 AA, 1.4.3 and 1.4.11), in light and in dark: computed from the style sheets."""

import re

import pytest

from tests.house.files import ROOT

CSS = ROOT / "static" / "css"
SERIES = [f"map-series-{number}" for number in range(1, 9)]
OF_THE_MAP = ["pro", "con", "neutral", "map-several", *SERIES]


def declared(dark: bool) -> dict[str, str]:
    """The colours of a scheme by their names; the dark scheme leaves some as they are."""
    found: dict[str, str] = {}
    for file in (CSS / "tokens.css", CSS / "components" / "map-palette.css"):
        parts = file.read_text("utf-8").split("@media screen and (prefers-color-scheme: dark)")
        for part in parts if dark else parts[:1]:
            found.update(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6});", part))
    return found


def luminance(colour: str) -> float:
    """Relative luminance of #rgb or #rrggbb."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_black_on_white():
    assert (round(contrast("#000", "#ffffff"), 2), round(contrast("#777", "#fff"), 2)) == (21.0, 4.48)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("under", ["card", "paper"])
def test_text_and_the_colours_of_the_map_on_what_lies_under_them(dark, under):
    """4.5 for all of them: they are text, or hold the mark of a legend's swatch."""
    colours = declared(dark)
    names = ["ink", "muted", "accent", *OF_THE_MAP]
    weak = {name: round(found, 2) for name in names if (found := contrast(colours[name], colours[under])) < 4.5}
    assert weak == {}


@pytest.mark.parametrize("dark", [False, True])
def test_what_is_written_on_solid_ground(dark):
    colours = declared(dark)
    assert contrast(colours["on-solid"], colours["solid"]) >= 7
    assert contrast(colours["disc-ink"], colours["disc"]) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_controls_are_seen(dark):
    colours = declared(dark)
    assert min(contrast(colours["control-line"], colours[under]) for under in ("card", "paper")) >= 3


@pytest.mark.parametrize("dark", [False, True])
def test_words_that_notes_are_on(dark):
    """Text and links on every colour that a note paints, and the line under them; 3 for the line, 4.5 for text."""
    colours = declared(dark)
    grounds = [f"note-{name}" for name in ("comment", "question", "highlight", "tag", "several")]
    weak = {
        (ink, ground): round(found, 2)
        for ground in grounds
        for ink, least in (("ink", 4.5), ("accent", 4.5), ("note-line", 3))
        if (found := contrast(colours[ink], colours[ground])) < least
    }
    assert weak == {}
    assert contrast(colours["note-lit-ink"], colours["note-lit"]) >= 7
