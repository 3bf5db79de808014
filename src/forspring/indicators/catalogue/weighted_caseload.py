from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import UNIT
from forspring.indicators.workloads import WORKLOADS


@indicator(
    title="Vægtet sagstal",
    chapter=Chapter.STAFF,
    unit="vægt pr. fuldtid",
    kind=Kind.SPREAD,
    when=When.GIVEN,
    by=(UNIT,),
    better="lower",
    reference="Kommunens egne vægte",
    counted="workers",
    thing="worker",
)
def weighted_caseload() -> str:
    """Summen af vægtene på en rådgivers åbne sager, omregnet til fuld tid på 37 timer.

    Vægtene er kommunens egne for hver sagstype. Som leveret vejer alle sager det samme.
    """
    return f"select *, weight / full_time as size from ({WORKLOADS}) as workloads"
