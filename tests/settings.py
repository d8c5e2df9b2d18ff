"""The settings of the tests: those of the program, with a few values changed."""

import os

os.environ["BIANTU_DEBUG"] = "0"
os.environ["BIANTU_INSECURE"] = "1"
os.environ["BIANTU_SECRET_KEY"] = "for-the-tests-only-" + "0123456789abcdef" * 3
os.environ["BIANTU_HOSTS"] = "localhost,127.0.0.1,testserver"

from debate import settings as program
from debate.settings import *

STORAGES = {
    **program.STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},  # live_server has no hashes
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast; no test is about its strength
