"""People who write at the same time: what each may do, whatever the others do meanwhile."""

import random
from collections.abc import Callable
from functools import partial
from threading import Barrier
from typing import Any

from debate.arguments import actions, linking
from debate.editing import merge, undo, withdraw
from debate.history.checks import Unsound
from debate.history.refusals import Refused, Stale
from debate.models import Change, Claim, Debate, Link
from tests.editing import audit
from tests.library import COST, WAGES

HOMES = {COST: "k000000003", WAGES: "k000000004"}


def move_each_under_the_other(run: Callable[..., list[Any]], debate: Debate) -> list[str]:
    """Two moves at once that together would make a cycle; how each ended. The one that worked is taken back."""
    start = Barrier(2)

    def move(pid: str, target: str) -> str:
        start.wait()
        try:
            entry = linking.move_link(debate=debate, pid=HOMES[pid], target=target, relation="pro", by=None)
        except Refused as error:
            return str(error)
        return f"moved {entry.revision}"

    ended = run(partial(move, COST, WAGES), partial(move, WAGES, COST))
    (revision,) = [int(how.split()[1]) for how in ended if how.startswith("moved")]
    run(partial(undo.undo_change, debate=debate, revision=revision, by=None), lambda: None)
    return sorted(how.split()[0] if how.startswith("moved") else how for how in ended)


def write_some(debate: Debate, seed: int, times: int) -> int:
    """Do this and that to a debate; how many changes it made. Refusals are fine, anything else is not."""
    dice = random.Random(seed)
    made = 0
    for number in range(times):
        try:
            made += any_action(debate, dice, f"{seed}.{number}") is not None
        except (Refused, Stale, Unsound, undo.Overtaken):
            continue
    return made


def any_action(debate: Debate, dice: random.Random, text: str) -> Change | None:
    """One of the actions, upon things chosen by chance."""
    claims, links = (
        list(table.objects.filter(debate=debate, withdrawn_at__isnull=True).values_list("pid", flat=True))
        for table in (Claim, Link)
    )
    one, two, link = dice.choice(claims), dice.choice(claims), dice.choice(links)
    relation = dice.choice(["pro", "con", "context"])
    about: dict[str, Any] = {"debate": debate, "by": None}
    new = actions.NewClaim(f"論點 {text}", "zh-Hant")
    version = Claim.objects.get(debate=debate, pid=one).version
    choices: list[Callable[[], Change | None]] = [
        lambda: actions.add_claim(**about, target=one, relation=relation, claim=new),
        lambda: actions.edit_wording(**about, pid=one, language="zh-Hant", seen=version, text=text),
        lambda: linking.link_claim(**about, premise=one, target=two, relation=relation),
        lambda: linking.move_link(**about, pid=link, target=one, relation=relation),
        lambda: linking.make_home(**about, pid=link),
        lambda: merge.merge_claims(**about, pid=one, into=two),
        lambda: withdraw.withdraw_claim(**about, pid=one, reason="重複", responses=two),
        lambda: undo.undo_change(**about, revision=debate.revision + dice.randrange(5)),
    ]
    return dice.choices(choices, weights=[6, 4, 2, 4, 2, 1, 1, 1])[0]()


def audited(debate: Debate, since: int, base: Any) -> int:
    """Everything that must hold of a debate that many wrote to; its revision."""
    debate = Debate.objects.get(pk=debate.pk)
    now = audit.present(debate)
    audit.check_sound(debate)
    audit.check_addresses(debate, now)
    audit.check_counters(debate)
    audit.check_history(debate, since, base, now)
    return debate.revision
