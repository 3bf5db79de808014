"""How results are written: whole or not at all.

A folder of results is written beside its place and moved there in one step, so a run that is killed leaves
either the last good result or the new one. What a person asked for in OUT is staged on the same disk and
put in place file by file after the last byte of the last file is safely written.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from forspring.kernel.errors import StorageError
from forspring.kernel.texts import _

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
STAGING = ".forspring-ny"


@contextmanager
def told_plainly(folder: Path) -> Iterator[None]:
    """Turn a refusal of the disk into a sentence that says where and what to do."""
    try:
        yield
    except OSError as refusal:
        if refusal.errno in _NO_ROOM:
            sentence = _(
                "Der er ikke plads på disken til at skrive i {folder}. Det seneste gode resultat er urørt. Gør plads, og kør igen."
            )
        else:
            sentence = _(
                "Der kan ikke skrives i {folder} ({reason}). Det seneste gode resultat er urørt. Vælg en anden mappe, eller giv skriveadgang."
            )
        raise StorageError(sentence.format(folder=folder, reason=os.strerror(refusal.errno or errno.EIO))) from refusal


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the data folder while a run writes in it; a killed run lets go by itself."""
    with told_plainly(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        sentence = _("En anden kørsel er i gang i {folder}. Vent, til den er færdig, eller vælg en anden mappe med --data.")
        raise StorageError(sentence.format(folder=folder)) from None
    try:
        yield
    finally:
        lock.close()


@contextmanager
def whole_folder(place: Path) -> Iterator[Path]:
    """A folder to write in that becomes `place` when all of it is written."""
    draft = place.with_name(f".{place.name}.{os.getpid()}")
    with told_plainly(place.parent):
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir()
        try:
            yield draft
            for path in sorted(draft.iterdir()):
                _settle(path)
            shutil.rmtree(place, ignore_errors=True)
            draft.rename(place)
        finally:
            shutil.rmtree(draft, ignore_errors=True)


def point(pointer: Path, name: str) -> None:
    """Let a pointer file name something else, in one step."""
    with told_plainly(pointer.parent):
        draft = pointer.with_name(f".{pointer.name}")
        draft.write_text(name, encoding="utf-8")
        draft.replace(pointer)


def check_writable(out: Path) -> None:
    """Fail before the work, not after it, when nothing can be written to the folder."""
    with told_plainly(out):
        out.mkdir(parents=True, exist_ok=True)
        probe = out / f"{STAGING}-{os.getpid()}"
        probe.mkdir()
        probe.rmdir()


def put_in_place(files: Mapping[str, Path], out: Path) -> None:
    """Copy finished files into `out`: all of them are staged before the first one is replaced."""
    with told_plainly(out):
        out.mkdir(parents=True, exist_ok=True)
        for left in out.glob(f"{STAGING}*"):
            shutil.rmtree(left, ignore_errors=True)
        staged = out / STAGING
        staged.mkdir()
        try:
            for name, path in files.items():
                shutil.copyfile(path, staged / name)
                _settle(staged / name)
            for name in files:
                os.replace(staged / name, out / name)
        finally:
            shutil.rmtree(staged, ignore_errors=True)


def sweep(folder: Path, keep: int) -> None:
    """Forget all but the newest results, and what killed runs left behind."""
    for draft in folder.glob(".*"):
        shutil.rmtree(draft, ignore_errors=True)
    results = sorted((path for path in folder.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime_ns)
    for old in results[:-keep]:
        shutil.rmtree(old, ignore_errors=True)


def _settle(path: Path) -> None:
    """Wait until the file is on the disk; a folder of parts is settled part by part."""
    if path.is_dir():
        for part in sorted(path.iterdir()):
            _settle(part)
        return
    with suppress(FileNotFoundError), path.open("rb") as written:
        os.fsync(written.fileno())
