from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Indsatstrappe", needs=("dubu_ydelser",))
def step_contradicts_activity() -> str:
    """Trin og ydelsestype modsiger hinanden.

    Ydelsen står på trin {step} af indsatstrappen, men {activity_label} hører til trin {usual}. Ret det af de to, der er forkert, i DUBU.
    """
    return """
        select told.source as source, told.delivery as delivery, told.file as file, told.row as row, told.step as step,
            activities.title as activity_label, activities.step as usual
        from checked_courses as told
        join activities on activities.activity = told.activity
        where told.step <> activities.step
    """
