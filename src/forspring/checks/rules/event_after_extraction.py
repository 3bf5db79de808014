from __future__ import annotations

from forspring.checks.definition import MEND, rule
from forspring.checks.headers import DAY
from forspring.checks.told import TOLD


@rule(MEND, field=DAY)
def event_after_extraction() -> str:
    """Hændelsen ligger efter udtrækket.

    Rækken fortæller om {told_on}, som er efter den dag, udtrækket blev lavet. Ret datoen i kildesystemet.
    """
    return f"""
        select told.source as source, told.delivery as delivery, told.file as file, told.row as row, told.day as told_on
        from ({TOLD}) as told
        where told.day > told.delivery and told.file not in ('dubu_ydelser', 'esdh_sager', 'novax_forloeb')
    """
