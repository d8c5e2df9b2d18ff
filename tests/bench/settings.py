"""The program's settings, with an empty view beside its pages; BIANTU_BENCH_COLD=1: nothing is kept."""

import os

from debate.settings import *  # noqa: F403  # they are debate.settings with a few values changed

ROOT_URLCONF = "tests.bench.urls"
if os.environ.get("BIANTU_BENCH_COLD"):
    KEPT_CHARACTERS = -1
ACCOUNT_RATE_LIMITS = False  # type: ignore[assignment]  # twenty people sign in from one machine
