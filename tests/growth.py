"""How much dearer more input is: a ratio of processor times, which a busy machine does not change much."""

import time
from collections.abc import Callable
from typing import Any

LINEAR = 30
"""Ten times the input costs ten times as much, give or take; a quadratic way would cost a hundred times."""


def cost(work: Callable[[], Any]) -> float:
    """The processor time of the quickest of three runs."""
    times = []
    for _ in range(3):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)


def growth(work: Callable[[Any], Any], small: Any, large: Any) -> float:
    """What the large input costs, as a multiple of what the small one does."""
    return cost(lambda: work(large)) / max(cost(lambda: work(small)), 1e-4)
