"""Requests a second of claim pages, as a share of an empty view's: `python -m tests.bench.serve`.

Cold: nothing is kept. Kept: what the templates keep was made before. Stored: so was the whole page. 304: the client
names the page by its ETag. They are measured in turn, so that what else the machine does falls on all alike. The
workers' processor time a request is told beside: on a busy machine it is the steadier figure. It leaves the database
server out. At the end, pages of the smallest and of the largest debate are compared, cold, that have the same depth,
number of responses and number of passages.
"""

import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from tests.bench.alike import alike
from tests.bench.place import Served, machine, place, server, slug_of

PAGES = 1_000
CONNECTIONS = 16
SECONDS = 3
STAGGER = 0.3
SCRIPT = Path(__file__).with_name("in_turn.lua")


def main() -> None:
    """Print a line per size."""
    with place("Claim pages a second") as asked, tempfile.TemporaryDirectory() as folder:
        print(machine())
        for claims in asked.sizes or (100, 100_000):
            paths = Path(folder) / f"{claims}.txt"
            paths.write_text("".join(f"{path}\n" for path in pages_of(slug_of(claims))), "utf-8")
            print(f"{claims} claims: {measure(paths, asked.runs)}", flush=True)
        sizes = asked.sizes or (100, 100_000)
        if len(sizes) > 1:
            print(compare(Path(folder), min(sizes), max(sizes), asked.runs))


def pages_of(slug: str) -> list[str]:
    """PAGES claims of a debate, or all, evenly over their pids, which are random."""
    from debate.models import Claim

    pids = list(
        Claim.objects.filter(debate__slug=slug, withdrawn_at__isnull=True).order_by("pid").values_list("pid", flat=True)
    )
    return [f"/c/{pid}/" for pid in pids[:: max(1, len(pids) // PAGES)][:PAGES]]


def measure(paths: Path, runs: int) -> str:
    """Medians of requests a second and of processor time a request, and of each run's shares of its own empty view."""
    empty = paths.with_name("empty.txt")
    empty.write_text("/empty/\n", "utf-8")
    found = []
    with server() as stored, server(without="pages") as kept, server(without="pages pieces") as cold:
        named = paths.with_name("etags.txt")
        named.write_text("".join(fill(stored, paths)), "utf-8")
        fill(kept, paths)
        fill(cold, paths, most=100)
        for _ in range(runs):
            turn = ((stored, empty), (cold, paths), (kept, paths), (stored, paths), (stored, named))
            found.append([drive(*one) for one in turn])
    told = []
    for k, name in enumerate(("empty", "cold", "kept", "stored", "304")):
        rate, spent = (statistics.median(run[k][part] for run in found) for part in (0, 1))
        share = statistics.median(run[k][0] / run[0][0] for run in found)
        saved = statistics.median(run[0][1] / run[k][1] for run in found)
        told.append(f"{name} {rate:.0f}/s ({share:.3f}), {spent:.2f} ms of processor ({saved:.3f})")
    return "; ".join(told)


def compare(folder: Path, small: int, large: int, runs: int) -> str:
    """Medians of what a page of the large debate costs, as a multiple of one of the same kind in the small one."""
    paths = []
    for claims, pages in zip((small, large), alike(slug_of(small), slug_of(large)), strict=True):
        paths.append(folder / f"alike-{claims}.txt")
        paths[-1].write_text("".join(f"{page}\n" for page in pages), "utf-8")
    found = []
    with server(without="pages pieces") as cold:
        for path in paths:
            fill(cold, path)
        for _ in range(runs):
            found.append([drive(cold, path) for path in paths])
    slower = statistics.median(one[0] / other[0] for one, other in found)
    dearer = statistics.median(other[1] / one[1] for one, other in found)
    told = f"{len(pages)} pages of {large} claims to as many alike of {small}"
    return f"{told}: {slower:.2f} x the time, {dearer:.2f} x the processor time"


def fill(served: Served, paths: Path, most: int = PAGES) -> list[str]:
    """Ask for every page often enough that each worker has met it; the pages with their ETags on this server."""
    named = []
    for path in paths.read_text("utf-8").split()[:most]:
        with urlopen(served.address + path, timeout=20) as answer:
            answer.read()
            named.append(f"{path} {answer.headers['ETag']}\n")
    drive(served, paths)
    return named


def drive(served: Served, paths: Path) -> tuple[float, float]:
    """Answers a second over SECONDS, and milliseconds of the workers' time for each; ValueError if one was not 200,
    or 304 where ETags are sent.

    Connections last as long as a run, and a worker that is awake takes all that come at once: half of them come when
    the first are being served, so that the other worker takes those.
    """
    before = served.seconds()
    first = start(served, paths, 0)
    time.sleep(STAGGER)
    rate = sum(result(half) for half in (first, start(served, paths, PAGES // 2)))
    spent = sum(served.seconds()) - sum(before)
    return rate, spent * 1000 / (rate * SECONDS)


def start(served: Served, paths: Path, at: int) -> subprocess.Popen[str]:
    """Half of the connections, which ask for the pages from number `at` on."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS // 2}", f"-d{SECONDS}s", "--timeout", "20s", "-s", str(SCRIPT)]
    return subprocess.Popen([*command, served.address, "--", str(paths), str(at)], stdout=subprocess.PIPE, text=True)


def result(running: subprocess.Popen[str]) -> float:
    """Its answers a second. ValueError if one was another than it should be."""
    told, _ = running.communicate()
    rate, wrong = told.rpartition("RESULT ")[2].split()
    if int(wrong):
        raise ValueError(f"{wrong} requests failed")
    return float(rate)


if __name__ == "__main__":
    main()
