"""Files and functions stay short enough to read at one sitting (style: name the thing, then stop)."""

import ast

from tests.house.files import files, name_of, read

MOST_LINES = {".py": 300, ".js": 300, ".html": 300, ".css": 150}
MOST_FUNCTION_LINES = 40
LONGER_FUNCTIONS: dict[str, str] = {
    # "path:function": "why it is better in one piece",
}


def long_file(name, text):
    """The fault of one file, or nothing."""
    most = MOST_LINES["." + name.rpartition(".")[2]]
    lines = len(text.splitlines())
    return [f"{name}: {lines} lines, at most {most}"] if lines > most else []


def long_functions(name, text):
    """Functions over the limit, as path:function, with their length."""
    found = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MOST_FUNCTION_LINES:
                found[f"{name}:{node.name}"] = length
    return found


def test_files_are_short():
    kept = [file for file in files(*MOST_LINES) if "/migrations/" not in name_of(file)]
    assert [fault for file in kept for fault in long_file(name_of(file), read(file))] == []


def test_functions_are_short():
    kept = [file for file in files(".py") if "/migrations/" not in name_of(file)]
    long = {name: length for file in kept for name, length in long_functions(name_of(file), read(file)).items()}
    assert sorted(long) == sorted(LONGER_FUNCTIONS), long


def test_a_long_file_is_seen():
    assert long_file("a.css", "a\n" * 150) == []
    assert long_file("a.css", "a\n" * 151) == ["a.css: 151 lines, at most 150"]
    assert long_file("a.py", "a\n" * 301) == ["a.py: 301 lines, at most 300"]


def test_a_long_function_is_seen():
    assert long_functions("a.py", "def f():\n" + "    x = 1\n" * 39) == {}
    assert long_functions("a.py", "def f():\n" + "    x = 1\n" * 40) == {"a.py:f": 41}
