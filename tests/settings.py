"""The application's settings for tests: a data folder of the test run's own, set before the settings are read."""

import os
import tempfile

os.environ.setdefault("FORSPRING_DATA", tempfile.mkdtemp(prefix="forspring-test-"))
os.environ.setdefault("FORSPRING_SECRET_KEY", "for tests alone")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # a browser that is driven keeps an event loop beside later tests

from forspring.server.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, for accounts that last a test
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
(DATA / "static").mkdir(exist_ok=True)  # noqa: F405
