"""Read proposals and reports."""

from debate.models import Proposal, Report

PAGE = 50


def find_proposal(debate_id: int, number: int) -> Proposal:
    """A proposal with who made and who decided it: one query. Proposal.DoesNotExist if there is none."""
    return Proposal.objects.select_related("created_by", "decided_by").get(debate=debate_id, pk=number)


def reports(debate_id: int, *, before: int | None = None) -> tuple[list[Report], bool]:
    """PAGE reports, open ones first, then the closed, newest first; and whether there are more: one query.

    `before` is the key of the last one of the page before, which was closed: open ones are all on the first.
    """
    rows = Report.objects.filter(debate=debate_id).select_related("created_by", "closed_by")
    if before is not None:
        rows = rows.filter(pk__lt=before, state=Report.State.CLOSED)
    found = list(rows.order_by("-state", "-pk")[: PAGE + 1])
    return found[:PAGE], len(found) > PAGE
