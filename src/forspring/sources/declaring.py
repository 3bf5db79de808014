"""From `source.toml` to a declaration; a slip is told as a sentence naming file, key and what is allowed."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from forspring.kernel.errors import DeclarationError
from forspring.law.lists import notifiers
from forspring.model.tables import ROWS
from forspring.sources.declaration import WHO, Field, File, Kind, Layout, Make, Meaning, Source
from forspring.sources.functions import FUNCTIONS
from forspring.sources.spelling import normal

SHIPPED = ("dubu", "esdh", "novax", "organisation", "cpr", "oekonomi", "befolkning")
_HERE = Path(__file__).parent
_TABLES = {table.name: table for table in ROWS}
_NAME = re.compile(r"^[a-z][a-z0-9_]*$")
_RESERVED = {"row", "other", "mention", "fate", "names", "leads", "twin", "occurrence", "row_key", "record", "source", "delivery", "file"}
_SOURCE = {"name", "title", "layout"}
_LAYOUT = {"valid_from", "file"}
_FILE = {
    "name", "read", "make", "key", "about", "is_case", "names_case", "nobody", "starts", "ends", "end_is", "status", "unit", "anonymous",
}  # fmt: skip
_READ = {"as", "type", "also", "required", "blank", "field", "values", "keep_unknown", "lowest", "highest", "through", "not_before"}
_MAKE = {"table", "columns", "only", "needs", "once_per", "key"}


def declarations(own: Path | None = None) -> tuple[Source, ...]:
    """The shipped sources, with a municipality's own layouts and sources from the folder laid over them."""
    sources = {name: read_source(_HERE / name / "source.toml") for name in SHIPPED}
    for path in _own_files(own):
        added = read_source(path, is_own=True)
        sources[added.name] = _laid_over(sources.get(added.name), added)
    return tuple(sources.values())


def _own_files(folder: Path | None) -> list[Path]:
    if folder is None:
        return []
    if not folder.is_dir():
        raise DeclarationError(f"Mappen {folder} med egne kilder findes ikke. Angiv en mappe med .toml-filer efter --sources.")
    return sorted({*folder.glob("*.toml"), *folder.glob("*/source.toml")})


def _laid_over(shipped: Source | None, own: Source) -> Source:
    """A municipality's layouts before ours; its columns get the standard headers of the columns they stand for."""
    if shipped is None:
        return own
    headers = {key: field for layout in shipped.layouts for file in layout.files for key, field in _made(file)}
    layouts = tuple(replace(layout, files=tuple(_told_as(file, headers) for file in layout.files)) for layout in own.layouts)
    values = {normal(meaning.value) for meaning in own.meanings}
    kept = tuple(meaning for meaning in shipped.meanings if normal(meaning.value) not in values)
    return replace(shipped, title=own.title or shipped.title, layouts=(*layouts, *shipped.layouts), meanings=(*own.meanings, *kept))


def _made(file: File) -> list[tuple[tuple[str, str], str]]:
    """Which canonical column each of a file's columns fills, and its standard header."""
    return [
        ((make.table, column), field.standard)
        for make in file.makes
        for field in file.fields
        for column in {field.name, *(ours for ours, theirs in make.columns.items() if theirs == field.name)}
    ]


def _told_as(file: File, headers: Mapping[tuple[str, str], str]) -> File:
    standard: dict[str, str] = {}
    for key, header in _made(file):
        if key in headers:
            standard.setdefault(header, headers[key])
    return replace(file, fields=tuple(replace(field, field=field.field or standard.get(field.header, "")) for field in file.fields))


def read_source(path: Path, *, is_own: bool = False) -> Source:
    """The source that a file declares. Raises DeclarationError with a sentence for a slip."""
    try:
        declared = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as trouble:
        raise DeclarationError(f"{path} kan ikke læses som TOML: {trouble}") from None
    slip = _Slip(path)
    slip.only(declared, _SOURCE, "")
    name = slip.text(declared, "name", "")
    layouts = declared.get("layout", [])
    slip.unless(isinstance(layouts, list) and bool(layouts), "layout", "mindst én [[layout]]")
    return Source(
        name,
        str(declared.get("title", "" if is_own else name)),
        tuple(_layout(slip, layout, f"layout[{index}]", name, is_own) for index, layout in enumerate(layouts)),
        _meanings(path.with_name("mapping.csv") if path.name == "source.toml" else path.with_suffix(".csv")),
    )


def _layout(slip: _Slip, declared: Any, where: str, source: str, is_own: bool) -> Layout:
    slip.only(declared, _LAYOUT, where)
    valid_from = declared.get("valid_from", date(1900, 1, 1))
    slip.unless(type(valid_from) is date, f"{where}.valid_from", "en dato som 2020-01-01")
    files = declared.get("file", {})
    slip.unless(isinstance(files, dict) and bool(files), f"{where}.file", "mindst én [layout.file.<navn>]")
    return Layout(valid_from, tuple(_file(slip, file, f"{where}.file.{key}", source, key) for key, file in files.items()), is_own)


def _file(slip: _Slip, declared: Any, where: str, source: str, key: str) -> File:
    slip.only(declared, _FILE, where)
    read = declared.get("read", {})
    slip.unless(isinstance(read, dict) and bool(read), f"{where}.read", 'mindst én kolonne: "Overskrift" = { as = "…", type = "…" }')
    fields = tuple(_field(slip, column, f'{where}.read."{header}"', header) for header, column in read.items())
    names = {field.name for field in fields}
    makes = declared.get("make", [])
    slip.unless(isinstance(makes, list) and bool(makes), f"{where}.make", "mindst én [[…make]]")
    standard = f"{source}_{key}"
    for name, allowed in (
        ("about", ("child", "worker", "nobody")),
        ("nobody", ("aside", "loads")),
        ("end_is", ("last_day", "first_day_without")),
    ):
        slip.one_of(declared, name, allowed, where)
    for name in ("starts", "ends", "status", "unit"):
        slip.one_of(declared, name, names, where)
    for header, column in read.items():
        slip.one_of(column, "not_before", names, f'{where}.read."{header}"')
    keys = tuple(declared.get("key", [field.name for field in fields]))
    slip.unless(set(keys) <= names, f"{where}.key", f"navne blandt {_listed(names)}")
    patterns = declared.get("name", [standard, key])
    return File(
        name=standard,
        patterns=tuple(_pattern(pattern) for pattern in ([patterns] if isinstance(patterns, str) else patterns)),
        fields=fields,
        makes=tuple(_make(slip, make, f"{where}.make[{index}]", names) for index, make in enumerate(makes)),
        key=keys,
        anonymous=_lists(declared["anonymous"]) if "anonymous" in declared else None,
        **{name: declared[name] for name in _FILE - {"name", "read", "make", "key", "anonymous"} if name in declared},
    )


def _field(slip: _Slip, declared: Any, where: str, header: str) -> Field:
    slip.only(declared, _READ, where)
    name = slip.text(declared, "as", where)
    slip.unless(bool(_NAME.match(name)) and name not in _RESERVED, f"{where}.as", "et navn med små bogstaver a-z og _")
    slip.one_of(declared, "type", set(Kind), where)
    slip.one_of(declared, "through", set(FUNCTIONS), where)
    values = declared.get("values")
    kind = Kind(declared.get("type", Kind.TEXT))
    slip.unless(
        kind is not Kind.CODE or values is not None,
        f"{where}.values",
        'kolonnens koder, "mapping" for dem i mapping.csv eller "notifiers" for Danmarks Statistiks',
    )
    if values == "mapping":
        values = None
    if values == "notifiers":
        values = {spelling: code.code for code in notifiers() for spelling in (code.code, code.code.zfill(2), code.title)}
    if isinstance(values, list):
        values = {text: text for text in values}
    slip.unless(values is None or isinstance(values, dict), f"{where}.values", 'en liste ["…"] eller en tabel { egen = "vores" }')
    slip.unless((kind is Kind.CIVIL_NUMBER) <= (name in WHO), f"{where}.as", "number, mother, father eller previous for et personnummer")
    return Field(
        header,
        name,
        kind,
        also=tuple(declared.get("also", ())),
        required=bool(declared.get("required", False)),
        blank=bool(declared.get("blank", False)),
        field=str(declared.get("field", "")),
        values={normal(theirs): str(ours) for theirs, ours in values.items()} if values is not None else None,
        keeps_unknown=bool(declared.get("keep_unknown", name == "value")),
        lowest=declared.get("lowest"),
        highest=declared.get("highest"),
        through=declared.get("through"),
        not_before=declared.get("not_before"),
    )


def _make(slip: _Slip, declared: Any, where: str, names: Collection[str]) -> Make:
    slip.only(declared, _MAKE, where)
    slip.one_of(declared, "table", set(_TABLES), where, needed=True)
    table = _TABLES[declared["table"]]
    columns = declared.get("columns", {})
    slip.unless(set(columns) <= set(table.names), f"{where}.columns", f"kolonner i {table.name}: {_listed(table.names)}")
    for name in ("needs", "once_per", "key"):
        slip.unless(set(declared.get(name, ())) <= set(names), f"{where}.{name}", f"navne blandt {_listed(names)}")
    return Make(
        table.name,
        dict(columns),
        _lists(declared.get("only", {})),
        needs=tuple(declared.get("needs", ())),
        once_per=tuple(declared.get("once_per", ())),
        key=tuple(declared.get("key", ())),
    )


def _lists(declared: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: tuple([values] if isinstance(values, str) else values) for name, values in declared.items()}


def _pattern(name: str) -> str:
    """A name pattern in normal form, its stars kept."""
    return "*".join(normal(part) for part in name.split("*"))


def _meanings(path: Path) -> tuple[Meaning, ...]:
    """The mapping beside a declaration: value, activity, step, nature, provisions, and the days between which it holds."""
    if not path.exists():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    try:
        return tuple(_meaning(row) for row in rows)
    except (KeyError, ValueError) as trouble:
        raise DeclarationError(f"{path}: en række kan ikke læses ({trouble}). Kolonnerne er value, activity, step, nature, provision_sel, "
                               "provision_bl, valid_from og last_day; datoer skrives 2024-01-01.") from None  # fmt: skip


def _meaning(row: Mapping[str, str]) -> Meaning:
    return Meaning(
        row["value"],
        row["activity"],
        int(row["step"]) if row.get("step") else None,
        row.get("nature") or None,
        row.get("provision_sel") or None,
        row.get("provision_bl") or None,
        date.fromisoformat(row["valid_from"]) if row.get("valid_from") else None,
        date.fromisoformat(row["last_day"]) if row.get("last_day") else None,
    )


def _listed(names: Collection[str]) -> str:
    return ", ".join(sorted(names))


class _Slip:
    """Tells a slip in one file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def unless(self, holds: bool, key: str, allowed: str) -> None:
        """Raise unless it holds."""
        if not holds:
            raise DeclarationError(f"{self.path}: nøglen '{key}' er forkert. Tilladt: {allowed}.")

    def only(self, declared: Any, keys: Collection[str], where: str) -> None:
        """Raise unless it is a table with these keys alone."""
        self.unless(isinstance(declared, dict), where or "filen", "en tabel")
        for key in declared:
            self.unless(key in keys, f"{where}.{key}".lstrip("."), _listed(keys))

    def text(self, declared: Mapping[str, Any], key: str, where: str) -> str:
        """The text under the key."""
        value = declared.get(key)
        self.unless(isinstance(value, str) and bool(value), f"{where}.{key}".lstrip("."), "en tekst")
        return str(value)

    def one_of(self, declared: Mapping[str, Any], key: str, allowed: Collection[str], where: str, *, needed: bool = False) -> None:
        """Raise unless the value, if there is one, is among the allowed."""
        self.unless((key in declared or not needed) and declared.get(key) in {None, *allowed}, f"{where}.{key}", _listed(allowed))
