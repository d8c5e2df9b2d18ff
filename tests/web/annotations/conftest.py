"""A writer with a token, and the program that has it."""

import pytest

from debate.models import User
from tests.web.annotations.program import Program, token_of


@pytest.fixture
def writer(library):
    return User.objects.create(username="writer", display_name="寫的人")


@pytest.fixture
def program(writer):
    return Program(token_of(writer))


@pytest.fixture
def anyone(library):
    """A program without a token."""
    return Program()
