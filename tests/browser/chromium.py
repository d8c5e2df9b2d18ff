"""Where Chromium and Chinese fonts are on this machine."""

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "The browser tests need Chromium and a Chinese font: apt install chromium fontconfig fonts-noto-cjk"
    " (BIANTU_CHROMIUM names a Chromium that is not on the path)."
)


def find_chromium() -> str | None:
    """The path of the first Chromium found."""
    given = os.environ.get("BIANTU_CHROMIUM")
    return shutil.which(given) if given else next(filter(None, map(shutil.which, NAMES)), None)


def has_chinese_font() -> bool:
    """Whether a page in Chinese shows characters rather than boxes."""
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", ":lang=zh", "family"], check=False, capture_output=True, text=True)
    return bool(listed.stdout.strip())
