"""Argdown's map of the same claims: `python -m tests.bench.argdown --argdown …/node_modules/.bin/argdown`.

Install it outside the project: `npm install @argdown/cli`.
"""

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.place import machine, place, slug_of

SIGNS = {"pro": "+", "con": "-", "answers": "+", "context": "+"}
LONGEST = 300
NODES = {"dot": r"\bn\d+ \[label", "svg": r'class="node"'}
EDGES = {"dot": r"\bn\d+ -> n\d+", "svg": r'class="edge"'}


def main() -> None:
    """Print the seconds to dot and to SVG for each size, and what is in the files that come of it."""
    at = sys.argv.index("--argdown")
    argdown = Path(sys.argv[at + 1]).resolve()
    del sys.argv[at : at + 2]
    with place("Argdown's map") as asked, tempfile.TemporaryDirectory() as folder:
        print(machine())
        for claims in asked.sizes or (100, 1_000, 5_000):
            text = Path(folder) / f"{claims}.argdown"
            text.write_text(argdown_of(slug_of(claims)), "utf-8")
            told = [f"{form} {timed(argdown, text, form, asked.runs)}" for form in ("dot", "svg")]
            print(f"{claims} claims: {'; '.join(told)}", flush=True)


def argdown_of(slug: str) -> str:
    """A debate's home tree as Argdown statements; what attacks an inference stands as an attack on the claim."""
    from debate.models import Claim, Link

    live = {"debate__slug": slug, "withdrawn_at__isnull": True}
    words = dict(Claim.objects.filter(**live).values_list("pid", "text"))
    links = Link.objects.filter(**live, home=True).order_by("parent", "rank")
    rows = links.values_list("premise__pid", "parent__pid", "relation")
    return "".join(_statements(words, list(rows)))


def _statements(words: dict[str, str], rows: list[tuple[str, str, str]]) -> Iterator[str]:
    for pid, text in words.items():
        yield f"[{pid}]: {text.translate(dict.fromkeys(map(ord, '[]<>#{}()*_:')))}\n\n"
    for premise, parent, relation in rows:
        yield f"[{parent}]\n  {SIGNS[relation]} [{premise}]\n\n"


def timed(argdown: Path, text: Path, form: str, runs: int) -> str:
    """The median in seconds with what was drawn, or how it failed."""
    took = []
    for _ in range(runs):
        start = time.perf_counter()
        command = [argdown, "map", "--format", form, text, text.parent / "out"]
        try:
            done = subprocess.run(
                command, check=False, capture_output=True, text=True, timeout=LONGEST, cwd=text.parent
            )
        except subprocess.TimeoutExpired:
            return f"over {LONGEST} s"
        if done.returncode:
            return f"failed: {(done.stderr or done.stdout).strip().splitlines()[-1][:100]}"
        took.append(time.perf_counter() - start)
    return f"{statistics.median(took):.2f} s, {drawn(text.parent / 'out' / f'{text.stem}.{form}', form)}"


def drawn(picture: Path, form: str) -> str:
    """How many nodes and edges a file holds, and for a picture, the size it gives itself."""
    found = picture.read_text("utf-8")
    size = re.search(r'<svg width="(\w+)" height="(\w+)"', found)
    told = f"{len(re.findall(NODES[form], found))} nodes, {len(re.findall(EDGES[form], found))} edges"
    return f"{told}, {size[1]} × {size[2]}" if size else told


if __name__ == "__main__":
    main()
