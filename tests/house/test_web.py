"""Views ask queries and actions, and one name stands in four places."""

import ast
from pathlib import PurePosixPath

from allauth.account.views import ConfirmEmailVerificationCodeView

from debate.web.accounts.urls import urlpatterns as account_patterns
from tests.house.files import files, name_of, project_files, read

WITHOUT_TEMPLATE = {
    "annotations": "answers machines in JSON-LD",
    "errors": "one page for each status, below",
    "feed": "answers readers of news in Atom",
    "health": "answers machines in plain text",
    "labels": "answers the map in JSON",
    "map": "answers the map in JSON",
    "note_spans": "answers the layer of notes in JSON",
    "note_tags": "answers the layer of notes in JSON",
    "oembed": "answers other sites in JSON",
    "picture": "answers with a picture",
    "qr": "answers with a picture",
    "reference": "answers with a file",
}
WITHOUT_VIEW = {
    "bad_request": "a status: errors.py",
    "embed_nothing": "a status: framed.py",
    "forbidden": "a status: errors.py",
    "gone": "a status: lookup.py",
    "mail_failed": "a status: errors.py",
    "not_found": "a status: errors.py",
    "server_error": "a status: errors.py",
    "too_many": "a status: errors.py",
}


def managers(name, text):
    """Where a model's manager is used."""
    nodes = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute))
    return [f"{name}:{node.lineno}" for node in nodes if node.attr in {"objects", "_default_manager", "_base_manager"}]


def stems(names, pattern):
    """The names that a pattern like `web/*.py` holds, without folder, ending and `test_`."""
    matching = (PurePosixPath(name) for name in names if PurePosixPath(name).match(pattern))
    return {path.stem.removeprefix("test_") for path in matching if path.stem not in {"__init__", "conftest"}}


def unpaired(names, without_template=(), without_view=()):
    """Pages that lack one of their places."""
    names = list(names)
    views = stems(names, "debate/web/pages/*.py")
    templates = stems(names, "templates/pages/*.html")
    tests = stems(names, "tests/web/pages/test_*.py")
    styles = stems(names, "static/css/pages/*.css")
    return sorted(
        [f"templates/pages/{name}.html is missing" for name in views - templates - set(without_template)]
        + [f"debate/web/pages/{name}.py is missing" for name in (templates | tests) - views - set(without_view)]
        + [f"tests/web/pages/test_{name}.py is missing" for name in views - tests]
        + [f"templates/pages/{name}.html is missing for its style sheet" for name in styles - templates]
    )


def test_views_use_no_managers():
    views = files(".py", under="debate/web/")
    assert [place for file in views for place in managers(name_of(file), read(file))] == []


def test_a_page_has_one_name_in_four_places():
    assert unpaired(map(name_of, project_files()), WITHOUT_TEMPLATE, WITHOUT_VIEW) == []


def allauths_pages():
    """The templates of the views that allauth provides and the program gives an address: `account/….html`."""
    classes = [getattr(pattern.callback, "view_class", None) for pattern in account_patterns]
    found = {view.template_name for view in classes if view and view.__module__.startswith("allauth.")}
    return found | {ConfirmEmailVerificationCodeView.template_name}  # chosen inside a function


def test_a_page_whose_view_is_allauths_has_its_template_at_allauths_name_and_a_test():
    """Three places of four: the view is in the package, so the name is its own; the words and looks are ours."""
    names = [name_of(file) for file in project_files()]
    ours = {name.removeprefix("templates/") for name in names if PurePosixPath(name).match("templates/account/*.html")}
    assert ours == allauths_pages() - {"account/logout.html"}  # a POST alone
    tested = "".join(read(file) for file in files(".py", under="tests/web/accounts/"))
    assert [name for name in sorted(ours) if f'"{name}"' not in tested] == []


def test_a_manager_is_seen():
    assert managers("a.py", "from x import Claim\nClaim.objects.all()\n") == ["a.py:2"]


def test_a_lonely_page_is_seen():
    assert unpaired(["debate/web/pages/claim.py", "debate/web/pages/__init__.py"]) == [
        "templates/pages/claim.html is missing",
        "tests/web/pages/test_claim.py is missing",
    ]
    assert unpaired(["templates/pages/claim.html"]) == ["debate/web/pages/claim.py is missing"]
    assert unpaired(["static/css/pages/claim.css"]) == ["templates/pages/claim.html is missing for its style sheet"]
    whole = ["debate/web/pages/claim.py", "templates/pages/claim.html", "tests/web/pages/test_claim.py"]
    assert unpaired(whole) == []
