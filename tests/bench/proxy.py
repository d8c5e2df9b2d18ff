"""nginx in front of the program, as docs/nginx.conf sets it up: `python -m tests.bench.proxy`. It needs nginx and wrk.

What is proved, and ends the run with a fault if it is not so: of those who ask for one page at once, one reaches the
program; nobody is shown another's page, nor what is not open to all; an old page is sent while it is asked for anew,
and while the program is down. Then what share of visits the cache answers, and how many pages a second it sends, beside
as many files of the same sizes.
"""

import random
import statistics
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from tests.bench.nginx import Answer, ask, nginx
from tests.bench.place import Served, free_port, machine, place, server, slug_of
from tests.bench.serve import drive, pages_of

TOGETHER = 20
VISITS = 10_000
SHORT = (2, 3, 60)
"""Seconds for which pages are fresh, old while they are asked for anew, and old without an answer, instead of those of
the settings, which take an hour to try."""


def main() -> None:
    """Print what was proved and measured."""
    with place("Behind nginx") as asked, tempfile.TemporaryDirectory(prefix="biantu-nginx-") as temporary:
        folder, size = Path(temporary), (asked.sizes or [1_000])[0]
        print(machine())
        pages = pages_of(slug_of(size))
        for proof in (together, nobody_elses, old_pages):
            print(proof(folder / proof.__name__, slug_of(size), pages), flush=True)
        print(measured(folder / "measured", pages, asked.runs))


def together(folder: Path, slug: str, _pages: list[str]) -> str:
    """Many ask at once for a page that takes long to make."""
    port, log = free_port(), folder / "requests"
    folder.mkdir()
    with server(port=port, log=log), nginx(folder, port) as front:
        path, ready = f"/en/d/{slug}/outline/?all=1", threading.Barrier(TOGETHER)

        def visit(_number: int) -> Answer:
            ready.wait()
            return ask(front, path)

        with ThreadPoolExecutor(TOGETHER) as pool:
            found = list(pool.map(visit, range(TOGETHER)))
    reached = sum("/outline/" in line for line in log.read_text("utf-8").splitlines())
    expect(reached, 1, "requests for one page that reached the program")
    expect(Counter(one.cache for one in found), Counter(MISS=1, HIT=TOGETHER - 1), "states of the cache")
    expect(len({one.body for one in found}), 1, "different answers")
    return f"{TOGETHER} ask at once for {len(found[0].body)} characters: 1 request reached the program"


def nobody_elses(folder: Path, slug: str, pages: list[str]) -> str:
    """Two who are signed in and one who is not ask for the same pages in turn; and one's private debate."""
    from tests.bench.people import private_debate, signed_in

    port, names = free_port(), ("Amber Quill", "Basil Thorn")
    sessions = {name: signed_in(name) for name in names}
    hidden = f"/en/d/{private_debate(names[0])}/"
    shown: Counter[str] = Counter()
    with server(port=port), nginx(folder, port) as front:
        for number, path in enumerate([f"/en/d/{slug}/", *pages[:30]] * 2):
            order = [*names, ""] if number % 2 else ["", *names]
            for name in (*order, *order):
                found = ask(front, path, session=sessions.get(name, ""))
                expect([other for other in names if other in found.body], [name] if name else [], f"names at {path}")
                shown[f"{'session' if name else 'nobody'} {found.cache}"] += 1
                if name:
                    expect(found.headers["cache-control"], "private, no-store", f"Cache-Control at {path}")
                else:
                    expect("set-cookie" in found.headers, False, f"a cookie at {path}")
        for name, status in ((names[0], 200), ("", 404), (names[1], 404), (names[0], 200), ("", 404)):
            expect(ask(front, hidden, session=sessions.get(name, "")).status, status, f"answer to {name!r} at {hidden}")
    expect({state for state in shown if state.startswith("session")}, {"session BYPASS"}, "states for sessions")
    return f"own pages and nobody else's: {dict(sorted(shown.items()))}"


def old_pages(folder: Path, slug: str, pages: list[str]) -> str:
    """A page no longer fresh, while it is asked for anew, after its debate has changed, and without a program."""
    from tests.bench.people import retitle

    folder.mkdir()
    port, log = free_port(), folder / "requests"
    fresh, asking, _ = SHORT
    program = partial(server, port=port, log=log, shared=" ".join(map(str, SHORT)))
    with nginx(folder, port) as front:

        def state() -> tuple[str, Answer]:
            found = ask(front, pages[0])
            return found.cache, found

        with program():
            expect([state()[0], state()[0]], ["MISS", "HIT"], "first and second visit")
            later(fresh)
            expect(state()[0], "STALE", "a visit when it is no longer fresh")
            until(lambda: state()[0] == "HIT", "it is fresh again")
            expect(answers(log, pages[0]), [200, 304], "what the program answered")
            old = state()[1].body
            retitle(slug, "Another question")
            later(fresh)
            expect(state()[1].body, old, "the page when it is no longer fresh")
            until(lambda: "Another question" in state()[1].body, "the change is seen")
        later(fresh + asking)
        cache, found = state()
        expect((cache, found.status, "Another question" in found.body), ("STALE", 200, True), "without the program")
        expect(ask(front, pages[1]).status, 502, "a page that was never asked for, without the program")
        with program():
            retitle(slug, "A third question")
            until(lambda: "A third question" in state()[1].body, "the program is asked again")
    return "old pages are sent while they are asked for anew (by 304 if nothing changed), and without the program"


def answers(log: Path, path: str) -> list[int]:
    """What the program answered at a path."""
    lines = (line.split(" ") for line in log.read_text("utf-8").splitlines())
    return [int(status) for status, asked in lines if asked == f"{path}?"]


def later(seconds: float) -> None:
    """Wait until so many seconds have passed for a clock that counts whole ones."""
    time.sleep(seconds + 1.1)


def until(true: Callable[[], bool], told: str) -> None:
    """Wait for what happens behind the visitor's back."""
    for _ in range(50):
        if true():
            return
        time.sleep(0.1)
    raise ValueError(f"not within 5 seconds: {told}")


def expect(found: object, wanted: object, told: str) -> None:
    """ValueError if it is not so."""
    if found != wanted:
        raise ValueError(f"{told}: {found!r}, not {wanted!r}")


def measured(folder: Path, pages: list[str], runs: int) -> str:
    """The share of visits that the cache answers, and pages beside files of the same sizes."""
    port = free_port()
    with server(port=port), nginx(folder, port) as front:
        share = answered(front, pages)
        paths, files = folder / "pages.txt", folder / "files.txt"
        for number, path in enumerate(pages):
            (folder / "files" / f"{number}.html").write_text(ask(front, path).body, "utf-8")
        paths.write_text("".join(f"{path}\n" for path in pages), "utf-8")
        files.write_text("".join(f"/files/{number}.html\n" for number in range(len(pages))), "utf-8")
        found = [(drive(front, files)[0], drive(front, paths)[0]) for _ in range(runs)]
    rates = [statistics.median(run[k] for run in found) for k in (0, 1)]
    ratio = statistics.median(page / file for file, page in found)
    told = f"files {rates[0]:.0f}/s, pages {rates[1]:.0f}/s ({ratio:.3f})"
    return f"{VISITS} visits to {len(pages)} pages, by 1/rank: {share:.1%} answered by nginx; {told}"


def answered(front: Served, pages: list[str]) -> float:
    """The share of visits without a session that the cache answers, from an empty one on; seed 1."""
    visits = random.Random(1).choices(pages, [1 / rank for rank in range(1, len(pages) + 1)], k=VISITS)
    with ThreadPoolExecutor(8) as pool:
        found = Counter(one.cache for one in pool.map(lambda path: ask(front, path), visits))
    return 1 - (found["MISS"] + found["EXPIRED"] + found["BYPASS"]) / VISITS


if __name__ == "__main__":
    main()
