"""Who may import whom (pyproject.toml: import-linter), and how scripts import."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.house.files import ROOT, files, name_of, read

OUTSIDE = {"settings", "urls", "wsgi", "apps", "migrations", "starter", "locale", "bootstrap", "liveness"}
KEPT_TO = {"jieba": "debate/text/", "opencc": "debate/text/", "pypinyin": "debate/text/", "PIL": "debate/web/pictures/"}
OPEN_IMPORT = re.compile(
    r"^\s*(?:import\b[^;'\"(]*['\"][^'\"]*['\"]|export\b[^;'\"(]*\bfrom\s*['\"][^'\"]*['\"])(?!\s*;)", re.MULTILINE
)
EVALUATION = re.compile(r"\beval\s*\(|\bnew\s+Function\b|\bset(?:Timeout|Interval)\s*\(\s*['\"`]")


def imported(text):
    """The top-level packages that Python source imports."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def strays(name, text):
    """Imports of a package outside of the room it is kept to."""
    return sorted(package for package in imported(text) & set(KEPT_TO) if not name.startswith(KEPT_TO[package]))


def script_faults(name, text):
    """What a script must not hold: the hashing of imports looks for `;`, and the CSP forbids evaluation."""
    faults = [f"{name}: import without ;: {hit[0].strip()}" for hit in OPEN_IMPORT.finditer(text)]
    return faults + [f"{name}: evaluates text: {hit[0]}" for hit in EVALUATION.finditer(text)]


def test_rooms_look_down_only(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True, no_logo=True) == 0, capsys.readouterr().out


def test_rooms_are_those_of_the_architecture():
    contract = tomllib.loads(read(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"][0]
    assert (contract["exhaustive"], set(contract["exhaustive_ignores"])) == (True, OUTSIDE)
    assert [re.findall(r"\w+", layer) for layer in contract["layers"]] == [
        ["web", "management"],
        ["transfer", "editing"],
        ["arguments", "sources", "annotations", "people", "accounts"],
        ["index", "anchors"],
        ["access"],
        ["history"],
        ["models"],
        ["exchange", "mining"],
        ["anchoring", "graph"],
        ["text"],
    ]


@pytest.mark.parametrize(("room", "line"), [("text", "from debate.web import a"), ("web", "import debate.management")])
def test_a_look_up_or_sideways_is_seen(room, line, tmp_path, monkeypatch, capsys):
    text = read(ROOT / "pyproject.toml").replace('root_package = "debate"', 'root_package = "house_of_test"')
    (tmp_path / "pyproject.toml").write_text(text.replace('containers = ["debate"]', 'containers = ["house_of_test"]'))
    for name in ("web", "management", "text"):
        make_package(tmp_path / "house_of_test" / name)
    make_package(tmp_path / "house_of_test")
    (tmp_path / "house_of_test/web/a.py").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    assert lint_imports(no_cache=True, no_logo=True) == 0, capsys.readouterr().out
    (tmp_path / "house_of_test" / room / "b.py").write_text(line.replace("debate", "house_of_test"))
    assert lint_imports(no_cache=True, no_logo=True) == 1


def make_package(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "__init__.py").touch()


def test_heavy_packages_have_one_importer():
    sources = files(".py", under="debate/")
    assert {name_of(file): found for file in sources if (found := strays(name_of(file), read(file)))} == {}


def test_scripts_import_with_a_semicolon_and_evaluate_nothing():
    scripts = files(".js", under="static/js/")
    assert [fault for file in scripts for fault in script_faults(name_of(file), read(file))] == []


def test_a_stray_import_is_seen():
    assert strays("debate/index/a.py", "def f():\n    from jieba import cut\n") == ["jieba"]
    assert strays("debate/text/a.py", "import jieba, opencc") == []


@pytest.mark.parametrize(
    "text",
    [
        'import "./a.js"',
        "import { a } from './a.js'\nlet b;",
        'import {\n  a,\n} from "./a.js"',
        'export { a } from "./a.js"',
        "eval('a')",
        "new Function('a')",
        "setTimeout('a()', 1)",
    ],
)
def test_a_bad_script_is_seen(text):
    assert len(script_faults("a.js", text)) == 1


@pytest.mark.parametrize(
    "text",
    ['import { a } from "./a.js";', 'import "./a.js";', "export const a = 'b'", "const m = await import('./a.js')"],
)
def test_a_good_script_is_let_through(text):
    assert script_faults("a.js", text) == []
