"""The identity store: one encrypted file per file read, named by that file's digest.

A file is a mark, the key's fingerprint, a nonce, and the mentions as an Arrow stream (zstd inside) under AES-GCM
with the digest as associated data, so a file cannot be passed off as another. DuckDB cannot write encrypted
files from its wheel, hence Arrow. Files are written whole beside their place and then moved into it.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from forspring.identity.mentions import MENTIONS
from forspring.kernel.errors import IdentityError, StorageError

_MARK = b"FSID1"
_NONCE = 12
_FINGERPRINT = 8
_START = len(_MARK) + _FINGERPRINT + _NONCE


@dataclass(frozen=True)
class Store:
    """An opened identity store; it shows neither its key nor what it holds."""

    folder: Path
    _key: bytes = field(repr=False)

    @classmethod
    def open(cls, folder: Path, key: bytes) -> Store:
        """The store in the folder, which is made with mode 700 when it is not there."""
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as trouble:
            raise StorageError(f"Mappen til identiteter, {folder}, kan ikke oprettes ({trouble.strerror}).") from None
        return cls(folder, key)

    def has(self, digest: str) -> bool:
        """Whether the mentions of the file with this digest are kept."""
        return self._path(digest).exists()

    def write(self, digest: str, mentions: pa.Table) -> None:
        """Keep a file's mentions."""
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, MENTIONS, options=pa.ipc.IpcWriteOptions(compression="zstd")) as stream:
            stream.write_table(mentions.select(MENTIONS.names).cast(MENTIONS))
        nonce = secrets.token_bytes(_NONCE)
        sealed = AESGCM(self._key).encrypt(nonce, sink.getvalue().to_pybytes(), digest.encode())
        self._place(self._path(digest), (_MARK, _fingerprint(self._key), nonce, sealed))

    def read(self, digest: str) -> pa.Table:
        """A file's mentions; raises IdentityError when the key is another or the file is damaged."""
        path = self._path(digest)
        try:
            kept = path.read_bytes()
        except OSError as trouble:
            raise IdentityError(f"Identitetsfilen {path} kan ikke læses ({trouble.strerror}).") from None
        if kept[: len(_MARK)] != _MARK or len(kept) <= _START:
            raise IdentityError(_damaged(path))
        if kept[len(_MARK) : _START - _NONCE] != _fingerprint(self._key):
            raise IdentityError(
                f"Identitetsfilen {path} er låst med en anden nøgle. Brug den nøgle, som den blev skrevet med (FORSPRING_KEY eller nøglefilen)."
            )
        try:
            opened = AESGCM(self._key).decrypt(kept[_START - _NONCE : _START], kept[_START:], digest.encode())
        except InvalidTag:
            raise IdentityError(_damaged(path)) from None
        with pa.ipc.open_stream(opened) as stream:
            return stream.read_all().cast(MENTIONS)

    def forget(self, digest: str) -> None:
        """Delete a file's mentions, if they are kept."""
        self._path(digest).unlink(missing_ok=True)

    def _path(self, digest: str) -> Path:
        return self.folder / f"{digest}.identity"

    def _place(self, path: Path, parts: tuple[bytes, ...]) -> None:
        beside = path.with_name(path.name + ".part")
        try:
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                for part in parts:
                    file.write(part)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except OSError as trouble:
            raise StorageError(
                f"Identitetsfilen {path} kan ikke skrives ({trouble.strerror}). Skaf plads eller ret til at skrive der."
            ) from None


def _fingerprint(key: bytes) -> bytes:
    return hashlib.sha256(b"forspring identity" + key).digest()[:_FINGERPRINT]


def _damaged(path: Path) -> str:
    return f"Identitetsfilen {path} er beskadiget. Slet den og kør igen; så læses leverancen om."
