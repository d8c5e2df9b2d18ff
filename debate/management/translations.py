"""The words of the interface: extracted from code and templates, kept in `.po` files, compiled to `.mo`."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.extract import DEFAULT_KEYWORDS
from babel.messages.extract import extract as babel_extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import normalize, read_po
from django.utils.translation.template import templatize

PLURALS = {"zh_Hant": "nplurals=1; plural=0;", "zh_Hans": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|(?<!%)(?:%%)*%[sd]|\{\w*\}")


@dataclass(frozen=True, order=True)
class Message:
    """What is translated: an English text, its plural form or "", and a context or ""."""

    text: str
    plural: str = ""
    context: str = ""

    @property
    def required(self) -> set[str]:
        """The placeholders that a translation must mention; of plural forms, the last one must."""
        return set(PLACEHOLDER.findall(self.plural or self.text))

    @property
    def allowed(self) -> set[str]:
        """The placeholders that any form may mention."""
        return set(PLACEHOLDER.findall(self.text + self.plural))


def extract(root: Path) -> set[Message]:
    """Every message in `debate/` and `templates/`; scripts have none, they take their words from the markup."""
    found: set[Message] = set()
    for file in sorted((root / "debate").rglob("*.py")):
        found |= set(messages_in(file.read_text("utf-8")))
    for file in sorted((root / "templates").rglob("*.*")):
        found |= set(messages_in_template(file.read_text("utf-8")))
    return found


def messages_in(source: str) -> Iterator[Message]:
    """The messages of Python source."""
    calls = babel_extract("python", BytesIO(source.encode()), keywords=KEYWORDS)
    for _line, found, _comments, context in calls:
        texts = [found] if isinstance(found, str) else list(found)
        yield Message(texts[0], texts[1] if len(texts) > 1 else "", context or "")


def messages_in_template(source: str) -> Iterator[Message]:
    """The messages of a Django template; Django itself turns its tags into calls of gettext."""
    calls = "\n".join(line.strip() for line in templatize(source).splitlines())
    yield from messages_in(calls)


# Catalogs


def catalog_file(root: Path, locale: str) -> Path:
    """Where a locale's messages are."""
    return root / "debate" / "locale" / locale / "LC_MESSAGES" / "django.po"


def read_catalog(file: Path, locale: str) -> Catalog:
    """The catalog, empty where there is no file; a file that is not well formed raises PoFileError."""
    if not file.is_file():
        return Catalog(locale=locale)
    with file.open("rb") as reading:
        return read_po(reading, locale=locale, abort_invalid=True)


def entry_of(catalog: Catalog, message: Message) -> Entry | None:
    """The catalog's entry for a message."""
    entry = catalog.get(message.text, message.context or None)
    return entry if entry and message == message_of(entry) else None


def message_of(entry: Entry) -> Message:
    """What an entry translates."""
    text, plural = entry.id if isinstance(entry.id, (tuple, list)) else (entry.id, "")
    return Message(text, plural, entry.context or "")


def forms_of(entry: Entry | None) -> list[str]:
    """The translations: one, or one for each plural form; empty ones included."""
    if entry is None:
        return []
    return list(entry.string) if isinstance(entry.string, (tuple, list)) else [entry.string or ""]


def faults(root: Path) -> list[str]:
    """What is wrong between code and catalogs, one line each."""
    messages = extract(root)
    return [fault for locale in PLURALS for fault in catalog_faults(catalog_file(root, locale), locale, messages)]


def catalog_faults(file: Path, locale: str, messages: set[Message]) -> Iterator[str]:
    """What is wrong in one catalog, seen from the messages in use."""
    catalog = read_catalog(file, locale)
    if file.is_file() and PLURALS[locale] not in file.read_text("utf-8"):
        yield f"{locale}: the header lacks Plural-Forms: {PLURALS[locale]}"
    for message in sorted(messages):
        for fault in entry_faults(entry_of(catalog, message), message, locale):
            yield f"{locale}: {fault}: {message.context and message.context + ' / '}{message.text!r}"
    unused = [message_of(entry) for entry in catalog if entry.id and message_of(entry) not in messages]
    unused += [message_of(entry) for entry in catalog.obsolete.values()]
    yield from (f"{locale}: in no code or template: {message.text!r}" for message in sorted(unused))


def entry_faults(entry: Entry | None, message: Message, locale: str) -> Iterator[str]:
    """What is wrong with one translation."""
    if entry is None:
        yield "missing"
        return
    forms = forms_of(entry)
    expected = int(PLURALS[locale][len("nplurals=")]) if message.plural else 1
    if len(forms) != expected or not all(forms):
        yield f"empty, or not {expected} form(s)"
    elif set(PLACEHOLDER.findall(forms[-1])) != message.required:
        yield f"placeholders differ from {sorted(message.required)}"
    elif any(not set(PLACEHOLDER.findall(form)) <= message.allowed for form in forms):
        yield f"a form has placeholders other than {sorted(message.allowed)}"
    if entry.fuzzy:
        yield "fuzzy"


# Writing


def update(root: Path) -> list[Path]:
    """Bring every `.po` file to the messages in use, keeping translations; returns the files that changed."""
    messages = extract(root)
    changed = []
    for locale in PLURALS:
        file = catalog_file(root, locale)
        text = print_catalog(read_catalog(file, locale), locale, messages)
        if not file.is_file() or file.read_text("utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
            changed.append(file)
    return changed


def print_catalog(catalog: Catalog, locale: str, messages: set[Message]) -> str:
    """The `.po` file: sorted by text, without places and dates, so that a difference shows only words."""
    header = [
        f"Language: {locale}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {PLURALS[locale]}",
    ]
    parts = ['msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in header)]
    parts += [print_entry(entry_of(catalog, message), message, locale) for message in sorted(messages)]
    return "\n".join(parts)


def print_entry(entry: Entry | None, message: Message, locale: str) -> str:
    """One entry with the translators' comments; English answers with the text itself until someone changes it."""
    own = [message.text, message.plural] if locale == "en" else ["", ""]
    forms = forms_of(entry) if entry else []
    lines = [f"# {comment}" for comment in (entry.user_comments if entry else [])]
    lines += ["#, fuzzy"] if entry and entry.fuzzy else []
    lines += [f"msgctxt {quoted(message.context)}"] if message.context else []
    lines += [f"msgid {quoted(message.text)}"]
    if message.plural:
        count = int(PLURALS[locale][len("nplurals=")])
        filled = [form or own[place] for place, form in enumerate((forms + [""] * count)[:count])]
        lines += [f"msgid_plural {quoted(message.plural)}"]
        lines += [f"msgstr[{place}] {quoted(form)}" for place, form in enumerate(filled)]
    else:
        lines += [f"msgstr {quoted((forms or [''])[0] or own[0])}"]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """A `.po` string; unfolded, except at its own line ends."""
    return normalize(text, width=0)


def compile_catalogs(root: Path) -> list[Path]:
    """Write each `.mo` that is missing or older than its `.po`; returns those written."""
    written = []
    for source in sorted((root / "debate" / "locale").glob("*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime > source.stat().st_mtime:
            continue
        draft = target.with_name(f"{target.name}.{os.getpid()}")
        with draft.open("wb") as writing:
            write_mo(writing, read_catalog(source, source.parent.parent.name))
        draft.replace(target)
        written.append(target)
    return written
