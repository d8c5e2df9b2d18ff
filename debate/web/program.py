"""What names the program as it is: pages that are the same by debate and revision are others after an update."""

import hashlib
from functools import cache

from django.conf import settings

PARTS = (("debate", "*.py"), ("debate", "*.mo"), ("templates", "*.html"))


@cache
def program() -> str:
    """A hash over code, translations and templates: the same in every process of one version, read once."""
    found = hashlib.sha256()
    for folder, name in PARTS:
        for file in sorted((settings.BASE_DIR / folder).rglob(name)):
            found.update(file.relative_to(settings.BASE_DIR).as_posix().encode() + b"\0" + file.read_bytes())
    return found.hexdigest()
