from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Foranstaltningsparagraf", needs=("dubu_ydelser",))
def provision_contradicts_activity() -> str:
    """Paragraf og ydelsestype modsiger hinanden.

    Bestemmelsen {provision_label} hører ikke til ydelsestypen {activity_label}. Ret den af de to, der er forkert, i DUBU.
    """
    return """
        with judged as (
            select pairs.activity as activity, pairs.provision as provision
            from (select distinct activity, provision from checked_courses where source = 'dubu') as pairs
            join activity_provisions as allowed on allowed.activity = pairs.activity
            group by pairs.activity, pairs.provision
            having max(case
                when pairs.provision = allowed.provision
                    or starts_with(pairs.provision, allowed.provision || '-')
                    or starts_with(allowed.provision, pairs.provision || '-') then 1 else 0 end) = 0
        )
        select told.source as source, told.delivery as delivery, told.file as file, told.row as row,
            told.provision as provision_label, activities.title as activity_label
        from checked_courses as told
        join judged on judged.activity = told.activity and judged.provision = told.provision
        join activities on activities.activity = told.activity
        where told.source = 'dubu'
    """
