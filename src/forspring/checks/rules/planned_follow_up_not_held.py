from __future__ import annotations

from forspring.checks.definition import NOTE, rule


@rule(NOTE, field="Næste opfølgning", needs=("dubu_opfoelgninger",))
def planned_follow_up_not_held() -> str:
    """Planlagt opfølgning er ikke holdt.

    Der var aftalt opfølgning {next_on}, men der står ingen opfølgning efter {held_on}, og indsatsen løber. Skriv den i DUBU, hvis den er holdt.
    """
    return """
        with latest as (
            select f.source as source, f.delivery as delivery, f.file as file, f.row as row, f.held_on as held_on, f.next_on as next_on,
                links.person as person,
                row_number() over (partition by links.person order by f.held_on desc, f.row desc, f.record) as place
            from follow_up_rows as f
            join links on links.mention = f.mention
            where f.type = 'Opfølgning'
        ),
        running as (
            select distinct person from courses
            where source like 'dubu%' and started_on <= $as_of and coalesce(last_day, known_until, $as_of) >= $as_of
        )
        select latest.source as source, latest.delivery as delivery, latest.file as file, latest.row as row,
            latest.held_on as held_on, latest.next_on as next_on
        from latest
        join running on running.person = latest.person
        where latest.place = 1 and latest.next_on < cast(latest.delivery - interval '14' day as date)
    """
