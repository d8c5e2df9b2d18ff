"""A program that speaks the protocol, and people whose tokens it has."""

import json
from typing import Any

from django.test import Client

from debate.accounts.actions import make_token, new_token
from debate.models import Annotation, Change, User

JSON_LD = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
CONTAINER = "/annotations/b000000000/"
SITE = "http://testserver"


def token_of(user: User, scope: str = "write") -> str:
    """A fresh token."""
    token = new_token()
    make_token(user=user, name="program", scope=scope, days=30, token=token)
    return token


class Program(Client):
    """Sends annotations, with a token if it was given one; it keeps no cookie."""

    def __init__(self, token: str = "", **more: Any) -> None:
        super().__init__(enforce_csrf_checks=True, **more)
        self.token = token

    def send(self, method: str, path: str, value: Any = None, kind: str = JSON_LD, **headers: str) -> Any:
        """One request; `value` as JSON, bytes as they are; headers by their names with _ for -."""
        data = value if isinstance(value, bytes) else b"" if value is None else json.dumps(value).encode()
        own = {name.replace("_", "-"): part for name, part in headers.items()}
        if self.token:
            own.setdefault("authorization", f"Bearer {self.token}")
        return self.generic(method, path, data, content_type=kind, headers=own)


def stored() -> tuple[int, int]:
    """How many notes there are, and how many changes."""
    return Annotation.objects.count(), Change.objects.count()


def problem(response: Any) -> tuple[int, str | None]:
    """Status and field of a refusal, which is a whole one."""
    assert response["Content-Type"] == "application/problem+json"
    value = response.json()
    assert value["status"] == response.status_code
    assert value["detail"]
    assert "constrainedBy" in response["Link"]
    return response.status_code, value.get("field")
