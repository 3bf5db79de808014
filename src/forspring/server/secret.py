"""The key that signs sessions: given, or made once and kept where only its owner can read it."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

FILE = "web.key"


def key(folder: Path) -> str:
    """The key of this installation."""
    given = os.environ.get("FORSPRING_SECRET_KEY")
    if given:
        return given
    place = folder / FILE
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError), os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(64))
    return place.read_text(encoding="ascii")
