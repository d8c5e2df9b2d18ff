"""The program's settings, with an empty view beside its pages; BIANTU_BENCH_WITHOUT says what is not stored between
requests: `pages`, or `pages pieces`; BIANTU_BENCH_SHARED the three numbers of SHARED_FRESH and so on."""

import os

from debate.settings import *  # noqa: F403  # they are debate.settings with a few values changed

ROOT_URLCONF = "tests.bench.urls"
WITHOUT = os.environ.get("BIANTU_BENCH_WITHOUT", "").split()
if "pages" in WITHOUT:
    STORED_BYTES = -1
if "pieces" in WITHOUT:
    KEPT_CHARACTERS = -1
if os.environ.get("BIANTU_BENCH_SHARED"):
    SHARED_FRESH, SHARED_WHILE_ASKING, SHARED_WITHOUT_ANSWER = map(int, os.environ["BIANTU_BENCH_SHARED"].split())
ACCOUNT_RATE_LIMITS = False  # type: ignore[assignment]  # twenty people sign in from one machine
