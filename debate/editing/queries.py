"""Read proposals."""

from debate.models import Proposal


def find_proposal(debate_id: int, number: int) -> Proposal:
    """A proposal with who made and who decided it: one query. Proposal.DoesNotExist if there is none."""
    return Proposal.objects.select_related("created_by", "decided_by").get(debate=debate_id, pk=number)
