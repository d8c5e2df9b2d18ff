"""A short address out of a title: small letters, digits and hyphens. The only importer of pypinyin."""

import re
from unicodedata import normalize

LENGTH = 60
DEFAULT = "debate"
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slug_of(title: str) -> str:
    """At most LENGTH characters, cut between words: Chinese by its sound, letters without their marks; else DEFAULT."""
    from pypinyin import lazy_pinyin  # its tables load slowly

    heard = " ".join(lazy_pinyin(re.sub("['’]", "", title)))
    plain = normalize("NFKD", heard).encode("ascii", "ignore").decode().lower()
    found = ""
    for word in re.findall("[a-z0-9]+", plain):
        longer = f"{found}-{word}" if found else word[:LENGTH]
        if len(longer) > LENGTH:
            break
        found = longer
    return found or DEFAULT


def numbered(slug: str, number: int) -> str:
    """The number-th address of that name; the first has no number."""
    return slug if number == 1 else f"{slug}-{number}"
