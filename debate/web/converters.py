"""Path converters."""

from typing import ClassVar


class PidConverter:
    """Ten characters of Crockford base32, lower case."""

    regex = "[0-9a-hjkmnp-tv-z]{10}"

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


class KindConverter:
    """The letter that begins the address of a thing: /c/ for a claim, /l/ for a link …"""

    letters: ClassVar = {"c": "claim", "l": "link", "s": "source", "q": "citation", "p": "speaker", "a": "annotation"}
    regex = "[clsqpa]"

    def to_python(self, value: str) -> str:
        """The kind."""
        return self.letters[value]

    def to_url(self, value: str) -> str:
        """The letter of a kind."""
        return next(letter for letter, kind in self.letters.items() if kind == value)


class PictureConverter(PidConverter):
    """A format of pictures."""

    regex = "svg|png"


class ReferenceConverter(PidConverter):
    """A format of references."""

    regex = "bib|ris|json"


class FormConverter(PidConverter):
    """A machine form of a page, by its ending."""

    regex = "jsonld|json"
