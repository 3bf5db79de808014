from __future__ import annotations

from forspring.checks.definition import NOTE, rule


@rule(NOTE, field="CPR-nr.", needs=("dubu_opfoelgninger", "dubu_ydelser"))
def follow_up_without_effort() -> str:
    """Opfølgning uden en indsats i gang.

    Opfølgningen er holdt {held_on}, men barnet havde ingen indsats i gang den dag. Kontrollér datoen og barnet i DUBU.
    """
    return """
        with held as (
            select f.record as record, f.source as source, f.delivery as delivery, f.file as file, f.row as row, f.held_on as held_on,
                links.person as person
            from follow_up_rows as f
            join links on links.mention = f.mention
            where f.type = 'Opfølgning'
        ),
        covered as (
            select distinct held.record as record
            from held
            join courses as c on c.person = held.person
            where c.source like 'dubu%' and c.started_on <= held.held_on
                and coalesce(c.last_day, c.known_until, held.held_on) >= held.held_on
        )
        select held.source as source, held.delivery as delivery, held.file as file, held.row as row, held.held_on as held_on
        from held
        left join covered on covered.record = held.record
        where covered.record is null
    """
