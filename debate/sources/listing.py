"""Read a debate's sources and citations a page at a time, by pid."""

from django.db.models import Q

from debate.models import Citation, Source


def sources_in(debate_id: int, *, first: int, most: int) -> tuple[list[Source], int]:
    """Live sources from the n-th on, and how many there are: two queries."""
    rows = Source.objects.filter(debate_id=debate_id, withdrawn_at__isnull=True)
    return list(rows.order_by("pid")[first : first + most]), rows.count()


def citations_in(
    debate_id: int,
    *,
    claim: str = "",
    link: str = "",
    source: str = "",
    speaker: str = "",
    stance: str = "",
    first: int,
    most: int,
) -> tuple[list[Citation], int]:
    """Live citations of these things, with their passages and what rests on them: two queries."""
    asked = {"claim__pid": claim, "link__pid": link, "source__pid": source, "speaker__pid": speaker, "stance": stance}
    given = {name: value for name, value in asked.items() if value}
    rows = Citation.objects.filter(debate_id=debate_id, withdrawn_at__isnull=True, **given)
    loaded = rows.with_passages(Q(pk__isnull=False)).select_related(
        "source", "speaker", "via", "claim", "link__premise"
    )
    return list(loaded.order_by("pid")[first : first + most]), rows.count()
