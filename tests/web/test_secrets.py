"""Words that not everybody may read stand in nothing that anybody is answered: no page, feed, header or file."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from debate.annotations.actions import NoteFields, add_note
from debate.annotations.selection import Selection
from debate.editing.attach import attach_text
from debate.exchange.write import write_document
from debate.models import Debate, Source, User
from debate.transfer.queries import debate_document
from tests.article import PARAGRAPHS
from tests.library import ARTICLE, COST
from tests.web.test_urls import EXAMPLES

pytestmark = pytest.mark.django_db
MARK = "暗號蟾蜍"
LEADS = re.compile(rb'(?:href|src|content|hx-get|data-[a-z]+)="([^"]+)"|"(?:id|address|url|next)": ?"([^"]+)"')
ENOUGH = 500
"""Addresses that are asked for at most."""


@pytest.fixture
def secret(library: Debate) -> Debate:
    """The library debate; the mark is in the text of its article, which members read, and in notes for few."""
    source = Source.objects.get(pid=ARTICLE)
    Source.objects.filter(pk=source.pk).update(words=Source.Words.MEMBERS)
    text = "\n\n".join([*PARAGRAPHS[:2], f"記者另外寫到{MARK}的事。", *PARAGRAPHS[2:-1], f"{PARAGRAPHS[-1]}{MARK}。"])
    attach_text(source=source, data=text.encode(), origin=MARK, by=None)
    author = User.objects.create(username="author")
    for visibility in ("private", "debate"):
        said = NoteFields(f"想到{MARK}", tags=(MARK,), visibility=visibility)
        add_note(debate=library, kind="claim", pid=COST, note=said, by=author, selection=Selection("text", "通宵"))
    library.refresh_from_db()
    return library


def answers(client: Client) -> Iterator[tuple[str, Any]]:
    """All that anybody is answered at the addresses there are, and at those that the answers name."""
    waiting, seen = ["/", *EXAMPLES.values()], set[str]()
    while waiting and len(seen) < ENOUGH:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        response = client.get(address)
        yield address, response
        if response.status_code == 200:
            waiting += led(address, response.content)
        elif "Location" in response:
            waiting += led(address, f'href="{response["Location"]}"'.encode())


def led(address: str, content: bytes) -> list[str]:
    """The addresses on this site that an answer names, but for its languages and its forms to write."""
    found = []
    for pair in LEADS.findall(content):
        named = urlsplit(urljoin(f"http://testserver{address}", unescape(b"".join(pair).decode())))
        path = f"{named.path}?{named.query}" if named.query else named.path
        if named.netloc == "testserver" and not path.startswith(("/static/", "/en/", "/zh-hans/", "/sign-in/")):
            found.append(path)
    return found


def test_a_word_for_few_is_told_to_nobody(secret: Debate):
    asked = 0
    for address, response in answers(Client()):
        asked += 1
        head = str(dict(response.items()))
        assert MARK not in head, address
        assert MARK.encode() not in response.content, address
        assert MARK.encode("unicode_escape") not in response.content, address
    assert asked == ENOUGH


def test_nor_is_it_in_the_file_of_the_debate(secret: Debate):
    assert MARK not in write_document(debate_document(secret)).decode()


def test_the_mark_would_be_found(secret: Debate):
    """A member reads the text, and whoever wrote the note reads that."""
    member = Client()
    member.force_login(User.objects.get(username="author"))
    assert MARK.encode() in member.get(f"/c/{COST}/").content
