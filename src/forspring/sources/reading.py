"""What is at hand while one file is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from forspring.sources.declaration import Field, File, Kind, Source
from forspring.warehouse import DuckWarehouse
from forspring.warehouse.files import OTHER, ROW, TextTable


@dataclass(frozen=True)
class Reading:
    """A file's texts, how they are declared, and the engine in which they are read.

    The engine holds `text_rows` (the records that are not empty), the small tables of distinct texts, and `who`.
    """

    engine: DuckWarehouse
    source: Source
    file: File
    table: TextTable
    year: int
    secret: str

    @cached_property
    def present(self) -> frozenset[str]:
        """The names of the declared columns that the file has."""
        return frozenset(self.table.records.column_names) - {ROW, OTHER}

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The declared columns that the file has."""
        return tuple(field for field in self.file.fields if field.name in self.present)

    def of(self, *kinds: Kind) -> tuple[Field, ...]:
        """Those of the kinds."""
        return tuple(field for field in self.fields if field.kind in kinds)

    @cached_property
    def names_someone(self) -> bool:
        """Whether the rows say who they are about."""
        return any(field.identifies for field in self.fields) or ("case_number" in self.present and self.file.about != "nobody")

    def lacks(self, field: Field) -> bool:
        """Whether some record has nothing in the column."""
        return bool(self.table.records.column(field.name).null_count)
