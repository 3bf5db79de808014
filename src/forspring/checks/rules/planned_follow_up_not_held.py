from __future__ import annotations

from forspring.checks.definition import NOTE, rule


@rule(NOTE, field="Næste opfølgning", needs=("dubu_opfoelgninger",))
def planned_follow_up_not_held() -> str:
    """Planlagt opfølgning er ikke holdt.

    Der var aftalt opfølgning {next_on}, men der står ingen opfølgning efter {held_on}, og indsatsen løber. Skriv den i DUBU, hvis den er holdt.
    """
    return """
        with latest as (
            select mention, max(held_on) as held_on from follow_up_rows where type = 'Opfølgning' group by mention
        ),
        promised as (
            select f.source as source, f.delivery as delivery, f.file as file, f.row as row, f.held_on as held_on, f.next_on as next_on,
                links.person as person
            from follow_up_rows as f
            join latest on latest.mention = f.mention and latest.held_on = f.held_on
            join links on links.mention = f.mention
            where f.type = 'Opfølgning' and f.next_on < cast(f.delivery - interval '14' day as date)
        ),
        running as (
            select distinct c.person as person
            from courses as c
            join promised on promised.person = c.person
            where c.source like 'dubu%' and c.started_on <= $as_of and coalesce(c.last_day, c.known_until, $as_of) >= $as_of
        )
        select promised.source as source, promised.delivery as delivery, promised.file as file, promised.row as row,
            promised.held_on as held_on, promised.next_on as next_on
        from promised
        join running on running.person = promised.person
    """
