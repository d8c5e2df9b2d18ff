"""What `manage.py check` says of the fonts that pictures need."""

from typing import Any

from django.core.checks import CheckMessage, Warning, register

from debate.web.pictures.faces import fonts


@register()
def chinese_font(**_options: Any) -> list[CheckMessage]:
    """Without a Chinese font no page announces a picture."""
    if fonts("zh-Hant") is not None:
        return []
    return [
        Warning(
            "There is no Chinese font, so links that are pasted elsewhere show no picture.",
            hint="Install what requirements.txt lists, or on Debian: apt install fonts-noto-cjk",
            id="debate.W001",
        )
    ]
