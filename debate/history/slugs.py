"""Short addresses of debates: never changed, never used twice."""

from debate.history.refusals import Refused, Why, words
from debate.models import Debate
from debate.text.slug import SLUG, numbered, slug_of

SLUG_LENGTH = 80


def free_slug(wished: str, title: str) -> str:
    """The wished short address, else one made of the title, with a number if that is taken; TAKEN, NO_SLUG."""
    wished = words("slug", wished, SLUG_LENGTH).lower()
    if wished:
        if not SLUG.fullmatch(wished):
            raise Refused(Why.NO_SLUG, "slug")
        if Debate.objects.filter(slug=wished).exists():
            raise Refused(Why.TAKEN, "slug")
        return wished
    made = slug_of(title)
    taken = set(Debate.objects.filter(slug__startswith=made).values_list("slug", flat=True))
    return next(slug for number in range(1, len(taken) + 2) if (slug := numbered(made, number)) not in taken)
