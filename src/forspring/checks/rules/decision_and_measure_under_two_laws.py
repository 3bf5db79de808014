from __future__ import annotations

from forspring.checks.definition import NOTE, rule


@rule(NOTE, field="Afgørelsesparagraf", needs=("dubu_ydelser",))
def decision_and_measure_under_two_laws() -> str:
    """Afgørelse og ydelse står efter hver sin lov.

    Afgørelsen står efter {decision_label} og ydelsen efter {provision_label}. Kontrollér i DUBU, hvilken lov der er afgjort efter.
    """
    return """
        select source, delivery, file, row, decision_provision as decision_label, provision as provision_label
        from course_rows
        where starts_with(provision, 'SEL-') and starts_with(decision_provision, 'BL-')
            or starts_with(provision, 'BL-') and starts_with(decision_provision, 'SEL-')
    """
