"""Chicago, 17th edition, an entry of a bibliography: in English, and with the marks that Chinese books use."""

from debate.exchange.bibliography.reference import NEWS, Name, Reference
from debate.exchange.bibliography.words import is_english, long_date, nested, stopped, version


def as_chicago(reference: Reference) -> str:
    """One entry as one line of plain text."""
    if is_english(reference.language):
        return _english(reference)
    return _simplified(reference) if reference.language == "zh-Hans" else _traditional(reference)


def _english(reference: Reference) -> str:
    authors = stopped(_listed([_inverted(name, first=not at) for at, name in enumerate(reference.authors)]))
    issue = ", ".join(part for part in (_publisher(reference), long_date(reference.issued, "en")) if part)
    parts = [authors, _quoted(reference.title, reference), _inside(reference), stopped(issue)]
    if reference.version:
        parts.insert(3, f"{version(reference.version, 'en')}.")
    if not reference.issued and reference.accessed and reference.url:
        parts.append(f"Accessed {long_date(reference.accessed, 'en')}.")
    return " ".join(part for part in [*parts, stopped(reference.url)] if part)


def _inverted(name: Name, *, first: bool) -> str:
    """The first name of an entry begins with the family."""
    if name.literal or name.is_chinese or not first:
        return name.whole
    return f"{name.family}, {name.given}"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, and {names[-1]}" if names else ""


def _quoted(title: str, reference: Reference) -> str:
    if reference.described:
        return f"[{title}]."
    return f"“{stopped(nested(title, 'en'))}”"


def _inside(reference: Reference) -> str:
    """What is no periodical but holds others stands in quotation marks, as they do."""
    if reference.kind == NEWS or not reference.container or reference.container == reference.publisher:
        return ""
    return f"In “{stopped(nested(reference.container, 'en'))}”"


def _publisher(reference: Reference) -> str:
    """The outlet of a report, else whose page it is."""
    return reference.container if reference.kind == NEWS else reference.publisher


def _traditional(reference: Reference) -> str:
    title = f"[{reference.title}]" if reference.described else f"〈{nested(reference.title, 'zh-Hant')}〉"
    parts = [_people(reference), title]
    if reference.kind == NEWS:
        parts.append(_issue(f"《{nested(reference.container, 'zh-Hant')}》" if reference.container else "", reference))
    else:
        parts += [_held(reference, "收於《{}》"), _edition(reference), _issue(reference.publisher, reference)]
    return "".join(f"{part}。" for part in parts if part) + reference.url


def _simplified(reference: Reference) -> str:
    title = f"[{reference.title}]" if reference.described else f"《{nested(reference.title, 'zh-Hans')}》"
    parts = [title]
    if reference.kind == NEWS:
        parts.append(_issue(f"《{nested(reference.container, 'zh-Hans')}》" if reference.container else "", reference))
    else:
        parts += [_held(reference, "载于《{}》"), _edition(reference), _issue(reference.publisher, reference)]
    told = "，".join(part for part in parts if part)
    people = _people(reference)
    return (f"{people}：{told}。" if people else f"{told}。") + reference.url


def _people(reference: Reference) -> str:
    return "、".join(name.whole for name in reference.authors)


def _held(reference: Reference, form: str) -> str:
    if not reference.container or reference.container == reference.publisher:
        return ""
    return form.format(nested(reference.container, reference.language))


def _edition(reference: Reference) -> str:
    return version(reference.version, reference.language) if reference.version else ""


def _issue(whose: str, reference: Reference) -> str:
    """Whose it is, and when it came."""
    language = reference.language
    date = long_date(reference.issued, language)
    if not date and reference.accessed and reference.url:
        date = long_date(reference.accessed, language) + ("访问" if language == "zh-Hans" else "瀏覽")
    return "，".join(part for part in (whose, date) if part)
