"""The key that opens the identity store. It lives outside the store: in the environment, or in a file of its own."""

from __future__ import annotations

import base64
import binascii
import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path

from forspring.kernel.errors import IdentityError

VARIABLE = "FORSPRING_KEY"
SIZE = 32
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def obtain(key_file: Path, environment: Mapping[str, str]) -> bytes:
    """The key from the environment, else from the key file, which is made with mode 600 the first time.

    Raises IdentityError when the key has the wrong form, or when others than the owner may read its file.
    """
    if written := environment.get(VARIABLE, "").strip():
        return _decoded(written, f"Miljøvariablen {VARIABLE}")
    try:
        return _from_file(key_file) if key_file.exists() else _made(key_file)
    except OSError as trouble:
        raise IdentityError(
            f"Nøglefilen {key_file} kan ikke læses eller skrives ({trouble.strerror}). Ret rettighederne til filen."
        ) from None


def _from_file(key_file: Path) -> bytes:
    if key_file.stat().st_mode & _OTHERS:
        raise IdentityError(f"Nøglefilen {key_file} kan læses af andre end ejeren. Kør: chmod 600 {key_file}")
    return _decoded(key_file.read_text("ascii", errors="replace"), f"Nøglefilen {key_file}")


def _made(key_file: Path) -> bytes:
    key = secrets.token_bytes(SIZE)
    key_file.parent.mkdir(parents=True, exist_ok=True)
    part = key_file.with_name(key_file.name + ".part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(base64.b64encode(key) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    part.rename(key_file)
    return key


def _decoded(written: str, where: str) -> bytes:
    try:
        key = base64.b64decode(written.strip(), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != SIZE:
        raise IdentityError(f"{where} er ikke en nøgle. Den skal være {SIZE} byte skrevet som base64.")
    return key
