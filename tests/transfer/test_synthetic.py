"""Invented debates."""

from collections import Counter
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from debate.exchange.references import graph_of, reference_faults
from debate.exchange.write import write_document
from debate.models import Address, Anchor, Citation, Claim, ClaimVersion, Debate, Link, SourceText
from debate.transfer.queries import debate_document
from debate.transfer.synthetic.build import synthesize_debate
from debate.transfer.synthetic.plan import Size, plan
from debate.transfer.synthetic.words import LISTS, name, sentence

SHARES = st.sampled_from([0.0, 0.1, 1.0])


@given(st.integers(1, 300), st.integers(2, 200), st.floats(1, 30), SHARES, SHARES, SHARES, st.integers(0, 99))
def test_a_plan_has_its_size_its_depth_and_no_second_place_twice(claims, depth, branching, cross, under, joint, seed):
    size = Size(claims, depth, branching, cross=cross, undercuts=under, joint=joint)
    made = plan(size, Random(seed))
    homes = made.bonds[: claims - 1]
    assert [bond.premise for bond in homes] == list(range(1, claims))
    depths = [0]
    for bond in homes:
        depths.append(depths[bond.parent] + 1)
    assert max(depths) <= depth
    places = Counter((bond.premise, bond.parent) for bond in made.bonds)
    assert set(places.values()) <= {1}
    assert not any(bond.home for bond in made.bonds[claims - 1 :])


def test_large_plans_are_deep_and_wide():
    made = plan(Size(claims=5_000, depth=200), Random(1))
    depths = [0]
    for bond in made.bonds[:4_999]:
        depths.append(depths[bond.parent] + 1)
    children = Counter(bond.parent for bond in made.bonds)
    assert (max(depths), children.most_common(1)[0][1] >= 250) == (200, True)


@pytest.mark.parametrize("asked", [{"claims": 0}, {"depth": 1}, {"depth": 201}, {"branching": 0.5}, {"cross": 1.1}])
def test_what_cannot_be_is_refused(asked):
    with pytest.raises(ValueError, match=next(iter(asked))):
        Size(**{"claims": 10} | asked)


@pytest.mark.parametrize("language", LISTS)
def test_sentences_fit_a_claim(language):
    found = [sentence(Random(seed), language) for seed in range(500)]
    assert max(map(len, found)) <= 200
    assert len(set(found)) > 400


def test_names_are_each_ones_own():
    assert len({name(number) for number in range(400)}) == 400
    assert name(0) == ("陳雅婷", "Ya-ting Chen")


@pytest.mark.django_db
@pytest.mark.parametrize("claims", [1, 2, 4, 5, 500])
def test_an_invented_debate_is_a_sound_one(claims):
    debate = synthesize_debate(slug="invented", size=Size(claims, depth=60, cross=0.1, undercuts=0.2, joint=0.2))
    document = debate_document(debate)
    assert list(reference_faults(document)) == []
    assert len(graph_of(document).claims) == claims
    assert (debate.revision, debate.shape) == (1, 1)
    issued = dict(Counter(Address.objects.values_list("kind", flat=True)))
    assert (issued["claim"], issued.get("link", 0)) == (claims, Link.objects.count())
    assert Citation.objects.count() == issued.get("citation", 0)
    translated = sum(len(row.translations) for row in Claim.objects.all())
    assert ClaimVersion.objects.count() == claims + translated


@pytest.mark.django_db
def test_citations_stand_where_they_say(db):
    synthesize_debate(slug="invented", size=Size(claims=300, citations=1))
    texts = {row.source_id: row.text for row in SourceText.objects.all()}
    assert 0 < Anchor.objects.count() < Citation.objects.count() or len(texts) == 1
    for anchor in Anchor.objects.select_related("citation"):
        text, row = texts[anchor.citation.source_id], anchor.citation
        assert (anchor.end or 0) - (anchor.start or 0) == row.length
        paragraph = text.split("\n")[row.block - 1]
        assert paragraph[row.start : row.start + row.length] == text[anchor.start : anchor.end]


@pytest.mark.django_db
def test_the_same_seed_gives_the_same_debate():
    found = []
    for seed in (1, 1, 2):
        with transaction.atomic():
            debate = synthesize_debate(slug="invented", size=Size(claims=60), seed=seed)
            found.append(write_document(debate_document(debate)))
            transaction.set_rollback(True)
    assert found[0] == found[1] != found[2]


@pytest.mark.django_db
def test_the_command(capsys):
    call_command("synthesize", "made-up", claims=50, depth=9)
    assert capsys.readouterr().out == "Invented made-up: 50 claims, at /d/made-up/\n"
    assert Claim.objects.filter(debate=Debate.objects.get()).count() == 50
    for slug, options, message in (
        ("made-up", {"claims": 5}, "There is a debate made-up already."),
        ("other", {"claims": 0}, "claims: at least 1"),
        ("Not a slug", {"claims": 5}, "Not a slug is no slug: lower case letters, digits and single hyphens."),
    ):
        with pytest.raises(CommandError, match=message):
            call_command("synthesize", slug, **options)
    call_command("check_debate", "made-up")
    assert capsys.readouterr().out == "1 debates, 0 faults\n"
