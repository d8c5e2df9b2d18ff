"""The published schema is the one that is used, and others' validators agree with it."""

from pathlib import Path

from debate.exchange.schema import schema_text

FORMATS = Path(__file__).parents[2] / "docs" / "formats.md"


def test_the_documentation_holds_the_schema_word_for_word():
    assert f"```json\n{schema_text()}\n```\n" in FORMATS.read_text(encoding="utf-8")


def test_every_key_of_a_file_is_told_in_the_documentation():
    from debate.exchange.document import Document

    text = FORMATS.read_text(encoding="utf-8")
    assert [name for name in Document.model_fields if f"`{name}`" not in text] == []
