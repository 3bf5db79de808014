"""The place in front of a finding's sentence: `DUBU, dubu_ydelser.csv, række 118: `. What follows it is the sentence."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

PLACE = r"^[^:]*\.\w{2,5}(, række \d+)?: "
ROW = r", række \d+"


def sentences(messages: pa.ChunkedArray) -> pa.ChunkedArray:
    """The findings' messages without file and row, which change from delivery to delivery."""
    return pc.replace_substring_regex(pc.replace_substring_regex(messages, PLACE, ""), ROW, "")
