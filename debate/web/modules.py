"""Which of our scripts a script needs, so that a page can ask for all of them at once."""

import re
from functools import cache

from django.conf import settings

IMPORTED = re.compile(r"""^\s*(?:import|export)\b[^'"();]*['"](\.[^'"]+)['"]""", re.MULTILINE)


@cache
def needed(name: str) -> tuple[str, ...]:
    """The module static/<name> and all it imports, the nearest first; what is imported in a call comes later."""
    root = (settings.BASE_DIR / "static").resolve()
    found = [root / name]
    for file in found:
        targets = ((file.parent / target).resolve() for target in IMPORTED.findall(file.read_text("utf-8")))
        found += [target for target in dict.fromkeys(targets) if target not in found]
    return tuple(file.relative_to(root).as_posix() for file in found)
