"""What migrations do to rows that were there before."""

from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import F

from debate import migrations
from debate.models import Debate

pytestmark = pytest.mark.django_db


def migration(name):
    """A migration, whatever its number."""
    (found,) = Path(migrations.__path__[0]).glob(f"*_{name}.py")
    return import_module(f"debate.migrations.{found.stem}")


def test_debates_from_before_drafts_are_published_since_they_were_made(library):
    Debate.objects.update(published_at=None)
    migration("access").publish(apps, None)
    assert Debate.objects.filter(published_at=F("created_at")).count() == 1
