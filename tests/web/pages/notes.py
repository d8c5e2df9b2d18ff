"""Send forms about notes."""

from django.test import Client

FORM = "7b0a8a52-8a59-4a2a-9a4d-0a7d0c6b1f20"


def as_user(user):
    """A client who is signed in."""
    client = Client()
    client.force_login(user)
    return client


def post(client, note, what, **given):
    """The answer to a form about a note."""
    return client.post(f"/a/{note.pid}/{what}/", {"form_id": FORM, **given})
