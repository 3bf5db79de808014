"""The normal form of a text: how spellings that differ only in case, spaces, signs and æøå are seen as one."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def normal(text: str) -> str:
    """The text in lower case, æøå as ae oe aa, nothing but letters and digits."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFC", text).lower().translate(_LETTERS))


def normal_sql(column: str) -> str:
    """The same normal form, as an expression over a column."""
    letters = f"replace(replace(replace(lower(nfc_normalize({column})), 'æ', 'ae'), 'ø', 'oe'), 'å', 'aa')"
    return f"regexp_replace({letters}, '[^a-z0-9]', '', 'g')"
