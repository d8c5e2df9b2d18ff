"""The fonts that pictures are set in: a Chinese serif of this machine for the words, else the sans that comes with the
program (requirements.txt), and what lacks a glyph there in others."""

from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import NamedTuple

import regex
from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont

SERIFS = (  # where Debian, Fedora, Arch and macOS keep theirs
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc",
    "/usr/share/fonts/google-noto-serif-cjk-fonts/NotoSerifCJK-Bold.ttc",
    "/usr/share/fonts/google-noto-serif-cjk-vf-fonts/NotoSerifCJK-VF.ttc",
    "/usr/share/fonts/noto-cjk/NotoSerifCJK-Bold.ttc",
    "/System/Library/Fonts/Supplemental/Songti.ttc",
)
SANSES = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-sans-cjk-vf-fonts/NotoSansCJK-VF.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/System/Library/Fonts/PingFang.ttc",
)
OURS = ("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc")
OTHERS = (("manimgx_fonts", "NotoSans[wght].ttf"), ("manimgx_fonts", "NotoSansSymbols[wght].ttf"))
EMOJI = ("manimgx_fonts", "NotoEmoji[wght].ttf")
REGION = {"zh-Hans": "SC"}  # the forms of characters; else those of Taiwan
HEAVY, PLAIN = 700, 450
PROPORTIONAL = ["pwid"]  # marks that Chinese sets as wide as a character, as English wants them
OF_EMOJI = 0.8
_SURE = regex.compile(r"[\p{ASCII}\p{Han}\u3000-\u303F\uFF00-\uFFEF]+")
_EMOJI = regex.compile(r"\X(?<=\p{Emoji_Presentation}|\uFE0F.?|\p{Emoji_Modifier}|\p{Regional_Indicator})")
_APOSTROPHE = regex.compile(r"(?<=\p{Latin})’(?=\p{Latin})")
BRACKETS = {("⟨", True): "‹", ("⟩", True): "›", ("⟨", False): "〈", ("⟩", False): "〉"}
"""No font has ours; by whether the language is English."""
NO_CHARACTER = "\U0010fffe"


class Face(NamedTuple):
    """A face in a file of faces; `weight` where the file holds all weights."""

    file: str
    number: int = 0
    weight: int = 0


class Fonts(NamedTuple):
    """What a picture in a language is set in: its words, its labels, and others for what these lack."""

    language: str
    words: Face
    label: Face
    strong: Face
    others: tuple[Face, ...]
    emoji: Face | None


@cache
def fonts(language: str) -> Fonts | None:
    """The fonts for a language; None where there is no Chinese one."""
    region = REGION.get(language, "TC")
    sans = _of_region([_packaged(*OURS), *SANSES], region)
    serif = _of_region(SERIFS, region)
    if sans is None:
        return None
    others = tuple(Face(file, weight=HEAVY) for name in OTHERS if (file := _packaged(*name)))
    emoji = _packaged(*EMOJI)
    return Fonts(
        language=language,
        words=_weighted(serif or sans, HEAVY),
        label=_weighted(sans, PLAIN),
        strong=_weighted(sans, HEAVY),
        others=others,
        emoji=Face(emoji, weight=PLAIN) if emoji else None,
    )


def _packaged(package: str, name: str) -> str:
    """A font in a package, which is not imported; empty where it is not installed."""
    spec = find_spec(package)
    found = Path(spec.origin).parent / name if spec and spec.origin else None
    return str(found) if found and found.is_file() else ""


def _of_region(files: tuple[str, ...] | list[str], region: str) -> Face | None:
    """The face with a region's forms in the first file that is there."""
    for file in files:
        if file and Path(file).is_file():
            named = _named(file)
            fitting = [index for index, name in enumerate(named) if name[0].endswith(f" {region}")]
            bold = [index for index in fitting if named[index][1] == "Bold"]
            return Face(file, (bold or fitting or [0])[0])
    return None


def _named(file: str) -> list[tuple[str, str]]:
    """Family and style of each face of a file."""
    found = list[tuple[str, str]]()
    for index in count():
        try:
            family, style = ImageFont.truetype(file, 10, index=index).getname()
        except OSError:
            return found
        found.append((family or "", style or ""))
    raise AssertionError


def _weighted(face: Face, weight: int) -> Face:
    try:
        loaded(face, 10).get_variation_axes()
    except OSError:  # one weight alone
        return face
    return face._replace(weight=weight)


@lru_cache(64)
def loaded(face: Face, size: int) -> FreeTypeFont:
    """A face in a size."""
    font = ImageFont.truetype(face.file, size, index=face.number)
    if face.weight:
        font.set_variation_by_axes([face.weight])
    return font


@lru_cache(4_000)
def has(face: Face, character: str) -> bool:
    """Whether a face has a glyph for a character: it looks other than that of none."""
    font = loaded(face, 16)
    return bytes(font.getmask(character)) != bytes(font.getmask(NO_CHARACTER))


class Run(NamedTuple):
    """Text in one face."""

    face: Face
    text: str
    features: list[str] | None
    scale: float = 1.0

    def sized(self, size: int) -> int:
        """The size of the face beside text of a size."""
        return round(size * self.scale)

    def length(self, size: int) -> float:
        """How far it reaches."""
        return loaded(self.face, self.sized(size)).getlength(self.text, features=self.features)


def runs(text: str, face: Face, of: Fonts) -> list[Run]:
    """The text in pieces, each in a face that has its characters; what none has is left out."""
    features = PROPORTIONAL if of.language == "en" else None
    text = _APOSTROPHE.sub("'", text)
    if _SURE.fullmatch(text):
        return [Run(face, text, features)]
    found = list[Run]()
    for written in regex.findall(r"\X", text):
        cluster = BRACKETS.get((written, of.language == "en"), written)
        chosen = _chosen(cluster, face, of)
        if chosen and found and found[-1].face == chosen:
            found[-1] = found[-1]._replace(text=found[-1].text + cluster)
        elif chosen:
            found.append(Run(chosen, cluster, features, OF_EMOJI if chosen == of.emoji else 1.0))
    return found


def _chosen(cluster: str, face: Face, of: Fonts) -> Face | None:
    if of.emoji and _EMOJI.fullmatch(cluster):
        return of.emoji
    if _SURE.fullmatch(cluster):
        return face
    wanted = (face, *of.others, *([of.emoji] if of.emoji else []))
    return next((one for one in wanted if has(one, cluster[0])), None)
