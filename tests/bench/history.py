"""The history of a debate with 100,000 changes, and the debate as of a revision: `python -m tests.bench.history`.

The changes are inserted at once, as rows that say what a rewording says; 1,000 of them are about one claim.
"""

import statistics
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from tests.bench.place import machine, place, slug_of

CLAIMS = 10_000
BUSY = 1_000


def main() -> None:
    """Print a line per page, and the plan of each query that reads changes."""
    with place("The history") as asked:
        print(machine())
        for changes in asked.sizes or (100, 100_000):
            tell_all(filled(changes), changes, asked.runs)


def filled(changes: int) -> Any:
    """A debate with so many changes, of ten people."""
    from django.db import connection, transaction

    from debate.models import Change, Debate, Touched

    debate = Debate.objects.get(slug=slug_of(CLAIMS + changes // 100_000))  # one debate for each number of changes
    if debate.revision > 1:
        return debate
    with transaction.atomic():
        rows = list(_rows(debate, changes))
        Change.objects.bulk_create(rows, batch_size=1_000)
        Touched.objects.bulk_create(
            (Touched(debate=debate, pid=row.pid, revision=row.revision) for row in rows), batch_size=1_000
        )
        Debate.objects.filter(pk=debate.pk).update(revision=changes + 1)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    debate.refresh_from_db()
    return debate


def _rows(debate: Any, changes: int) -> Iterator[Any]:
    from debate.models import Change, Claim, User

    people = [User.objects.get_or_create(username=f"person-{number}")[0] for number in range(10)]
    claims = list(Claim.objects.filter(debate=debate).order_by("pk").values_list("pid", "text")[:CLAIMS])
    for number in range(changes):
        busy = number % max(1, changes // BUSY) == 0
        pid, text = claims[0] if busy else claims[number % len(claims)]
        yield Change(
            debate=debate,
            revision=number + 2,
            at=debate.created_at + timedelta(seconds=number),
            by=people[number % 10],
            action="reworded" if number % 50 else "described",
            kind="claim",
            pid=pid,
            before={"claim": {pid: {"text": f"{text} {number}"}}},
            after={"claim": {pid: {"text": f"{text} {number + 1}"}}},
        )


def tell_all(debate: Any, changes: int, runs: int) -> None:
    """Time the pages and print the plans."""
    from django.test import Client

    from debate.history.entries import Asked
    from debate.models import Change, User

    person = User.objects.get(username="person-3").pk
    busy = Change.objects.get(debate=debate, revision=2).pid
    middle = changes // 2
    pages = {
        "newest": "activity/",
        "middle": f"activity/?before={middle}",
        "person": f"activity/?by={person}",
        "action": "activity/?action=described",
        "nobody's action": "activity/?action=merged",
        "person and action": f"activity/?by={person}&action=merged",
        "thing": f"activity/?thing={busy}",
        "thing and action": f"activity/?thing={busy}&action=described",
        "feed": "activity/feed/",
        "as of the revision before": f"r/{changes}/",
        "as of 10,000 changes ago": f"r/{max(1, changes - 10_000)}/",
        "as of the first": "r/1/",
    }
    client = Client(HTTP_HOST="127.0.0.1")
    for name, path in pages.items():
        print(f"{changes} changes, {name}: {took(client, f'/d/{debate.slug}/{path}', runs):.0f} ms", flush=True)
    plans(debate, Asked(person=person), Asked(action="described"), Asked(thing=busy), Asked(before=middle))


def took(client: Any, address: str, runs: int) -> float:
    """The median of some requests, in milliseconds."""
    found = []
    for _ in range(runs):
        start = time.perf_counter()
        response = client.get(address)
        found.append(1_000 * (time.perf_counter() - start))
        assert response.status_code == 200, address
    return statistics.median(found)


def plans(debate: Any, *all_asked: Any) -> None:
    """How the engine finds the changes of a page."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from debate.history.entries import entries

    for asked in all_asked:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            entries(debate.pk, asked)
        print(asked)
        for query in caught.captured_queries:
            explain = "EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN (ANALYZE, TIMING OFF) "
            with connection.cursor() as cursor:
                cursor.execute(explain + query["sql"])
                for row in cursor.fetchall():
                    print("   ", str(row[-1])[:150])


if __name__ == "__main__":
    main()
