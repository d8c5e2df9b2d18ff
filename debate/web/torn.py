"""What stands in the way of undoing a change or accepting a suggestion, for a page to say."""

from typing import Any

from debate.editing.telling import named, obstacles
from debate.editing.undo import Overtaken
from debate.history.checks import Unsound
from debate.models import Debate
from debate.web.forms.told import REFUSALS

BREAKS = ("claim", "link", "source", "speaker", "citation")
"""Kinds of things that a change may break."""


def torn(debate: Debate, met: Overtaken | None) -> dict[str, Any]:
    """The part parts/_obstacles.html of a page, where there is anything to say."""
    return {
        "overtaken": met is not None,
        "obstacles": obstacles(debate.pk, met.conflicts) if met else (),
        "unsound": _broken(debate, met.unsound) if met and met.unsound else None,
        "refused": REFUSALS[met.refused.why] % {"number": met.refused.number} if met and met.refused else "",
    }


def _broken(debate: Debate, found: Unsound) -> list[object]:
    """The things that would break, by their words."""
    pids = dict.fromkeys(fault.pid for fault in found.faults if fault.pid)
    things = named(debate.pk, [(kind, pid) for pid in pids for kind in BREAKS])
    return [thing for thing in things if thing.words is not None]
