"""What a debate says of itself and who may see it: changes of its own row, each one entry of the history."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from debate.history.actions import commit, lock_debate
from debate.history.patches import Fields, Patch
from debate.models import Address, Debate, User
from debate.text.clean import clean
from debate.text.markdown import render

LIMITS = {"title": 300, "summary": 1_000, "about": 10_000, "licence": 300}
LINES = ("summary", "about")
TRANSLATED = ("title", "summary", "about")
SEEN = (*LIMITS, "translations", "visibility", "published_at")


class Stale(ValueError):
    """Somebody else changed these settings since they were read; `debate` is the row as it is now."""

    def __init__(self, debate: Debate) -> None:
        super().__init__("the settings have changed since they were read")
        self.debate = debate


def seen(debate: Debate) -> str:
    """What names the settings as they are: sent back with a form, it tells whether they are still those."""
    values = [str(getattr(debate, name)) if name == "published_at" else getattr(debate, name) for name in SEEN]
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()[:16]


@transaction.atomic
def change_settings(*, debate: Debate, values: Mapping[str, Any], was: str, by: User | None) -> Debate:
    """Set fields of the debate: those of LIMITS, translations ({language: {field: text}}), visibility.

    What stays the same is no change. Stale if `was` is not the `seen` of the row. ValueError with the field's name
    (`title_en`: of a translation): too long, a title that is empty, an unknown visibility or field; Unclean.
    """
    debate = lock_debate(debate.pk)
    values = {name: _fit(name, value) for name, value in values.items()}
    changed = {name: value for name, value in values.items() if _plain(getattr(debate, name)) != _plain(value)}
    if changed and was != seen(debate):
        raise Stale(debate)
    return _set(debate, changed, "settings", by)


@transaction.atomic
def set_access(*, debate: Debate, visibility: str, published: bool, was: str, by: User | None) -> Debate:
    """Visibility and publication together. Stale, ValueError("visibility")."""
    debate = lock_debate(debate.pk)
    if published != (debate.published_at is not None) and was != seen(debate):
        raise Stale(debate)
    change_settings(debate=debate, values={"visibility": visibility}, was=was, by=by)
    return publish(debate=debate, by=by) if published else unpublish(debate=debate, by=by)


@transaction.atomic
def publish(*, debate: Debate, by: User | None) -> Debate:
    """End the draft: from now on the debate's visibility says who sees it. A published one stays as it is."""
    debate = lock_debate(debate.pk)
    if debate.published_at is not None:
        return debate
    return _set(debate, {"published_at": timezone.now()}, "published", by)


@transaction.atomic
def unpublish(*, debate: Debate, by: User | None) -> Debate:
    """Make the debate a draft again, which only members see. A draft stays as it is."""
    debate = lock_debate(debate.pk)
    if debate.published_at is None:
        return debate
    return _set(debate, {"published_at": None}, "unpublished", by)


def _fit(name: str, value: Any) -> Any:
    """The value as it may be stored."""
    if name == "translations":
        return {code: words for code, given in value.items() if (words := _translation(code, given))}
    if name == "visibility" and value in Debate.Visibility.values:
        return value
    if name not in LIMITS:
        raise ValueError(name)
    return _line(name, value, needed=name == "title")


def _translation(code: str, given: Mapping[str, str]) -> dict[str, str]:
    """The debate's own words in one more language, with the HTML of the about text; nothing if all is empty."""
    words = {name: _line(name, given.get(name, ""), code=code) for name in TRANSLATED}
    if not any(words.values()):
        return {}
    if not words["title"]:
        raise ValueError(f"title_{code}")
    return {**words, "about_html": render(words["about"])}


def _line(name: str, value: str, *, code: str = "", needed: bool = False) -> str:
    value = clean(value, lines=name in LINES)
    if len(value) > LIMITS[name] or (needed and not value):
        raise ValueError(f"{name}_{code}" if code else name)
    return value


def _set(debate: Debate, changed: Mapping[str, Any], action: str, by: User | None) -> Debate:
    """Store the changed fields, with one entry of history; nothing for no change."""
    fields: Fields = {name: _plain(value) for name, value in changed.items() if name != "translations"}
    if "translations" in changed:
        wanted = _plain(changed["translations"])
        fields |= {f"translations.{code}": wanted.get(code) for code in {*debate.translations, *wanted}}
    patch: Patch = {"debate": {debate.pid: fields}}
    commit(debate=debate, action=action, kind=Address.Kind.DEBATE, pid=debate.pid, patch=patch, by=by)
    return debate


def _plain(value: Any) -> Any:
    """A value as history holds it: moments as ISO 8601, translations without the HTML made of them."""
    if isinstance(value, dict):
        return {code: {name: words.get(name, "") for name in TRANSLATED} for code, words in value.items()}
    return value.isoformat() if hasattr(value, "isoformat") else value
