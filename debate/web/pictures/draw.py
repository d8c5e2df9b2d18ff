"""From what a picture says to a PNG of 1200 × 630, the size that every network shows whole."""

from io import BytesIO
from threading import Lock

from PIL import Image, ImageDraw

from debate.text.breaks import Measure, broken
from debate.web.pictures.faces import Face, Fonts, fonts, loaded, runs
from debate.web.pictures.says import Picture

WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT = 84, WIDTH - 76
COLUMN = RIGHT - LEFT
PAPER, INK, MUTED, LINE = "#faf8f3", "#1d1c1a", "#69645a", "#c9bfa8"
COLOURS = {"pro": "#0f766e", "con": "#ab431b", "undercut": "#ab431b"}
NEUTRAL = "#736d61"
SIZES = ((68, 3), (58, 4), (48, 5), (40, 6))
"""Of the words: the largest in which they take so many lines; in the last they are cut."""
LEADING = 1.36
TOP, FOOT, LOGO = 72, 478, 546
MARKS = {  # strokes on a square of 16, as in img/icons.svg
    "pro": (((8, 3), (8, 13)), ((3, 8), (13, 8))),
    "con": (((3, 8), (13, 8)),),
    "undercut": (((2, 8), (11, 8)), ((11.5, 3.5), (11.5, 12.5))),
    "answers": (((4, 14), (4, 2.5), (12, 2.5), (10, 5.5), (12, 8.5), (4, 8.5)),),
    "context": (((3, 4.5), (13, 4.5)), ((3, 8), (13, 8)), ((3, 11.5), (9, 11.5))),
}
COLOURS_IN_ALL = 64
_DRAWING = Lock()  # a face of FreeType is no two threads' at once, and one picture at a time is enough


def drawn(picture: Picture) -> bytes:
    """The picture as PNG. LookupError where there is no font for it."""
    set_in = fonts(picture.language), fonts(picture.words_language)
    if set_in[0] is None or set_in[1] is None:
        raise LookupError("no font")
    with _DRAWING:
        sheet = Sheet(set_in[0])
        sheet.edge(picture.sign)
        sheet.head(picture)
        sheet.words(picture, set_in[1])
        sheet.foot(picture)
        sheet.logo(picture)
        return sheet.png()


class Sheet:
    """Paper, and what is set on it."""

    def __init__(self, labels: Fonts) -> None:
        self.labels = labels
        self.image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        self.draw = ImageDraw.Draw(self.image)

    def edge(self, sign: str) -> None:
        """The colour of the relation along the left, dashed for what is against."""
        colour = COLOURS.get(sign, NEUTRAL)
        step, length = (42, 28) if sign in ("con", "undercut") else (HEIGHT, HEIGHT)
        for top in range(0, HEIGHT, step):
            self.draw.rectangle((0, top, 17, top + length - 1), fill=colour)

    def head(self, picture: Picture) -> None:
        """The relation with its mark, and what it is to."""
        colour = COLOURS.get(picture.sign, NEUTRAL)
        at: float = LEFT
        if picture.sign:
            self.mark(picture.sign, at, TOP - 17, 36, colour)
            at += 46
        at = self.line(picture.told, at, TOP, self.labels.strong, 34, colour) + 22
        if picture.upon:
            self.line(
                self.fitting(picture.upon, self.labels.label, 32, RIGHT - at), at, TOP, self.labels.label, 32, MUTED
            )

    def words(self, picture: Picture, others: Fonts) -> None:
        """What is claimed, as large as it may be, in the middle of its room."""
        for size, most in SIZES:
            found = broken(picture.words, measuring(others.words, size, others), COLUMN, most)
            if not found.cut:
                break
        height = size * LEADING
        middle = (TOP + 34 + FOOT - 34) / 2
        top = middle - height * len(found.lines) / 2
        for number, line in enumerate(found.lines):
            self.line(line, LEFT, top + height * (number + 0.5), others.words, size, INK, others)

    def foot(self, picture: Picture) -> None:
        """What it counts for, who says it, on how many passages it rests."""
        told = self.fitting(" · ".join(picture.foot), self.labels.label, 28, COLUMN)
        self.line(told, LEFT, FOOT, self.labels.label, 28, MUTED)
        self.draw.line((LEFT, FOOT + 32, RIGHT, FOOT + 32), fill=LINE, width=2)

    def logo(self, picture: Picture) -> None:
        """The mark and name of the program, and the debate."""
        middle = LOGO + 10
        self.sign(LEFT, middle - 25)
        at = self.line(picture.site, LEFT + 66, middle, self.labels.words, 34, INK) + 22
        title = self.fitting(picture.debate, self.labels.label, 28, RIGHT - at)
        self.line(title, at, middle, self.labels.label, 28, MUTED)

    def sign(self, left: float, top: float, side: int = 50) -> None:
        """img/favicon.svg, drawn four times as large and made smaller, which smooths it."""
        scale = side * 4 / 32
        mark = Image.new("RGB", (side * 4, side * 4), PAPER)
        draw = ImageDraw.Draw(mark)
        draw.rounded_rectangle((0, 0, side * 4 - 1, side * 4 - 1), 7 * scale, fill=INK)
        for path in (((16, 7), (16, 14)), ((16, 14), (8, 23)), ((16, 14), (24, 23))):
            draw.line([(x * scale, y * scale) for x, y in path], fill=PAPER, width=round(2.4 * scale))
        for x, y, radius, colour in ((16, 8, 3, PAPER), (8, 23.5, 3.6, "#5cc0b2"), (24, 23.5, 3.6, "#eb9068")):
            draw.circle((x * scale, y * scale), radius * scale, fill=colour)
        self.image.paste(mark.resize((side, side), Image.Resampling.LANCZOS), (round(left), round(top)))

    def mark(self, sign: str, left: float, top: float, side: int, colour: str) -> None:
        """The icon of a relation, smoothed in the same way."""
        scale = side * 4 / 16
        mask = Image.new("L", (side * 4, side * 4))
        draw = ImageDraw.Draw(mask)
        for path in MARKS[sign]:
            points = [(x * scale, y * scale) for x, y in path]
            draw.line(points, fill=255, width=round(1.9 * scale), joint="curve")
            for point in (points[0], points[-1]):
                draw.circle(point, 0.95 * scale, fill=255)
        small = mask.resize((side, side), Image.Resampling.LANCZOS)
        self.image.paste(Image.new("RGB", small.size, colour), (round(left), round(top)), small)

    def fitting(self, text: str, face: Face, size: int, width: float) -> str:
        """The text on one line, cut where it is longer."""
        lines = broken(text, measuring(face, size, self.labels), width, 1).lines
        return lines[0] if lines else ""

    def line(
        self, text: str, left: float, middle: float, face: Face, size: int, colour: str, others: Fonts | None = None
    ) -> float:
        """Set one line on the middle between its capitals' top and the baseline; where it ends."""
        baseline = middle + size * 0.36
        for run in runs(text, face, others or self.labels):
            font = loaded(run.face, run.sized(size))
            self.draw.text((left, baseline), run.text, fill=colour, font=font, anchor="ls", features=run.features)
            left += run.length(size)
        return left

    def png(self) -> bytes:
        """Few colours: a third of the bytes, and nobody sees it."""
        file = BytesIO()
        flat = self.image.quantize(COLOURS_IN_ALL, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        flat.save(file, "PNG", compress_level=6)
        return file.getvalue()


def measuring(face: Face, size: int, others: Fonts) -> Measure:
    """How wide a text is in a face; each piece is measured once."""
    known: dict[str, float] = {}

    def measure(text: str) -> float:
        if text not in known:
            known[text] = sum(run.length(size) for run in runs(text, face, others))
        return known[text]

    return measure
