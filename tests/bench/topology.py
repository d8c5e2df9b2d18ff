"""Bytes of a debate's topology and the seconds it takes to build: `python -m tests.bench.topology`."""

import gzip
import statistics
import time

from tests.bench.place import machine, place, slug_of


def main() -> None:
    """Print a line per size."""
    with place("The topology") as asked:
        from debate.arguments.topology import stored_topology
        from debate.models import Debate, Topology

        print(machine())
        for claims in asked.sizes or (10_000, 100_000):
            debate = Debate.objects.get(slug=slug_of(claims))
            took = []
            for _ in range(asked.runs):
                Topology.objects.filter(debate=debate).delete()
                start = time.perf_counter()
                body = stored_topology(debate)
                took.append(time.perf_counter() - start)
            raw = len(gzip.decompress(body))
            print(f"{claims} claims: {len(body):,} bytes, {raw:,} raw, built in {statistics.median(took):.2f} s")


if __name__ == "__main__":
    main()
