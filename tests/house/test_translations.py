"""Every word of the interface stands in all three languages."""

import pytest

from debate.management import translations
from debate.management.translations import Message
from tests.house.files import ROOT

CODE = """
_("Save")
ngettext("One reply", "%(count)s replies", n)
pgettext("verb", "Open")
"""
TEMPLATE = """
  <p>it's {% translate "Close" context "door" %}
    {% blocktranslate trimmed count n=xs|length %}
      One thing of {{ name }}
    {% plural %}
      {{ n }} things
    {% endblocktranslate %} {{ _("Variable") }} {% include "x" with t=_("Given") %}</p>
"""
FOUND = {
    Message("Save"),
    Message("One reply", "%(count)s replies"),
    Message("Open", context="verb"),
    Message("Close", context="door"),
    Message("One thing of %(name)s", "%(n)s things"),
    Message("Variable"),
    Message("Given"),
}


@pytest.fixture
def project(tmp_path):
    """A small project whose three catalogs are complete."""
    (tmp_path / "debate").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "debate" / "a.py").write_text(CODE)
    (tmp_path / "templates" / "a.html").write_text(TEMPLATE)
    translations.update(tmp_path)
    for locale in ("zh_Hant", "zh_Hans"):
        rewrite(tmp_path, locale, 'msgstr ""\n\n', 'msgstr "字"\n\n')
        rewrite(tmp_path, locale, '%(count)s replies"\nmsgstr[0] ""', '%(count)s replies"\nmsgstr[0] "%(count)s 個"')
        rewrite(tmp_path, locale, '%(n)s things"\nmsgstr[0] ""', '%(n)s things"\nmsgstr[0] "%(n)s 個"')
        rewrite(tmp_path, locale, 'msgid "Variable"\nmsgstr ""', 'msgid "Variable"\nmsgstr "字"')
    return tmp_path


def rewrite(project, locale, old, new):
    """Change a catalog by hand."""
    file = translations.catalog_file(project, locale)
    assert old in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def test_every_word_is_translated():
    assert translations.faults(ROOT) == []


def test_words_are_found_in_code_and_templates(project):
    assert translations.extract(project) == FOUND


def test_a_complete_catalog_has_no_fault(project):
    assert translations.faults(project) == []


@pytest.mark.parametrize(
    ("locale", "old", "new", "fault"),
    [
        ("en", 'msgid "Save"\nmsgstr "Save"\n', "", "en: missing: 'Save'"),
        ("en", 'msgstr "Save"', 'msgstr ""', "en: empty, or not 1 form(s): 'Save'"),
        ("en", 'msgid "Save"', '#, fuzzy\nmsgid "Save"', "en: fuzzy: 'Save'"),
        ("en", 'msgstr[1] "%(n)s things"\n', "", "en: empty, or not 2 form(s): 'One thing of %(name)s'"),
        (
            "zh_Hant",
            'msgstr[0] "%(n)s 個"',
            'msgstr[0] "個"',
            "zh_Hant: placeholders differ from ['%(n)s']: 'One thing of %(name)s'",
        ),
        (
            "en",
            'msgstr[0] "One thing of %(name)s"',
            'msgstr[0] "One %(thing)s"',
            "en: a form has placeholders other than ['%(n)s', '%(name)s']: 'One thing of %(name)s'",
        ),
        ("en", 'msgid "Save"', '#~ msgid "Old"\n#~ msgstr "Old"\n\nmsgid "Save"', "en: in no code or template: 'Old'"),
        ("en", 'msgid "Save"', 'msgid "Old"\nmsgstr "Old"\n\nmsgid "Save"', "en: in no code or template: 'Old'"),
        (
            "zh_Hans",
            "nplurals=1; plural=0;",
            "nplurals=1; plural=1;",
            "zh_Hans: the header lacks Plural-Forms: nplurals=1; plural=0;",
        ),
    ],
)
def test_a_fault_is_seen(project, locale, old, new, fault):
    rewrite(project, locale, old, new)
    assert translations.faults(project) == [fault]


def test_an_update_keeps_translations_and_drops_what_is_unused(project):
    before = translations.catalog_file(project, "zh_Hant").read_text("utf-8")
    (project / "debate" / "a.py").write_text(CODE + '_("New")')
    changed = translations.update(project)
    assert [file.parent.parent.name for file in changed] == ["zh_Hant", "zh_Hans", "en"]
    assert translations.faults(project) == [
        "zh_Hant: empty, or not 1 form(s): 'New'",
        "zh_Hans: empty, or not 1 form(s): 'New'",
    ]
    (project / "debate" / "a.py").write_text(CODE)
    translations.update(project)
    assert translations.catalog_file(project, "zh_Hant").read_text("utf-8") == before
    assert translations.update(project) == []


def test_catalogs_are_compiled_once(project):
    written = translations.compile_catalogs(project)
    assert [file.relative_to(project / "debate/locale").as_posix() for file in written] == [
        "en/LC_MESSAGES/django.mo",
        "zh_Hans/LC_MESSAGES/django.mo",
        "zh_Hant/LC_MESSAGES/django.mo",
    ]
    assert translations.compile_catalogs(project) == []
