"""docs/api.md: its examples are what really happens, and its tables what the program has."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from debate.accounts.actions import DAYS
from debate.accounts.tokens import PREFIX
from debate.exchange.web_annotation import MOTIVATIONS
from debate.exchange.web_container import PAGE
from tests.web.annotations.program import SITE

pytestmark = pytest.mark.django_db
TEXT = (Path(__file__).parents[3] / "docs" / "api.md").read_text("utf-8")
TIME = re.compile(r'"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ"')


@dataclass(frozen=True)
class Example:
    """A request and its answer as the document has them; `wanted` None where no body is shown."""

    method: str
    path: str
    headers: dict[str, str]
    sent: str
    status: int
    answered: dict[str, str]
    wanted: str


def examples() -> list[Example]:
    """All of them, in order."""
    found = []
    for block in re.findall(r"```http\n(.*?)```", TEXT, re.DOTALL):
        request, _, answer = block.partition("\nHTTP/1.1 ")
        (line, headers, sent), (status, answered, wanted) = (parts(half) for half in (request, answer))
        method, path, _version = line.split(" ")
        found.append(Example(method, path, headers, sent, int(status), answered, wanted))
    return found


def parts(half: str) -> tuple[str, dict[str, str], str]:
    """First line, headers, body."""
    head, _, body = half.partition("\n\n")
    first, *lines = head.splitlines()
    return first, dict(line.split(": ", 1) for line in lines), body.strip()


def filled(text: str, known: dict[str, str]) -> str:
    """With what the placeholders stand for by now."""
    for name, value in known.items():
        text = text.replace(name, value)
    return text


def learn(response: Any, known: dict[str, str]) -> None:
    """What later examples name."""
    if "Location" in response:
        known["<note>"] = response["Location"].rpartition("/")[2]
    if "ETag" in response:
        known["<tag>"] = response["ETag"]


def test_the_examples_happen(program):
    known = {"<token>": program.token}
    told = examples()
    for example in told:
        headers = {name: filled(value, known) for name, value in example.headers.items()}
        kind = headers.pop("Content-Type", "")
        own = {name.lower().replace("-", "_"): value for name, value in headers.items()}
        response = program.send(example.method, filled(example.path, known), example.sent.encode(), kind, **own)
        assert response.status_code == example.status, response.content
        learn(response, known)
        for name, value in example.answered.items():
            assert response[name] == filled(value, known), name
        if example.wanted:
            text = example.wanted.replace('"<time>"', "null")
            shown = response.content.decode()
            if text != example.wanted:
                shown = TIME.sub("null", shown)
            assert json.loads(shown) == json.loads(filled(text, known))
    assert [example.method for example in told] == [*["GET"] * 5, "POST", "PUT", "DELETE", "POST"]


def test_the_numbers_are_the_programs():
    limits = settings.ACCOUNT_RATE_LIMITS
    assert f"more than {limits['annotate'].partition('/')[0]} changes a minute" in TEXT
    assert f"or {limits['token_failed'].partition('/')[0]} tokens a minute" in TEXT
    assert f"works for {DAYS[0]}, {DAYS[1]} or {DAYS[2]} days" in TEXT
    assert f"at most {PAGE} of them" in TEXT
    assert f"begins with `{PREFIX}`" in TEXT
    assert f"**motivation**: {', '.join(f'`{name}`' for name in MOTIVATIONS)}." in TEXT
    assert SITE in TEXT


def test_every_list_and_choice_is_told():
    from debate.exchange.machine import lists
    from debate.exchange.machine.addresses import LISTS

    for name in LISTS:
        assert f"| `/d/<slug>/{name}.json` |" in TEXT
    assert f"have at most {lists.PAGE} items" in TEXT


def test_every_status_has_its_line():
    told = re.findall(r"^\| (\d{3}) \|", TEXT, re.MULTILINE)
    assert told == ["400", "401", "403", "404", "405", "406", "409", "410", "412", "413", "415", "429"]
