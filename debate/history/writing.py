"""Write the fields of a patch into rows, with all that follows from them: versions, HTML, addresses, places."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Max
from django.utils import timezone

from debate.history.addresses import issue_addresses, mark_address
from debate.history.patches import Fields, Patch, fields_of
from debate.history.things import KINDS
from debate.models import Address, Block, Claim, ClaimTag, ClaimVersion, Debate, Link, Source, Tag, User
from debate.text.fold import claim_hash
from debate.text.markdown import render

ORDER = ("debate", "speaker", "source", "claim", "link", "citation", "annotation")
MARKDOWN = {"claim": "detail", "debate": "about"}
WORDING = ("language", "text", "headline", "detail")
ADDRESS = {"state", "successor", "reason"}


def write(*, debate: Debate, patch: Patch, by: User | None) -> None:
    """Make the things of a patch what it says; what is not there is made. Call under the debate's lock."""
    writer = _Writer(debate, patch, by)
    for kind in ORDER:
        for pid, fields in writer.in_order(kind):
            writer.write(kind, pid, fields)


class _Writer:
    """The rows that a patch is about, found once by kind and pid."""

    def __init__(self, debate: Debate, patch: Patch, by: User | None) -> None:
        self.debate, self.patch, self.by = debate, patch, by
        self.rows: dict[tuple[str, str], Any] = {("debate", debate.pid): debate}
        named: dict[str, set[str]] = defaultdict(set)
        for kind, pid, fields in fields_of(patch):
            named[kind].add(pid)
            for name, (_, referred) in KINDS[kind].references.items():
                if (fields or {}).get(name):
                    named[referred].add((fields or {})[name])
        named.pop("debate", None)
        for kind, pids in named.items():
            for row in KINDS[kind].table.objects.filter(debate=debate, pid__in=pids):
                row.debate = debate
                self.rows[kind, row.pid] = row

    def in_order(self, kind: str) -> Iterator[tuple[str, Fields]]:
        """A kind's things in an order that no constraint minds: links give up a place before others take it, and an
        undercut comes after the link it attacks."""
        things = [(pid, fields or {}) for pid, fields in self.patch.get(kind, {}).items()]
        if kind != "link":
            yield from things
            return
        leaving = [item for item in things if self._leaves(*item)]
        yield from leaving
        waiting = [item for item in things if item not in leaving]
        while waiting:
            ready = [item for item in waiting if not item[1].get("link") or ("link", item[1]["link"]) in self.rows]
            yield from ready
            if not ready:
                raise ValueError(f"{waiting[0][0]} attacks a link that is not there")
            waiting = [item for item in waiting if item not in ready]

    def _leaves(self, pid: str, fields: Fields) -> bool:
        retires = fields.get("state", Address.State.LIVE) != Address.State.LIVE
        return ("link", pid) in self.rows and (retires or fields.get("home") is False)

    def write(self, kind: str, pid: str, fields: Fields) -> None:
        """One thing."""
        row = self.rows.get((kind, pid))
        new = row is None
        if row is None and set(fields) <= ADDRESS:  # it was retired before it came here: only its address is known
            mark_address(pid=pid, by=self.by, **fields)
            return
        if row is None:
            row = KINDS[kind].table(debate=self.debate, pid=pid, created_by=self.by)
            issue_addresses(debate=self.debate, kind=kind, pids=[pid], by=self.by)
        self._set(kind, row, fields)
        if isinstance(row, Link):
            self._place(row)
        row.save(force_insert=new)
        self.rows[kind, pid] = row
        if isinstance(row, Claim):
            self._keep_versions(row, fields)
        self._set_parts(kind, row, fields)
        if ADDRESS & set(fields) and not (new and fields["state"] == Address.State.LIVE):
            mark_address(pid=pid, by=self.by, **{name: fields[name] for name in ADDRESS & set(fields)})

    def _set(self, kind: str, row: Any, fields: Fields) -> None:
        known = KINDS[kind]
        for name, value in fields.items():
            if name in known.columns:
                setattr(row, name, value)
            elif name in known.references:
                attribute, referred = known.references[name]
                setattr(row, attribute, self.rows[referred, value] if value else None)
            elif name.startswith("translations."):
                self._translate(kind, row, name.removeprefix("translations."), value)
        if kind in MARKDOWN and MARKDOWN[kind] in fields:
            setattr(row, f"{MARKDOWN[kind]}_html", render(fields[MARKDOWN[kind]]))
        if "text" in fields:
            row.folded = claim_hash(fields["text"])
        if "state" in fields:
            row.withdrawn_at = None if fields["state"] == Address.State.LIVE else timezone.now()

    def _translate(self, kind: str, row: Any, code: str, words: dict[str, Any] | None) -> None:
        if words is None:
            row.translations.pop(code, None)
            return
        written = dict(words)
        if kind in MARKDOWN:
            written[f"{MARKDOWN[kind]}_html"] = render(words.get(MARKDOWN[kind], ""))
        row.translations = {**row.translations, code: written}

    def _place(self, link: Link) -> None:
        """A link hangs under its target, or under the premise of the link it attacks; what attacks it follows."""
        link.parent = link.target_claim or (link.target_link.premise if link.target_link else None)
        if link.pk:
            attackers = Link.objects.filter(debate=self.debate, target_link=link, withdrawn_at__isnull=True)
            attackers.update(parent=link.premise)  # one that was withdrawn is placed when it comes back

    def _keep_versions(self, claim: Claim, fields: Fields) -> None:
        """A new number for each wording that changed, and the row that keeps it for ever."""
        changed = [claim.language] if any(name in fields for name in WORDING) else []
        changed += [
            name.removeprefix("translations.")
            for name, words in fields.items()
            if name.startswith("translations.") and words is not None
        ]
        if not changed:
            return
        kept = ClaimVersion.objects.filter(debate=self.debate, claim=claim, language__in=changed)
        last = dict(kept.values("language").annotate(last=Max("number")).values_list("language", "last"))
        for code in changed:
            number = last.get(code, 0) + 1
            words = _wording(claim) if code == claim.language else claim.translations[code]
            ClaimVersion.objects.create(
                debate=self.debate,
                claim=claim,
                language=code,
                number=number,
                text=words["text"],
                headline=words.get("headline", ""),
                detail=words.get("detail", ""),
                created_by=self.by,
            )
            if code == claim.language:
                claim.version = number
            else:
                claim.translations[code]["version"] = number
        claim.save(update_fields=["version", "translations"])

    def _set_parts(self, kind: str, row: Any, fields: Fields) -> None:
        """Tags of a claim, paragraphs of a source, tags of the debate: rows of their own."""
        if kind == "claim" and "tags" in fields:
            self._tag(row, fields["tags"])
        for name, value in fields.items():
            part, _, key = name.partition(".")
            if part == "blocks":
                self._digest(row, int(key), value)
            elif part == "tags" and key:
                Tag.objects.update_or_create(debate=self.debate, name=key, defaults={"translations": value or {}})

    def _tag(self, claim: Claim, names: list[str]) -> None:
        ClaimTag.objects.filter(debate=self.debate, claim=claim).delete()
        tags = {tag.name: tag for tag in Tag.objects.filter(debate=self.debate, name__in=names)}
        for rank, name in enumerate(names):
            tag = tags.get(name) or Tag.objects.create(debate=self.debate, name=name, created_by=self.by)
            ClaimTag.objects.create(debate=self.debate, claim=claim, tag=tag, rank=rank, created_by=self.by)

    def _digest(self, source: Source, number: int, value: dict[str, Any] | None) -> None:
        block: dict[str, Any] = {"debate": self.debate, "source": source, "number": number}
        if value is None:
            Block.objects.filter(**block).delete()
        else:
            Block.objects.update_or_create(**block, defaults=value)


def _wording(claim: Claim) -> dict[str, str]:
    return {"text": claim.text, "headline": claim.headline, "detail": claim.detail}
