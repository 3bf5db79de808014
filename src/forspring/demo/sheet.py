"""A file's rows as typed columns, with the person behind each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from forspring.demo.chance import Array
from forspring.demo.layout import LAYOUTS, Layout

NOBODY = -1
UNBORN = 500_000_000  # an expected child is a person of its own, never the child once born


@dataclass(frozen=True)
class Sheet:
    """The rows of one file: civil numbers and amounts as integers (0 and the lowest are blank), days as days, the rest as text.

    `lot` is the row's own luck, the same in every delivery; `spoilt` is the number of the dirt planted in it, 0 for none.
    """

    file: str
    columns: dict[str, Any]
    person: Array
    lot: Array = field(default_factory=lambda: np.empty(0))
    spoilt: Array = field(default_factory=lambda: np.empty(0, np.int16))

    def __len__(self) -> int:
        return len(self.person)

    @property
    def layout(self) -> Layout:
        """The standard layout of the file."""
        return LAYOUTS[self.file]

    def take(self, rows: Array) -> Sheet:
        """The rows at these places."""
        columns = {
            name: values.take(pa.array(rows)) if isinstance(values, pa.Array) else values[rows] for name, values in self.columns.items()
        }
        parts = {name: getattr(self, name)[rows] for name in ("person", "lot", "spoilt") if len(getattr(self, name))}
        return replace(self, columns=columns, **parts)

    def where(self, keep: Array) -> Sheet:
        """The rows that are kept."""
        return self.take(np.flatnonzero(keep))

    def having(self, columns: dict[str, Any]) -> Sheet:
        """The same rows with other columns."""
        return replace(self, columns=self.columns | columns)


def sheet(file: str, person: Array, columns: dict[str, Any]) -> Sheet:
    """A sheet whose missing columns are blank."""
    return Sheet(file, columns, np.asarray(person, np.int64))


def numbered(prefix: str, numbers: Array) -> pa.Array:
    """Ids made of a prefix and seven digits."""
    digits = pc.utf8_lpad(pa.array(numbers, pa.int64()).cast(pa.string()), 7, "0")
    return pc.binary_join_element_wise(prefix, digits, "")


def blanked(texts: pa.Array, blank: Array) -> pa.Array:
    """The texts without those that are blank."""
    return pc.if_else(pa.array(blank), pa.scalar(None, pa.string()), texts)
