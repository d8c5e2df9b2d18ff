"""Which web addresses are the same page's: whatever scheme, tracking and archive stand around them."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref_src|spm", re.IGNORECASE)
WITHIN = re.compile(r"^[^:/?#]+://[^/?#]*/[^\s?#]*?(https?:/{1,2}[^\s/].*)$", re.IGNORECASE)
"""An archive's address ends with that of the page it keeps."""
HOST = re.compile(r"^(www|m|mobile|amp)\.(?=[^.]+\.)")


def same_page(address: str) -> str:
    """What addresses of one page have in common; nothing for an address that is none."""
    if within := WITHIN.match(address):
        return same_page(re.sub(r":/+", "://", within[1], count=1))
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if not host:
        return ""
    kept = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(pair[0]))
    where = HOST.sub("", host) + (f":{port}" if port not in (None, 80, 443) else "")
    return where + parts.path.rstrip("/") + (f"?{urlencode(kept)}" if kept else "")
