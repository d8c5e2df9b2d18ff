"""BibTeX, read back by readers that others wrote."""

import pybtex.database
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors
from hypothesis import given, settings
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from debate.exchange.bibliography.bibtex import as_bibtex
from debate.exchange.bibliography.reference import Reference
from tests.exchange.bibliography.examples import ABROAD, ANY, BARE, CLAIM, EVERY

SYMBOLS = get_default_latex_context_db()
SYMBOLS.add_context_category(  # commands of LaTeX that the decoder lacks, or takes for an accent
    "symbols",
    macros=[
        MacroTextSpec(name, sign)
        for name, sign in (("textbraceleft", "{"), ("textbraceright", "}"), ("textasciicircum", "^"))
    ],
    prepend=True,
)
DECODER = LatexNodes2Text(latex_context=SYMBOLS, keep_braced_groups=False, strict_latex_spaces=True)


def decoded(text):
    """What TeX prints."""
    return DECODER.latex_to_text(text)


def folded(text):
    """With white space as TeX takes it: all alike, and one is as good as many."""
    return " ".join(text.split())


def test_a_claim_at_its_version():
    assert as_bibtex(CLAIM) == (
        "@misc{biantu-c000000000-v3,\n"
        "  title = {{考季時，三成學生找不到座位}},\n"
        "  howpublished = {市立圖書館該通宵開放嗎？},\n"
        "  organization = {辯圖},\n"
        "  version = {3},\n"
        "  date = {2026-01-02},\n"
        "  year = {2026},\n"
        "  month = jan,\n"
        "  url = {https://biantu.example/c/c000000000/v/3/},\n"
        "  urldate = {2026-05-01},\n"
        "  langid = {chinese},\n"
        "}\n"
    )


def test_a_source_without_headline_and_address():
    assert as_bibtex(BARE) == (
        "@article{biantu-s000000000,\n"
        "  author = {周, 又新 and 欧阳, 明 and {新华社}},\n"
        "  title = {{[无标题报道]}},\n"
        "  journal = {河港晚报},\n"
        "  date = {2026-01-02},\n"
        "  year = {2026},\n"
        "  month = jan,\n"
        "  langid = {chinese},\n"
        "}\n"
    )


def test_an_address_stands_as_it_is_and_cannot_end_its_field():
    assert "  url = {https://news.example/libraries-at-night?id=1&x=2},\n" in as_bibtex(ABROAD)
    odd = Reference("k", "page", "en", "x", url="https://x.example/{a}/%7B\\ 字")
    assert "  url = {https://x.example/%7Ba%7D/%7B%5C%20%E5%AD%97},\n" in as_bibtex(odd)


def test_pybtex_reads_every_kind():
    for reference in EVERY:
        (entry,) = pybtex.database.parse_string(as_bibtex(reference), "bibtex").entries.values()
        assert decoded(entry.fields["title"]) == reference.named
        assert entry.fields.get("url", "") == reference.url
        assert entry.fields.get("year", "") == reference.issued[:4]
        assert [names_of(person) for person in entry.persons.get("author", [])] == [
            (name.family, name.given) if name.family else ("", name.literal) for name in reference.authors
        ]


def names_of(person):
    """Family and given name; of whoever has but one, that."""
    family, given = (
        decoded(" ".join(parts)) for parts in (person.last_names, person.first_names + person.middle_names)
    )
    return (family, given) if given else ("", family)


@settings(deadline=None)
@given(ANY)
def test_pybtex_gives_back_any_text(reference):
    (entry,) = pybtex.database.parse_string(as_bibtex(reference), "bibtex").entries.values()
    assert folded(decoded(entry.fields["title"])) == folded(reference.title)
    assert folded(decoded(entry.fields["journal"])) == folded(reference.container)
    found = [tuple(map(folded, names_of(person))) for person in entry.persons.get("author", [])]
    wanted = [(name.family, name.given) if name.family else ("", name.literal) for name in reference.authors]
    assert found == [tuple(map(folded, name)) for name in wanted]


@settings(deadline=None)
@given(ANY)
def test_bibtexparser_gives_back_any_text(reference):
    library = parse_string(as_bibtex(reference), append_middleware=[SeparateCoAuthors()])
    assert library.failed_blocks == []
    (entry,) = library.entries
    assert folded(decoded(entry["title"])) == folded(reference.title)
    assert folded(decoded(entry["journal"])) == folded(reference.container)
    names = entry.fields_dict["author"].value if reference.authors else []
    wanted = [name.literal or f"{name.family}, {name.given}" for name in reference.authors]
    assert [folded(decoded(name)) for name in names] == list(map(folded, wanted))


def test_bibtexparser_decodes_what_is_escaped():
    title = "50 % of A_b ~ c & d # \\ $"
    library = parse_string(
        as_bibtex(Reference("k", "page", "en", title)), append_middleware=[LatexDecodingMiddleware()]
    )
    assert library.entries[0]["title"].strip("{}") == title
