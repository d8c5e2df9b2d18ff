"""Every address that was ever issued, in every form that the resolver knows for its kind, and what it may answer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from django.test import Client
from django.urls import get_resolver, reverse

from debate.models import Address, Annotation, ClaimVersion, Debate
from tests.library import ARTICLE, MAYOR, STUDENTS
from tests.web.named import PIDS
from tests.web.permissions import DOCUMENT, addresses, parse, rows_for

KINDS = {
    STUDENTS: "claim",
    "k000000002": "link",
    ARTICLE: "source",
    "t000000000": "citation",
    MAYOR: "speaker",
    "a000000000": "annotation",
}
NUMBERED = ("version", "difference")
OK, MOVED, GONE = 200, 301, 410


@cache
def forms() -> dict[str, list[str]]:
    """The names of all addresses that anyone may read, by the kind of thing whose pid they take."""
    rows = parse(DOCUMENT.read_text("utf-8"))
    found = defaultdict(list)
    for address in sorted(set(addresses(get_resolver().url_patterns)), key=lambda address: address.name):
        kind = KINDS.get(PIDS.get(address.name, "a000000000"))
        open_to_all = any("GET" in row.methods and row.words["anyone"] == "yes" for row in rows_for(rows, address.name))
        if kind and address.takes == ("pid",) and open_to_all:
            found[kind].append(address.name)
    return dict(found)


def issued(debate: Debate) -> Iterator[tuple[str, str]]:
    """Every address of a debate that strangers may know of, each with the pid that it is of."""
    notes = dict(Annotation.objects.filter(debate=debate, visibility="public").values_list("pid", "version"))
    for pid, kind in Address.objects.filter(debate=debate).exclude(kind="debate").values_list("pid", "kind"):
        if kind != "annotation" or pid in notes:
            yield from ((pid, reverse(name, args=[pid])) for name in forms()[kind])
    for pid, version in notes.items():
        yield pid, reverse("annotation-version", args=[pid, version])
        yield pid, reverse("annotation-resource", args=[debate.pid, pid])
    rows = ClaimVersion.objects.filter(debate=debate).select_related("claim")
    for row in rows.order_by("pk"):
        query = f"?lang={row.language}" if row.language != row.claim.language else ""
        yield from ((row.claim.pid, reverse(name, args=[row.claim.pid, row.number]) + query) for name in NUMBERED)


def dropped(debate: Debate) -> set[str]:
    """The wordings in languages that their claims are not in any more: a file does not tell that there were any."""
    rows = ClaimVersion.objects.filter(debate=debate).select_related("claim")
    return {
        f"{reverse(name, args=[row.claim.pid, row.number])}?lang={row.language}"
        for row in rows
        for name in NUMBERED
        if row.language not in {row.claim.language, *row.claim.translations}
    }


def faults(addresses: Iterable[str]) -> list[str]:
    """What is wrong with addresses that do not answer 200, 410, or 301 to an address that answers 200."""
    client = Client()
    return [told for address in addresses if (told := fault(client, address))]


def fault(client: Client, address: str) -> str:
    """What is wrong with the answer of one."""
    response = client.get(address)
    if response.status_code == MOVED:
        after = client.get(response["Location"])
        right = after.status_code == OK
        return "" if right else f"{address}: 301 to {response['Location']}, which answers {after.status_code}"
    return "" if response.status_code in (OK, GONE) else f"{address}: {response.status_code}"
