"""Every address that was ever issued, in every form that the resolver knows for its kind, and what it may answer."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import Any, NamedTuple

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
OK, MOVED, GONE = 200, 301, 410
CHOICES = {"form": ("json", "jsonld"), "picture": ("svg",), "asked": ("0" * 16,)}
REFERENCES = ("bib", "ris", "json")


class Form(NamedTuple):
    """An address that anyone may read, what it takes beside a pid, and of which kind of thing that is; any: empty."""

    name: str
    takes: frozenset[str]
    kind: str

    def addresses(self, **known: Any) -> Iterator[str]:
        """Of one thing, in each form there is."""
        choices = {**CHOICES, **({"form": REFERENCES} if self.name.startswith("reference") else {})}
        given = {name: [known[name]] if name in known else choices[name] for name in self.takes}
        for values in product(*given.values()):
            yield reverse(self.name, kwargs=dict(zip(given, values, strict=True)))


@cache
def forms() -> list[Form]:
    """All addresses that anyone may read and that take the pid of a thing."""
    rows = parse(DOCUMENT.read_text("utf-8"))
    found = []
    for address in sorted(set(addresses(get_resolver().url_patterns)), key=lambda address: address.name):
        kind = "" if "kind" in address.takes else KINDS.get(PIDS.get(address.name, "a000000000"))
        open_to_all = any(
            "GET" in row.methods and row.words["anyone"] in ("yes", "on") for row in rows_for(rows, address.name)
        )
        if kind is not None and "pid" in address.takes and open_to_all:
            found.append(Form(address.name, frozenset(address.takes), kind))
    return found


def issued(debate: Debate) -> Iterator[tuple[str, str]]:
    """Every address of a debate that strangers may know of, each with the pid that it is of."""
    notes = dict(Annotation.objects.filter(debate=debate, visibility="public").values_list("pid", "version"))
    for pid, kind in Address.objects.filter(debate=debate).exclude(kind="debate").values_list("pid", "kind"):
        if kind != "annotation" or pid in notes:
            known: dict[str, Any] = {"pid": pid, "kind": kind, "container": debate.pid}
            known.update({"number": notes[pid]} if pid in notes else {})
            fit = [
                form for form in forms() if form.kind in ("", kind) and ("number" in known) >= ("number" in form.takes)
            ]
            yield from ((pid, address) for form in fit for address in form.addresses(**known))
    rows = ClaimVersion.objects.filter(debate=debate).select_related("claim")
    for row in rows.order_by("pk"):
        yield from ((row.claim.pid, address) for address in _of_wording(row))


def _of_wording(row: ClaimVersion) -> Iterator[str]:
    query = f"?lang={row.language}" if row.language != row.claim.language else ""
    for form in forms():
        if form.kind == "claim" and "number" in form.takes:
            known: dict[str, Any] = {"pid": row.claim.pid, "number": row.number, "language": row.language}
            yield from (address + query for address in form.addresses(**known))


def dropped(debate: Debate) -> set[str]:
    """The wordings in languages that their claims are not in any more: a file does not tell that there were any."""
    rows = ClaimVersion.objects.filter(debate=debate).select_related("claim")
    gone = [row for row in rows if row.language not in {row.claim.language, *row.claim.translations}]
    return {address for row in gone for address in _of_wording(row)}


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
