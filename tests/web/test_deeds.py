"""Every action that the program records is named in the history; what is not still reads sensibly."""

import ast

from django.utils.translation import override

from debate.history.things import KINDS
from debate.models import Change
from debate.web import deeds
from tests.house.files import files, read

COMMITS = {"commit", "_commit", "record_change", "store"}
WITHOUT_A_NAME: set[str] = set()
"""Actions that read well enough as “Claim changed”, “Source changed”, …"""


def recorded(text):
    """The names of actions that Python source records, as far as they stand there."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in COMMITS:
            given = [word.value for word in node.keywords if word.arg == "action"] + node.args[1:2]
            found |= {part.value for value in given for part in ast.walk(value) if isinstance(part, ast.Constant)}
    return {name for name in found if isinstance(name, str)} - {"zh-Hant"}


def test_every_action_has_a_name():
    names = set().union(*(recorded(read(file)) for file in files(".py", under="debate/")))
    assert {"added", "reworded", "translated", "moved", "merged", "undone", "imported"} <= names
    assert names - set(deeds.ACTIONS) == WITHOUT_A_NAME


def test_names_of_actions_are_found():
    text = 'commit(action="a" if x else "b")\n_commit(debate, "c", pid)\nrecord_change(action=name)\nother(action="d")'
    assert recorded(text) == {"a", "b", "c"}


def test_an_action_without_a_name_says_what_was_changed():
    with override("en"):
        assert [str(deeds.deed("sprinkled", kind)) for kind in ("claim", "source", "debate", "teapot")] == [
            "Claim changed",
            "Source changed",
            "Debate changed",
            "Changed",
        ]


def test_every_kind_and_field_of_the_history_has_a_name():
    assert set(KINDS) == set(deeds.KINDS) == set(deeds.COUNTED) - {"tag"}
    fields = {name for kind in KINDS.values() for name in (*kind.columns, *kind.references)}
    untold = {"citation", "language", "rank", "start", "length", "folded", "seal", "prefix", "suffix"}
    assert fields - untold - set(deeds.FIELDS) == set()
    assert Change._meta.get_field("action").max_length == 30


def test_choices_of_the_models_have_names():
    for kind, known in KINDS.items():
        for column in known.columns:
            values = {value for value, _ in known.table._meta.get_field(column).choices or () if value}
            if column != "language":
                assert values - set(deeds.CHOICES.get(column, ())) == set(), (kind, column)
