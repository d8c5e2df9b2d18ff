"""Milliseconds until the picture of a claim is there: `python -m tests.bench.pictures`.

Each run starts a server. "First" is the first picture that it makes at all, when it opens the fonts; "cold" the median
of the others, each of another claim; "kept" the same again. Half of the claims have 500 characters.
"""

import re
import statistics
import time
from urllib.request import urlopen

from tests.bench.place import Served, machine, place, server, slug_of

PICTURES = 20
LONG = "開放的模型（例如 Llama 3）追上了封閉的模型——差距只剩 1.7%，「這不表示」一切都已成定局……" * 20
NAMED = re.compile(r'property="og:image" content="([^"]+)"')


def main() -> None:
    """Print medians over the runs, and the longest of all."""
    with place("Pictures") as asked:
        print(machine())
        (size,) = asked.sizes or (1_000,)
        paths = pages_of(slug_of(size))
        found = [measure(paths) for _ in range(asked.runs)]
        first, cold, kept = (statistics.median(column) for column in zip(*(run[:3] for run in found), strict=True))
        print(f"first {first:.0f} ms, cold {cold:.0f} ms, kept {kept:.1f} ms")
        print(f"longest of all {max(run[3] for run in found):.0f} ms")
        print(f"bytes {statistics.median(run[4] for run in found):,.0f} ({max(run[5] for run in found):,} at most)")


def pages_of(slug: str) -> list[str]:
    """Pages of claims, every second with as many characters as it may have."""
    from debate.models import Claim

    rows = list(Claim.objects.filter(debate__slug=slug, kind="claim").order_by("pid")[:PICTURES])
    for row in rows[::2]:
        Claim.objects.filter(pk=row.pk).update(text=LONG[:500])
    return [f"/c/{row.pid}/" for row in rows]


def measure(paths: list[str]) -> tuple[float, float, float, float, float, int]:
    """First, cold and kept in milliseconds, the longest, and the median and greatest number of bytes."""
    with server() as served:
        pictures = [picture_of(served, path) for path in paths]
        took, sizes = zip(*map(timed, pictures), strict=True)
        kept = [min(timed(picture)[0] for _ in range(4)) for picture in pictures]  # by whichever worker has it
    return (
        took[0],
        statistics.median(took[1:]),
        statistics.median(kept),
        max(took),
        statistics.median(sizes),
        max(sizes),
    )


def picture_of(served: Served, path: str) -> str:
    """The address of a claim's picture, as its page names it."""
    with urlopen(served.address + path) as answer:
        found = NAMED.search(answer.read().decode())
    if found is None:
        raise LookupError(path)
    return found[1]


def timed(address: str) -> tuple[float, int]:
    """Milliseconds until all of it is there, and its bytes."""
    start = time.perf_counter()
    with urlopen(address) as answer:
        size = len(answer.read())
    return (time.perf_counter() - start) * 1000, size


if __name__ == "__main__":
    main()
