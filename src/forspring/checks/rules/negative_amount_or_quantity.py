from __future__ import annotations

from forspring.checks.definition import MEND, rule


@rule(MEND, field="Ydelsesbeløb", needs=("dubu_ydelser",))
def negative_amount_or_quantity() -> str:
    """Ydelsen har et negativt beløb eller antal.

    Beløb og antal skal være nul eller mere på ydelsen fra {started_on}. En tilbagebetaling hører hjemme i økonomisystemet. Ret det i DUBU.
    """
    return """
        select source, delivery, file, row, started_on from course_rows where amount_ore < 0 or quantity < 0
    """
