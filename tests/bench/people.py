"""People, and what they do to a debate, for benches that need somebody."""

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from debate.arguments.queries import debate_exists
from debate.editing.settings import change_settings, publish, seen
from debate.editing.start import Answer, start_debate
from debate.models import Debate, User


def signed_in(name: str) -> str:
    """The key of a session of somebody by this name."""
    user, _ = User.objects.get_or_create(username=name, defaults={"display_name": name})
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def private_debate(owner: str) -> str:
    """The slug of a debate that only its owner sees, published."""
    slug = "for-one-alone"
    if not debate_exists(slug):
        answers = [Answer("Yes, it is.", ""), Answer("No, it is not.", "")]
        by = User.objects.get(username=owner)
        start_debate(title="For one alone", language="en", answers=answers, by=by, slug=slug, visibility="private")
        publish(debate=Debate.objects.get(slug=slug), by=by)
    return slug


def retitle(slug: str, title: str) -> None:
    """Ask a debate's question in other words."""
    debate = Debate.objects.get(slug=slug)
    change_settings(debate=debate, values={"title": title}, was=seen(debate), by=None)
