"""Merge a claim, a speaker or a source into what it duplicates."""

from collections.abc import Iterable
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from debate.arguments.candidates import Candidate
from debate.editing.merge import merge_claims, merge_speakers
from debate.editing.merge_source import merge_sources
from debate.models import Claim
from debate.people.queries import SpeakerRow
from debate.sources.alike import Alike
from debate.sources.passages import SourceLine
from debate.web.forms.structure import Action, StructureForm, why
from debate.web.forms.target import LABEL, TargetMixin
from debate.web.templatetags.biantu import brief, partial_date, plain


class MergeForm(TargetMixin, StructureForm):
    """Into which claim, and why."""

    reason = why()
    field_order = ("near_into", "into", "reason")

    def __init__(self, *args: Any, claim: Claim, found: Iterable[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claim = claim
        self.add_target("into", _("Which claim stays?"), [])
        self.offer("into", [(row.claim.pid, brief(row.claim)) for row in found])  # type: ignore[arg-type]
        self.order_fields(self.field_order)

    def change(self) -> tuple[Action, dict[str, Any]]:
        """The claim goes, the chosen one stays."""
        return merge_claims, {"pid": self.claim.pid, **self.chosen()}


class MergeSpeakerForm(TargetMixin, StructureForm):
    """Into which speaker, and why."""

    reason = why()
    field_order = ("near_into", "into", "reason")

    def __init__(self, *args: Any, pid: str, others: Iterable[SpeakerRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pid = pid
        self.add_target("into", _("Which speaker stays?"), [])
        self.offer("into", [(row.pid, plain(row.name)) for row in others])
        self.order_fields(self.field_order)

    def change(self) -> tuple[Action, dict[str, Any]]:
        """The speaker goes, the chosen one stays and gets the name as an alias."""
        return merge_speakers, {"pid": self.pid, **self.chosen()}


class MergeSourceForm(TargetMixin, StructureForm):
    """Into which source, and why; those that are likely the same first."""

    reason = why()
    field_order = ("near_into", "into", "reason")

    def __init__(self, *args: Any, pid: str, alike: Alike, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pid = pid
        groups = [
            (_("The same web page"), alike.address),
            (_("The same title"), alike.title),
            (_("Other sources"), alike.others),
        ]
        named = [(name, [(line.pid, _line(line)) for line in lines]) for name, lines in groups if lines]
        self.add_target("into", _("Which source stays?"), [])
        self.offer("into", named[0][1] if len(alike.others) and len(named) == 1 else named)
        if alike.address or alike.title:
            self.fields["near_into"].help_text = _("Sources of the same web page or title stand first.")
        self.order_fields(self.field_order)

    def change(self) -> tuple[Action, dict[str, Any]]:
        """The source goes, the chosen one stays."""
        return merge_sources, {"pid": self.pid, **self.chosen()}


def _line(line: SourceLine) -> str:
    """A source in one line: title, outlet, date."""
    title, outlet = plain(line.title), plain(line.outlet)
    date = str(partial_date(line.published)) if line.published else ""
    return " · ".join(part for part in (Truncator(title).chars(LABEL), outlet, date) if part)
