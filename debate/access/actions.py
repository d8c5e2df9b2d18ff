"""Give and take roles."""

from django.db import transaction

from debate.models import Debate, Membership, User


@transaction.atomic
def grant(*, debate: Debate, user: User, role: str, by: User | None) -> Membership:
    """Make a user a member with this role, or change the role; not a change of the public debate."""
    membership, _ = Membership.objects.update_or_create(
        debate=debate, user=user, defaults={"role": role, "created_by": by}
    )
    return membership
