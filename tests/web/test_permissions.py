"""Every address × reader × debate × method answers as docs/permissions.md says, and as nothing else."""

import logging
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, get_resolver, include, path, re_path, reverse
from django.utils.translation import override

from debate.access.actions import grant, invite, new_secret
from debate.access.queries import ROLES
from debate.annotations.actions import NoteFields, add_note
from debate.arguments.actions import describe_claim
from debate.editing.proposals import propose
from debate.models import Debate, Membership, User
from tests.library import STUDENTS
from tests.web.annotations.program import token_of
from tests.web.named import PIDS
from tests.web.permissions import (
    DOCUMENT,
    METHODS,
    READERS,
    Address,
    Row,
    addresses,
    cells,
    expected,
    parse,
    row_for,
    rows_for,
    table_faults,
)

TEXT = DOCUMENT.read_text("utf-8")
ROWS = parse(TEXT)
EVERY = sorted(set(addresses(get_resolver().url_patterns)), key=lambda address: address.name)
NUMBERS = {"paragraph": 2, "revision": 1, "version": 3, "difference": 3, "restore": 3, "undo": 2}
NUMBERS |= {f"{form}-{of}": NUMBERS[of] for form in ("share", "qr", "reference") for of in ("version", "revision")}
FORMS = {"kind": "claim", "picture": "svg", "form": "json"}
NUMBERS |= {"picture-version": 3, "version-form": 3, "revision-form": 1, "sitemap": 1}
GUESSES = ("1", "debate", "x", "00000000-0000-0000-0000-000000000000")
"""For what the addresses of packages take."""
DEBATES = {
    "public": {"visibility": "public"},
    "unlisted": {"visibility": "unlisted"},
    "private": {"visibility": "private"},
    "draft": {"visibility": "public", "published_at": None},
}
MEMBERS = ("reader", "contributor", "editor", "owner")
SAME_AS = {"deactivated": "anyone"}
MACHINES = "/annotations/"  # there a reader shows his token, and no cookie


class World:
    """One debate, a reader of each kind, and what stands in addresses."""

    def __init__(self, debate: Debate) -> None:
        root = User.objects.create(username="operator", is_superuser=True, is_staff=True)
        names = ("account", *MEMBERS, "deactivated", "other")
        users = {name: User.objects.create(username=name, is_active=name != "deactivated") for name in names}
        for name in (*MEMBERS, "deactivated", "other"):
            role = name if name in MEMBERS else "owner" if name == "deactivated" else "reader"
            grant(debate=debate, user=users[name], role=role, by=None)
        _row, token = invite(
            debate=debate, role="editor", days=7, limit=None, note="", secret=new_secret(), by=users["owner"]
        )
        member = Membership.objects.get(user=users["other"]).pk
        describe_claim(debate=debate, pid=STUDENTS, nature="fact", by=users["editor"])
        debate.refresh_from_db()
        suggested = propose(action=describe_claim, debate=debate, by=users["contributor"], pid=STUDENTS, nature="value")
        question = NoteFields("誰?", "questioning", visibility="public")
        self.note = add_note(debate=debate, kind="claim", pid=STUDENTS, note=question, by=users["account"]).pid
        debate.refresh_from_db()
        self.known = {"slug": debate.slug, "token": token, "shape": debate.shape, "container": debate.pid}
        self.known |= {"asked": "0" * 16, "language": "zh-Hant", **FORMS}
        self.numbers = {**NUMBERS, "member": member, "annotation-version": 1, "proposal": suggested.pk}
        self.cookies = {"anyone": ""}
        users["operator"] = root
        self.tokens = {name: token_of(user) for name, user in users.items() if user.is_active}
        for name, user in users.items():
            client = Client()
            client.force_login(user)
            self.cookies[name] = client.cookies.output(attrs=[], header="", sep=";").strip()
        self.handler = BaseHandler()
        self.handler.load_middleware()

    def path(self, address: Address) -> str | None:
        """An address with what it takes; None for one without a name. NoReverseMatch where an example is missing."""
        if "(" in address.name:
            return None
        pid = PIDS.get(address.name) or (self.note if address.name.startswith("annotation") else None)
        known = {**self.known, "pid": pid, "number": self.numbers.get(address.name)}
        if all(known.get(name) is not None for name in address.takes):
            return reverse(address.name, kwargs={name: known[name] for name in address.takes})
        for guess in GUESSES:
            try:
                return reverse(address.name, kwargs=dict.fromkeys(address.takes, guess))
            except NoReverseMatch:
                continue
        raise NoReverseMatch(f"{address.name} takes {address.takes}: PIDS or World.known must have an example")

    def ask(self, reader: str, method: str, path: str) -> Any:
        """One request that leaves neither row nor cookie; a test client would copy the context of every template."""
        headers = {"cookie": self.cookies[reader]}
        if path.startswith(MACHINES):
            headers = {"authorization": f"Bearer {self.tokens[reader]}"} if reader in self.tokens else {}
        request = RequestFactory().generic(method, path, headers=headers)
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        if method in ("GET", "HEAD", "OPTIONS"):
            return self.handler.get_response(request)
        with transaction.atomic():
            response = self.handler.get_response(request)
            transaction.set_rollback(True)
        return response


def word(method: str, response: HttpResponse) -> str:
    """An answer in a word of the table."""
    status = response.status_code
    if status in (301, 302):
        location = response["Location"]
        if location.partition("?")[0] == resolve_url(settings.LOGIN_URL) and "next=" in location:
            return "sign in"
        return "on" if method in ("GET", "HEAD") else "yes"
    return "yes" if status == 200 or (status == 400 and method not in ("GET", "HEAD")) else str(status)


def told(world: World, kind: str, language: str, readers: tuple[str, ...], methods: tuple[str, ...]) -> list[str]:
    """Where answers differ from the table."""
    hidden = kind in ("private", "draft")
    found = []
    for address in EVERY:
        rows = rows_for(ROWS, address.name)
        path = world.path(address)
        if path is None or (language != "zh-hant" and not address.in_languages):
            continue
        for reader in readers:
            for method in methods:
                wanted = expected(rows, SAME_AS.get(reader, reader), method, hidden=hidden)
                response = world.ask(reader, method, path)
                faults = answer_faults(wanted, word(method, response), response, row_for(rows, method).of_debate, kind)
                found += [f"{kind} {language} {address.name} {method} {reader}: {fault}" for fault in faults]
    return found


def answer_faults(wanted: str, got: str, response: HttpResponse, of_debate: bool, kind: str) -> list[str]:
    """What is wrong with one answer: the word, what it lets be stored, what it tells of a debate that is not there."""
    if wanted == "theirs":
        return ["broken"] if response.status_code >= 500 else []
    if wanted != got:
        return [f"{got}, not {wanted}"]
    faults = []
    if got in ("401", "403", "404", "405", "sign in") and "no-store" not in response["Cache-Control"]:
        faults.append("may be stored")
    if got == "404" and "圖書館" in response.content.decode():
        faults.append("tells of the debate")
    if of_debate and got == "yes" and ("X-Robots-Tag" in response) == (kind == "public"):
        faults.append("X-Robots-Tag")
    if of_debate and kind in ("private", "draft") and "no-store" not in response["Cache-Control"]:
        faults.append("stored, though not open to all")
    return faults


@pytest.mark.parametrize("kind", DEBATES)
def test_every_address_answers_as_the_table_says(library, settings, caplog, kind):
    caplog.set_level(logging.CRITICAL, logger="django.request")  # thousands of refusals, each with its traceback
    settings.SECURITY_CONTACT = "mailto:security@biantu.example"
    for slug in ("s111111111", "t111111111"):  # so that home is a list for everybody
        Debate.objects.create(pid=slug, slug=slug, language="en", title=slug, published_at=library.published_at)
    world = World(library)
    Debate.objects.filter(pk=library.pk).update(**DEBATES[kind])
    found = told(world, kind, "zh-hant", (*READERS, *SAME_AS), METHODS)
    for language in ("zh-hans", "en"):  # the same views stand behind these
        with override(language):
            found += told(world, kind, language, ("anyone", "account", "owner"), ("GET", "POST"))
    assert found == []


def test_the_table_knows_every_address_and_no_other():
    assert table_faults(ROWS, {address.name for address in EVERY}) == []


def test_the_table_of_actions_is_the_programs():
    head, *rows = cells(TEXT, "Actions")
    assert tuple(head[1:7]) == READERS[:-1]
    assert {
        row[0].strip("`"): {name for name, cell in zip(head[1:7], row[1:7], strict=True) if cell} for row in rows
    } == {action: set(allowed) for action, allowed in ROLES.items()}


HEAD = f"\n## Addresses\n\n| name | of | methods | {' | '.join(READERS)} |\n|---|---|---|{'---|' * 7}\n"


def line(first: str, *words: str) -> str:
    """A line of the table; the last word counts for all readers that are left."""
    return f"| {first} | {' | '.join([*words, *[words[-1]] * (7 - len(words))])} |\n"


def test_a_table_is_read():
    rows = parse(
        HEAD + line("`claim` | debate | GET POST", "sign in", "yes") + line("`admin:*` | site | any", "theirs")
    )
    words = dict.fromkeys(READERS, "yes") | {"anyone": "sign in"}
    assert rows == [
        Row("claim", True, frozenset({"GET", "POST"}), words),
        Row("admin:*", False, frozenset({"any"}), dict.fromkeys(READERS, "theirs")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + line("claim | debate | GET", "yes"),
        HEAD + line("`claim` | debate | GET", "perhaps"),
        HEAD + line("`claim` | other | GET", "yes"),
        HEAD + line("`claim` | debate | FETCH", "yes"),
        HEAD + line("`claim` | debate | HEAD", "yes"),
        HEAD + line("`claim` | debate | any", "yes"),
        HEAD + line("`account_*` | site | GET", "yes"),
        HEAD + "| `claim` | debate | GET | yes |\n",
        HEAD.replace("anyone", "nobody") + line("`claim` | debate | GET", "yes"),
    ],
)
def test_a_table_that_cannot_be_meant_is_refused(text):
    with pytest.raises(ValueError, match=r"row|columns"):
        parse(text)


def view(_request):
    """Never called."""


def test_unknown_addresses_and_idle_rows_are_seen():
    inside = ([path("list/", view, name="list"), re_path(r"^(?P<rest>.*)$", view)], "admin")
    entries = [
        path("c/<slug:slug>/", view, name="claim"),
        path("new/", view, name="new"),
        path("accounts/<int:key>/", include([path("login/", view, name="account_login")])),
        path("admin/", include(inside, namespace="admin")),
    ]
    found = list(addresses(entries))
    assert found == [
        Address("claim", ("slug",), in_languages=False),
        Address("new", (), in_languages=False),
        Address("account_login", ("key",), in_languages=False),
        Address("admin:list", (), in_languages=False),
        Address("admin:(^(?P<rest>.*)$)", ("rest",), in_languages=False),
    ]
    row = Row("claim", True, frozenset({"GET"}), dict.fromkeys(READERS, "yes"))
    package = replace(row, name="admin:*", methods=frozenset({"any"}))
    rows = [row, package, replace(row, name="old"), replace(row, methods=frozenset({"GET", "POST"}))]
    assert table_faults(rows, [address.name for address in found]) == [
        "no row: account_login",
        "no row: new",
        "no address: old",
        "told twice: claim GET",
    ]


@pytest.mark.parametrize(
    ("reader", "method", "hidden", "wanted"),
    [
        ("anyone", "HEAD", False, "sign in"),
        ("anyone", "GET", True, "404"),
        ("anyone", "PUT", True, "405"),
        ("reader", "GET", True, "yes"),
        ("account", "POST", False, "403"),
    ],
)
def test_what_a_row_expects(reader, method, hidden, wanted):
    rows = parse(
        HEAD + line("`a` | debate | GET", "sign in", "yes") + line("`a` | debate | POST", "sign in", "403", "yes")
    )
    assert expected(rows, reader, method, hidden=hidden) == wanted


def test_a_wrong_answer_is_seen():
    page = HttpResponse("圖書館", headers={"Cache-Control": "public"})
    assert answer_faults("404", "yes", page, of_debate=True, kind="private") == ["yes, not 404"]
    assert answer_faults("404", "404", page, of_debate=False, kind="public") == ["may be stored", "tells of the debate"]
    assert answer_faults("yes", "yes", page, of_debate=True, kind="draft") == [
        "X-Robots-Tag",
        "stored, though not open to all",
    ]
    assert answer_faults("theirs", "500", HttpResponse(status=500), of_debate=False, kind="public") == ["broken"]
