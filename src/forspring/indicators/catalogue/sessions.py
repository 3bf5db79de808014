from forspring.indicators.definition import Chapter, Kind, indicator
from forspring.indicators.dimensions import ACTIVITY, CHILD, ORGANISATION, TYPE


@indicator(
    title="Samtaler og gange",
    chapter=Chapter.COURSES,
    unit="gange",
    kind=Kind.COUNT,
    by=(ACTIVITY, TYPE, *ORGANISATION, *CHILD),
    counted="sessions",
    thing="session",
)
def sessions() -> str:
    """Antallet af daterede aktiviteter i perioden: samtaler, møder, tests, observationer, gruppegange og konsultationer.

    Notater tæller ikke. En sag, der er delt mellem mor og far, er ét forløb, og alle dens aktiviteter hører til det.
    """
    return "select *, held_on as day from sessions"
