"""What a source may declare: its files by date, the header of each column, and the canonical rows it makes.

A declaration is data (`source.toml`); a municipality's own layout is one more of the same form. What needs an
`if` is a named function (`through`), listed in `functions.py`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fnmatch import fnmatchcase

from forspring.sources.spelling import normal


class Kind(StrEnum):
    """How a column's text is read."""

    TEXT = "text"
    DATE = "date"
    MOMENT = "moment"
    NUMBER = "number"
    WHOLE = "whole"
    MONEY = "money"
    TRUTH = "truth"
    CODE = "code"
    PARAGRAPH = "paragraph"
    CIVIL_NUMBER = "civil_number"


WHO = frozenset({"number", "mother", "father", "previous", "name", "address", "postcode", "road_code", "house_number"})
"""The names that identify; they go to the identity store and nowhere else."""


@dataclass(frozen=True)
class Field:
    """A column: its header and other spellings of it, our name, and how it is read."""

    header: str
    name: str
    kind: Kind
    also: tuple[str, ...] = ()
    required: bool = False
    blank: bool = False
    field: str = ""
    values: Mapping[str, str] | None = None
    keeps_unknown: bool = False
    lowest: float | None = None
    highest: float | None = None
    through: str | None = None
    not_before: str | None = None

    @property
    def local_day(self) -> str:
        """The name of the column with the day: its own, or for a moment received_on of received_at."""
        return f"{self.name.removesuffix('_at')}_on" if self.kind is Kind.MOMENT else self.name

    @property
    def standard(self) -> str:
        """The header by which findings name the column."""
        return self.field or self.header

    @property
    def identifies(self) -> bool:
        """Whether what stands in the column tells who a person is."""
        return self.name in WHO


@dataclass(frozen=True)
class Make:
    """The canonical rows that one row makes: of which table, from which columns, and when."""

    table: str
    columns: Mapping[str, str]
    only: Mapping[str, tuple[str, ...]]
    needs: tuple[str, ...] = ()
    once_per: tuple[str, ...] = ()
    key: tuple[str, ...] = ()


@dataclass(frozen=True)
class File:
    """A kind of file: how it is known, what its columns say, and what it makes."""

    name: str
    patterns: tuple[str, ...]
    fields: tuple[Field, ...]
    makes: tuple[Make, ...]
    key: tuple[str, ...]
    about: str = "nobody"  # child, worker or nobody
    is_case: bool = False
    names_case: bool = True
    nobody: str = "aside"  # a row that names nobody is set aside, or loads
    starts: str | None = None
    ends: str | None = None
    end_is: str = "last_day"
    status: str | None = None
    unit: str | None = None
    anonymous: Mapping[str, tuple[str, ...]] | None = None

    def column(self, name: str) -> Field | None:
        """The column read under the name, if the file has it."""
        return next((field for field in self.fields if field.name == name), None)

    def start_of(self, field: Field) -> Field | None:
        """The column that the field may not lie before: the start for an end, or the one it names."""
        name = field.not_before or (self.starts if field.name == self.ends else None)
        return self.column(name) if name else None

    def of(self, *kinds: Kind) -> tuple[Field, ...]:
        """The columns read as one of the kinds."""
        return tuple(field for field in self.fields if field.kind in kinds)

    def knows(self, header: str) -> str | None:
        """The name under which a header is read, or nothing."""
        said = normal(header)
        for field in self.fields:
            if said in {normal(spelling) for spelling in (field.header, *field.also)}:
                return field.name
        return None

    def matches(self, stem: str) -> bool:
        """Whether a file's stem is one of this kind's names."""
        said = normal(stem)
        return any(fnmatchcase(said, pattern) for pattern in self.patterns)

    @property
    def fingerprint(self) -> str:
        """What tells whether a file read before would be read the same today."""
        return hashlib.sha256(repr(self).encode()).hexdigest()


@dataclass(frozen=True)
class Layout:
    """The files of a source as they look from a day on; `is_own` when a municipality declared it."""

    valid_from: date
    files: tuple[File, ...]
    is_own: bool = False


@dataclass(frozen=True)
class Meaning:
    """What one of the source's own values stands for, between two days."""

    value: str
    activity: str
    step: int | None = None
    nature: str | None = None
    provision_sel: str | None = None
    provision_bl: str | None = None
    valid_from: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class Source:
    """A source system: its name, what people call it, its layouts and what its values mean."""

    name: str
    title: str
    layouts: tuple[Layout, ...]
    meanings: tuple[Meaning, ...] = ()

    def files_on(self, day: date) -> tuple[File, ...]:
        """The kinds of file it delivers on the day: the newest layout first, a municipality's own before ours."""
        chosen: dict[str, File] = {}
        usable = [layout for layout in self.layouts if layout.valid_from <= day] or list(self.layouts)
        for layout in sorted(usable, key=lambda layout: (not layout.is_own, -layout.valid_from.toordinal())):
            for file in layout.files:
                chosen.setdefault(file.name, file)
        return tuple(chosen.values())

    def file_of(self, stem: str, day: date) -> File | None:
        """The kind of file that has this stem on the day."""
        return next((file for file in self.files_on(day) if file.matches(stem)), None)
