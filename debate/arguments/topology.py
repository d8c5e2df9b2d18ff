"""What the map is drawn from: all of a debate's claims as columns, built once per shape (docs/formats.md)."""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import TextField
from django.db.models.functions import Cast

from debate.graph.columns import Row, columns
from debate.history.actions import lock_debate
from debate.models import Anchor, Citation, Claim, ClaimTag, Debate, Link, SourceText, Speaker, Tag, Topology
from debate.models.base import Language
from debate.text.lines import lines
from debate.text.script import choose, convert
from debate.text.words import Words

VERSION = 2
COMPRESSION = 6  # 9 saves two bytes in a hundred and takes nine times as long
CARD_EM = 14
"""Width of a statement on a card; the style sheet sets no larger type than fits so many em."""
LANGUAGES = tuple(Language.values)
KINDS = {"question": "q", "position": "p", "claim": "c"}
VOICES = {"reported": "r", "reporter": "t", "editorial": "e"}
FOUND = (Anchor.Status.ANCHORED, Anchor.Status.MOVED)


def stored_topology(debate: Debate) -> bytes:
    """The topology of the debate's shape as gzip: one query, once it was built.

    Topology.DoesNotExist if the debate has got another shape meanwhile; Claim.DoesNotExist if it has no question.
    """
    stored = Topology.objects.filter(debate=debate, shape=debate.shape).values_list("body", flat=True)
    body = stored.first()
    return bytes(body) if body is not None else _build(debate)


@transaction.atomic
def _build(debate: Debate) -> bytes:
    """Build and store it, once: whoever comes meanwhile waits. No change is committed while the debate is held."""
    shape = debate.shape
    debate = lock_debate(debate.pk)
    if debate.shape != shape:
        raise Topology.DoesNotExist
    built = Topology.objects.filter(debate=debate, shape=shape).values_list("body", flat=True).first()
    if built is not None:
        return bytes(built)
    text = json.dumps(topology(debate), ensure_ascii=False, separators=(",", ":"))
    body = gzip.compress(text.encode(), compresslevel=COMPRESSION, mtime=0)
    Topology.objects.filter(debate=debate).delete()
    Topology.objects.create(debate=debate, shape=shape, body=body)
    return body


class _Claim(NamedTuple):
    pid: str
    kind: str
    voice: str
    lines: str
    created: int


@dataclass(slots=True)
class _Evidence:
    """Per claim: passages, those of them whose words were found, and who stands for it."""

    cited: Counter[Hashable] = field(default_factory=Counter)
    verified: Counter[Hashable] = field(default_factory=Counter)
    speakers: dict[Hashable, set[int]] = field(default_factory=lambda: defaultdict(set))


def topology(debate: Debate) -> dict[str, Any]:
    """The columns as they are sent; nine queries at any size. Call inside the transaction that holds the debate."""
    claims = _claims(debate)
    root = Claim.objects.get(debate=debate, kind=Claim.Kind.QUESTION, withdrawn_at__isnull=True)
    tree = columns(root.pk, (row for row in _links(debate) if row.premise in claims))
    nodes = [claims[key] for key in tree.nodes]
    evidence = _evidence(debate)
    speakers, speaker, several = _speakers(debate, tree.nodes, evidence)
    return {
        "version": VERSION,
        "debate": debate.pid,
        "shape": debate.shape,
        "n": len(nodes),
        "pids": "".join(node.pid for node in nodes),
        "up": tree.up,
        "relation": tree.relation,
        "kind": "".join(node.kind for node in nodes),
        "voice": "".join(node.voice for node in nodes),
        "placement": tree.placement,
        "lines": {code: "".join(node.lines[at] for node in nodes) for at, code in enumerate(LANGUAGES)},
        "pro": tree.pro,
        "con": tree.con,
        "cited": [evidence.cited[key] for key in tree.nodes],
        "verified": [evidence.verified[key] for key in tree.nodes],
        "speaker": speaker,
        "several": several,
        "speakers": speakers,
        "group": tree.group,
        "tags": _tags(debate, tree.nodes),
        "created": [node.created for node in nodes],
        "cross": tree.cross,
        "undercuts": tree.undercuts,
    }


def _claims(debate: Debate) -> dict[Hashable, _Claim]:
    rows = Claim.objects.filter(debate=debate, withdrawn_at__isnull=True)
    stored = rows.annotate(stored=Cast("translations", TextField()))  # most are empty, and need not be decoded
    fields = ("pk", "pid", "kind", "voice", "language", "text", "stored", "created_at")
    return {
        pk: _Claim(
            pid,
            KINDS[kind],
            VOICES[voice],
            _lines(language, text, translations),
            (created_at - debate.created_at).days,
        )
        for pk, pid, kind, voice, language, text, translations, created_at in stored.values_list(*fields).iterator(
            5_000
        )
    }


def _lines(language: str, text: str, translations: str) -> str:
    """A digit for each language: the lines of the wording that its readers are shown."""
    if translations != "{}":
        shown = list(_shown(Words.part(language, text, json.loads(translations), "text")).values())
    else:
        chinese = language != "en"
        shown = [
            convert(text, code, usage=True) if chinese and code not in (language, "en") else text  # type: ignore[arg-type]
            for code in LANGUAGES
        ]
    counted = {text: str(lines(text, CARD_EM)) for text in set(shown)}
    return "".join([counted[text] for text in shown])


def _shown(words: Words) -> dict[str, str]:
    """What the readers of each language are shown."""
    return {
        code: choose(code, words.language, words.text, words.translations).text  # type: ignore[arg-type]
        for code in LANGUAGES
    }


def _links(debate: Debate) -> list[Row]:
    rows = Link.objects.filter(debate=debate, withdrawn_at__isnull=True)
    ends = ("premise", "target_claim", "target_link", "parent")
    found = rows.values_list("pk", "pid", *ends, "relation", "group", "placement", "rank", "home")
    return [Row(*row) for row in found.iterator(5_000)]


def _evidence(debate: Debate) -> _Evidence:
    texts = SourceText.objects.filter(debate=debate)
    newest = set(dict(texts.order_by("version").values_list("source", "pk")).values())
    anchors = Anchor.objects.filter(debate=debate, citation__isnull=False).order_by("pk")
    standing = {
        citation: status
        for citation, text, status in anchors.values_list("citation", "source_text", "status").iterator(5_000)
        if text in newest
    }
    found = _Evidence()
    rows = Citation.objects.filter(debate=debate, claim__isnull=False, withdrawn_at__isnull=True)
    for pk, claim, speaker, stance in rows.values_list("pk", "claim", "speaker", "stance").iterator(5_000):
        found.cited[claim] += 1
        found.verified[claim] += standing.get(pk) in FOUND
        if speaker is not None and stance == Citation.Stance.SUPPORTS:
            found.speakers[claim].add(speaker)
    return found


def _speakers(
    debate: Debate, nodes: list[Hashable], evidence: _Evidence
) -> tuple[list[dict[str, Any]], list[int], list[list[Any]]]:
    """Who stands for claims, those for most first; for each node 0, the number of the one who does, or −1; and where
    several do, the node and their numbers."""
    times = Counter(speaker for key in nodes for speaker in evidence.speakers.get(key, ()))
    rows = [row for row in Speaker.objects.filter(debate=debate, withdrawn_at__isnull=True) if times[row.pk]]
    rows.sort(key=lambda row: (-times[row.pk], row.pid))
    numbers = {row.pk: number for number, row in enumerate(rows, start=1)}
    column, several = [], []
    for at, key in enumerate(nodes):
        own = sorted(numbers[speaker] for speaker in evidence.speakers.get(key, ()) if speaker in numbers)
        column.append(-1 if len(own) > 1 else own[0] if own else 0)
        if len(own) > 1:
            several.append([at, own])
    return [{"pid": row.pid, "name": _shown(Words.of(row, "name"))} for row in rows], column, several


def _tags(debate: Debate, nodes: list[Hashable]) -> list[dict[str, Any]]:
    index = {key: at for at, key in enumerate(nodes)}
    carried: dict[int, list[int]] = defaultdict(list)
    for claim, tag in ClaimTag.objects.filter(debate=debate).values_list("claim", "tag").iterator(5_000):
        if claim in index:
            carried[tag].append(index[claim])
    return [
        {
            "name": _shown(Words.part(debate.language, row.name, row.translations, "name")),
            "nodes": sorted(carried[row.pk]),
        }
        for row in Tag.objects.filter(debate=debate).order_by("pk")
        if carried[row.pk]
    ]
