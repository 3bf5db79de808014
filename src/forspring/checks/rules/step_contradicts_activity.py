from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Indsatstrappe", needs=("dubu_ydelser",))
def step_contradicts_activity() -> str:
    """Trin og ydelsestype modsiger hinanden.

    Ydelsen står på trin {step} af indsatstrappen, men {activity_label} hører til trin {usual}. Ret det af de to, der er forkert, i DUBU.
    """
    return """
        select r.source as source, r.delivery as delivery, r.file as file, r.row as row, r.step as step,
            activities.title as activity_label, activities.step as usual
        from course_rows as r
        join course_parts as p on p.record = r.record
        join courses as c on c.course = p.course
        join activities on activities.activity = c.activity
        where r.step <> activities.step
    """
