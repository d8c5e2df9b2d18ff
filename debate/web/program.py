"""What names the program as it is: pages that are the same by debate and revision are others after an update."""

import hashlib
from functools import cache

from django.conf import settings

PARTS = (("debate", "*.py"), ("debate", "*.mo"), ("templates", "*.html"), ("static", "*.*"), (".", "requirements.txt"))


@cache
def program() -> str:
    """A hash over code, translations, templates, static files and what is required: the same in every process of one
    version, read once."""
    found = hashlib.sha256()
    for folder, name in PARTS:
        for file in sorted((settings.BASE_DIR / folder).glob(name if folder == "." else f"**/{name}")):
            found.update(file.relative_to(settings.BASE_DIR).as_posix().encode() + b"\0" + file.read_bytes())
    return found.hexdigest()
