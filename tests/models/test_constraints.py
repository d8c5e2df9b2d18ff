"""What the database itself refuses, on both engines."""

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DataError

from debate.models import Address, Anchor, Citation, Claim, Debate, Link, Membership, Source, SourceText, User
from tests.library import COST, LIGHT, NIGHT, STUDENTS

pytestmark = pytest.mark.django_db


def claim(pid):
    """A claim of the library debate."""
    return Claim.objects.get(pid=pid)


def link(debate, **fields):
    """An unsaved link between claims of the library debate."""
    known = {"pid": "kzzzzzzzzz", "relation": "pro", "placement": "editorial", "debate": debate}
    target = claim(fields.pop("target", NIGHT))
    return Link(premise=claim(COST), target_claim=target, parent=target, **known | fields)


def refused(row):
    """Whether the database refuses to store the row."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except (IntegrityError, DataError):
        return True
    return False


def test_a_sound_row_is_stored(library):
    assert not refused(link(library))


def test_links(library):
    undercut = Link.objects.get(pid="k000000002")
    assert refused(link(library, target=COST))
    assert refused(link(library, relation="maybe"))
    assert refused(link(library, placement="somewhere"))
    assert refused(link(library, pid="k000000000"))
    assert refused(link(library, home=True))
    assert refused(link(library, target_link=undercut))
    assert refused(link(library, group="g" * 21))
    both = link(library)
    both.target_claim = None
    assert refused(both)
    both.target_link, both.relation = undercut, "pro"
    assert refused(both)
    both.relation = "con"
    assert not refused(both)


def test_one_live_link_per_premise_and_target(library):
    first = link(library)
    first.save()
    second = link(library, pid="kyyyyyyyyy")
    assert refused(second)
    Link.objects.filter(pk=first.pk).update(withdrawn_at="2026-01-01T00:00Z")
    assert not refused(second)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": "字" * 501},
        {"headline": "字" * 81},
        {"detail": "字" * 10_001},
        {"kind": "opinion"},
        {"voice": "nobody"},
        {"nature": "odd"},
        {"language": "fr"},
        {"version": 0},
        {"pid": STUDENTS},
        {"kind": "question"},
    ],
)
def test_claims(library, fields):
    sound = {"pid": "czzzzzzzzz", "kind": "claim", "voice": "editorial", "language": "en", "text": "字" * 500}
    assert refused(Claim(debate=library, folded="0" * 64, **sound | fields))
    assert not refused(Claim(debate=library, folded="0" * 64, **sound))


def test_citations(library):
    def citation(**fields):
        sound = {
            "pid": "tzzzzzzzzz",
            "block": 1,
            "start": 0,
            "length": 9,
            "folded": 9,
            "seal": "v1:",
            "stance": "supports",
        }
        row = Citation(debate=library, source=Source.objects.first(), claim=claim(LIGHT), **sound)
        for name, value in fields.items():
            setattr(row, name, value)
        return row

    assert refused(citation(claim=None))
    assert refused(citation(link=Link.objects.first()))
    assert refused(citation(block=0))
    assert refused(citation(length=0))
    assert refused(citation(stance="likes"))
    assert not refused(citation())


def test_anchors(library):
    citation, source = Citation.objects.first(), Source.objects.first()
    text = SourceText(debate=library, source=source, version=1, language="en", text="x", sha256="", original=b"x")
    text.save()

    def anchor(**fields):
        known = {"citation": citation, "source_text": text, "status": "anchored", "start": 0, "end": 9, "stage": "seal"}
        return Anchor(debate=library, **known | fields)

    assert refused(anchor(end=0))
    assert refused(anchor(start=None))
    assert refused(anchor(start=None, end=None))
    assert refused(anchor(citation=None))
    assert refused(anchor(source_text=None))
    assert refused(anchor(status="lost"))
    assert not refused(anchor(status="orphan", start=None, end=None))
    assert not refused(anchor())
    assert refused(SourceText(debate=library, source=source, version=1, language="en", text="y"))


def test_addresses(library):
    def address(**fields):
        return Address(**{"pid": "zzzzzzzzzz", "kind": "claim", "debate": library} | fields)

    assert refused(address(pid=NIGHT))
    assert refused(address(state="merged"))
    assert refused(address(state="live", reason="because"))
    assert refused(address(state="gone"))
    assert not refused(address(state="merged", successor=NIGHT))


def test_debates_and_members(library, owner):
    assert refused(Debate(pid="bzzzzzzzzz", slug="night-library", language="en", title="x"))
    assert refused(Debate(pid="bzzzzzzzzz", slug="other", language="en", title="x", visibility="some"))
    assert refused(Membership(debate=library, user=owner, role="reader"))
    assert refused(Membership(debate=library, user=User.objects.create(username="x"), role="king"))
