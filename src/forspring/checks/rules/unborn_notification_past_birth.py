from __future__ import annotations

from forspring.checks.definition import NOTE, rule


@rule(NOTE, field="Mors CPR-nr.", needs=("dubu_underretninger",))
def unborn_notification_past_birth() -> str:
    """Underretning om et ufødt barn, der må være født.

    Underretningen om et ufødt barn er fra {received_on}, mere end ti måneder før udtrækket. Opret eller find barnet, og følg op i DUBU.
    """
    return """
        select source, delivery, file, row, received_on
        from notification_rows
        where is_unborn and received_on < cast(delivery - interval '10' month as date) and case_number is null
    """
