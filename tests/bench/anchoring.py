"""Quotations after their text changed: `python -m tests.bench.anchoring`.

1 MB of invented Chinese reports and 1,000 quotations. A: ten characters of a hundred edited. B: paragraphs deleted,
moved and edited, punctuation restyled. C: as B, in the other script with the words of its region. D: the quoted
paragraphs deleted, lookalikes elsewhere. Where each quotation went is known, as the change was made here.

The yardstick is a plain search for the words in the new text, in the same run. The bar is for processor time, which is
what passes on a machine that does nothing else: all of it is one thread that waits for nothing.
"""

import argparse
import statistics
from collections.abc import Callable

from debate.anchoring.verdict import Verdict
from tests.anchoring.scenarios import Outcome, Trial, carried, matched, outcome, searched, trial
from tests.bench.place import machine

LENGTH = 355_000  # code points, about 1 MB in UTF-8
SHARES = {"A": 99, "B": 95, "C": 95}
LOOKALIKES = 0.5
SECONDS = 2
WAYS: dict[str, Callable[[Trial], list[Verdict]]] = {
    "carried": carried,
    "selectors alone": matched,
    "plain search": searched,
}


def main() -> None:
    """Print a line per scenario and seed, and at the end what missed its bar."""
    asked = _asked()
    print(f"{machine()}; medians of {asked.runs} runs; {asked.quotes} quotations")
    missed = list[str]()
    for seed in asked.seeds:
        for scenario in asked.scenarios:
            made = trial(scenario, seed, asked.length, asked.quotes)
            sizes = [len(text.encode()) / 1e6 for text in (made.revision.old, made.revision.new)]
            print(f"\n{scenario}, seed {seed}: {sizes[0]:.2f} MB, then {sizes[1]:.2f} MB")
            for way, find in WAYS.items():
                runs = [outcome(made, find) for _ in range(asked.runs)]
                print(f"  {way + ':':17}{_told(runs)}", flush=True)
                missed += [f"{scenario}, seed {seed}: {fault}" for fault in _faults(scenario, runs) if find is carried]
    print("\n" + ("\n".join(missed) or "Every bar is kept."))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Quotations after their text changed")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--scenarios", nargs="+", choices=list("ABCD"), default=list("ABCD"))
    parser.add_argument("--length", type=int, default=LENGTH, help="code points of the old text, about")
    parser.add_argument("--quotes", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=5, help="the median of so many is told")
    return parser.parse_args()


def _told(runs: list[Outcome]) -> str:
    """What came of it: counts are the same in every run, times are not."""
    one = runs[0]
    counts = f"left {one.count('kept')}, torn {one.count('torn')}, gone {one.count('gone')}"
    share = f"{one.share:.1f} % of those left accepted" if one.count("kept") else "none left"
    gone = f"{one.count('gone', accepted=True)} gone ones accepted"
    review = sum(verdict.status == "review" for verdict in one.verdicts)
    return f"{counts}; {one.wrong} wrong; {share}, {gone}; {review} for a person; {_times(runs)}"


def _times(runs: list[Outcome]) -> str:
    seconds, processor = ([getattr(run, name) for run in runs] for name in ("seconds", "processor"))
    between = f"{min(seconds):.2f}–{max(seconds):.2f}"
    return f"processor {statistics.median(processor):.2f} s; {statistics.median(seconds):.2f} s passed ({between})"


def _faults(scenario: str, runs: list[Outcome]) -> list[str]:
    """What missed its bar."""
    one, seconds = runs[0], statistics.median(run.processor for run in runs)
    faults = [f"took {seconds:.2f} s"] if seconds >= SECONDS else []
    if scenario == "D":
        share = 100 * one.wrong / len(one.verdicts)
        return faults + ([f"{share:.1f} % of the lookalikes accepted"] if share > LOOKALIKES else [])
    faults += [f"{one.wrong} wrong"] if one.wrong else []
    return faults + ([f"{one.share:.1f} % accepted"] if one.share < SHARES[scenario] else [])


if __name__ == "__main__":
    main()
