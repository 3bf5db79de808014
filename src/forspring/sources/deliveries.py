"""Finding what was delivered: `<source>/<YYYY-MM-DD>/` folders and zip files of the same.

What is not known is a finding, never a crash. A file's digest is remembered with its path, size and times, so
that an unchanged gigabyte is not read again to find that it is unchanged.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tomllib
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from forspring.kernel.errors import WrongUseError
from forspring.sources import findings
from forspring.sources.declaration import File, Source
from forspring.sources.spelling import normal

NOTE = "levering.toml"
READABLE = {".csv", ".txt", ".xlsx", ".ods"}
_IGNORED = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Scope:
    """What a delivery speaks for: days (both ends counted) and units; empty speaks for all."""

    first_day: date | None = None
    last_day: date | None = None
    units: tuple[str, ...] = ()

    @property
    def is_all(self) -> bool:
        """Whether it speaks for everything."""
        return not (self.first_day or self.last_day or self.units)


@dataclass(frozen=True)
class Delivered:
    """One file of one delivery; `member` is its name inside a zip file, `repeats` the day of the delivery that it is sent again of."""

    source: str
    delivered_on: date
    declaration: File
    path: Path
    member: str | None
    digest: str
    kind: str = "full"
    scope: Scope = Scope()
    note_is_readable: bool = True
    repeats: date | None = None

    @property
    def name(self) -> str:
        """The file's own name."""
        return PurePosixPath(self.member).name if self.member else self.path.name

    @contextmanager
    def opened(self, scratch: Path) -> Iterator[Path]:
        """The file as a path; one in a zip file is unpacked into `scratch` meanwhile."""
        if self.member is None:
            yield self.path
            return
        unpacked = scratch / f"unpacked{PurePosixPath(self.member).suffix.lower()}"
        with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as packed, unpacked.open("wb") as target:
            shutil.copyfileobj(packed, target, 1 << 20)
        try:
            yield unpacked
        finally:
            unpacked.unlink(missing_ok=True)


@dataclass(frozen=True)
class Noticed:
    """A finding about a delivery: where, which, and its sentence."""

    code: str
    source: str
    delivered_on: date | None
    file: str
    message: str


@dataclass(frozen=True)
class Found:
    """What lies in the folder: the files that can be read, oldest delivery first, and what was noticed."""

    delivered: tuple[Delivered, ...]
    noticed: tuple[Noticed, ...]


def find(folder: Path, declared: Sequence[Source], memory: Path | None = None) -> Found:
    """What was delivered. `memory` is the file that remembers digests. Raises WrongUseError when the folder is not there."""
    if not folder.is_dir():
        raise WrongUseError(f"Mappen {folder} findes ikke. Angiv mappen med leverancer: <kilde>/<ÅÅÅÅ-MM-DD>/.")
    digests = _Digests(memory)
    sources = {normal(source.name): source for source in declared}
    delivered: list[Delivered] = []
    noticed: list[Noticed] = []
    for place in sorted(folder.iterdir()):
        if _is_ignored(place.name):
            continue
        source = sources.get(normal(place.name))
        if source is None or not place.is_dir():
            noticed.append(_noticed("unknown_folder" if place.is_dir() else "unknown_file", "", None, place.name))
            continue
        for one in sorted(place.iterdir(), key=lambda path: (path.stem, path.suffix)):
            if not _is_ignored(one.name):
                _delivery(one, source, digests, delivered, noticed)
    digests.keep()
    delivered.sort(
        key=lambda one: (one.delivered_on, one.source, str(one.path.parent if one.member is None else one.path), one.declaration.name)
    )
    return Found(_told_again(delivered, noticed, sources), tuple(noticed))


def _noticed(code: str, source: str, day: date | None, shown: str, file: str = "") -> Noticed:
    return Noticed(code, source, day, file, findings.sentence(code, source=source, shown=shown))


def _delivery(place: Path, source: Source, digests: _Digests, delivered: list[Delivered], noticed: list[Noticed]) -> None:
    """The files of one delivery, a folder or a zip file."""
    day = _day(place.stem if place.suffix.lower() == ".zip" else place.name)
    packed = place.is_file() and place.suffix.lower() == ".zip"
    if day is None or not (packed or place.is_dir()):
        code = "unknown_folder" if place.is_dir() else "unknown_file"
        noticed.append(_noticed(code, source.name, None, f"{source.name}/{place.name}"))
        return
    try:
        members = _members(place) if packed else {path.name: path for path in sorted(place.iterdir())}
    except (zipfile.BadZipFile, OSError):
        noticed.append(
            Noticed(findings.UNREADABLE, source.name, day, place.name, findings.sentence(findings.UNREADABLE, source=source.title))
        )
        return
    kind, scope, readable = _note(place, members, source, day, noticed)
    seen: dict[str, Delivered] = {}
    for name in sorted(members):
        if _is_ignored(PurePosixPath(name).name) or PurePosixPath(name).name.lower() == NOTE:
            continue
        stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix.lower()
        file = source.file_of(stem, day) if suffix in READABLE else None
        if file is None:
            noticed.append(_noticed("unknown_file", source.name, day, PurePosixPath(name).name))
            continue
        path, member = (place, name) if packed else (members[name], None)
        one = Delivered(source.name, day, file, Path(str(path)), member, digests.of(Path(str(path)), member), kind, scope, readable)
        if file.name in seen:
            noticed.append(_noticed("two_of_one_kind", source.name, day, one.name, file.name))
            continue
        seen[file.name] = one
    delivered.extend(seen.values())


def _members(archive: Path) -> dict[str, Any]:
    with zipfile.ZipFile(archive) as opened:
        return {info.filename: None for info in opened.infolist() if not info.is_dir() and "__MACOSX" not in info.filename}


def _note(place: Path, members: dict[str, Any], source: Source, day: date, noticed: list[Noticed]) -> tuple[str, Scope, bool]:
    """What levering.toml says: kind, scope, and whether it could be read."""
    name = next((name for name in members if PurePosixPath(name).name.lower() == NOTE), None)
    if name is None:
        return "full", Scope(), True
    try:
        if members[name] is None:
            with zipfile.ZipFile(place) as archive:
                text = archive.read(name)
        else:
            text = members[name].read_bytes()
        return *_said(tomllib.loads(text.decode("utf-8-sig"))), True
    except (OSError, UnicodeDecodeError, ValueError) as trouble:
        noticed.append(_noticed("delivery_note_unreadable", source.name, day, f"{str(trouble).rstrip('.')}."))
        return "full", Scope(), False


def _said(note: dict[str, Any]) -> tuple[str, Scope]:
    kind = note.get("kind", "full")
    if kind not in ("full", "delta"):
        raise ValueError("kind er enten full eller delta")
    units = note.get("units", [])
    return kind, Scope(_day_of(note.get("from")), _day_of(note.get("until")), tuple([units] if isinstance(units, str) else units))


def _day_of(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    day = _day(str(value))
    if day is None:
        raise ValueError("from og until er datoer som 2025-01-31")
    return day


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _is_ignored(name: str) -> bool:
    return name.startswith((".", "~$", "__MACOSX")) or name.lower() in _IGNORED


def _told_again(delivered: list[Delivered], noticed: list[Noticed], sources: dict[str, Source]) -> tuple[Delivered, ...]:
    """Mark the deliveries whose every file is the same as in one earlier delivery: they change nothing."""
    parcels: dict[tuple[str, Path], list[Delivered]] = {}
    for one in delivered:
        parcels.setdefault((one.source, one.path if one.member else one.path.parent), []).append(one)
    first: dict[tuple[object, ...], date] = {}
    repeated: dict[Path, date] = {}
    for (source, place), files in parcels.items():
        content = (source, files[0].kind, files[0].scope, *sorted((one.declaration.name, one.digest) for one in files))
        if content in first:
            repeated[place] = first[content]
            told = findings.sentence("delivery_sent_again", source=sources[normal(source)].title, shown=f"{first[content]:%d-%m-%Y}")
            noticed.extend(Noticed("delivery_sent_again", source, one.delivered_on, one.declaration.name, told) for one in files)
        first.setdefault(content, files[0].delivered_on)
    return tuple(replace(one, repeats=repeated.get(one.path if one.member else one.path.parent)) for one in delivered)


class _Digests:
    """The sha256 of files, remembered by path, size and times."""

    def __init__(self, memory: Path | None) -> None:
        self.memory = memory
        self.known: dict[str, str] = {}
        self.used: dict[str, str] = {}
        if memory is not None and memory.exists():
            try:
                self.known = json.loads(memory.read_text("utf-8"))
            except (OSError, ValueError):
                self.known = {}

    def of(self, path: Path, member: str | None) -> str:
        """The digest of a file, or of a member of a zip file."""
        told = path.stat()
        mark = "\0".join(str(part) for part in (path.resolve(), told.st_size, told.st_mtime_ns, told.st_ctime_ns, member or ""))
        mark = hashlib.sha256(mark.encode()).hexdigest()
        if mark not in self.known:
            self.known[mark] = _digest(path, member)
        self.used[mark] = self.known[mark]
        return self.used[mark]

    def keep(self) -> None:
        """Write down what was used."""
        if self.memory is None:
            return
        self.memory.parent.mkdir(parents=True, exist_ok=True)
        part = self.memory.with_name(f"{self.memory.name}.part-{os.getpid()}")
        part.write_text(json.dumps(self.used, sort_keys=True), "utf-8")
        part.replace(self.memory)


def _digest(path: Path, member: str | None) -> str:
    if member is None:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    with zipfile.ZipFile(path) as archive, archive.open(member) as packed:
        summed = hashlib.sha256()
        while piece := packed.read(1 << 20):
            summed.update(piece)
    return summed.hexdigest()
