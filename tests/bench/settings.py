"""The program's settings, with an empty view beside its pages; BIANTU_BENCH_COLD=1: no statement is kept."""

import os

from debate.settings import *  # noqa: F403  # they are debate.settings with a few values changed

ROOT_URLCONF = "tests.bench.urls"
if os.environ.get("BIANTU_BENCH_COLD"):
    CACHES["rendered"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}  # noqa: F405
