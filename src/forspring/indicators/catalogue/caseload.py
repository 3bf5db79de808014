from forspring.indicators.definition import Chapter, Kind, When, indicator
from forspring.indicators.dimensions import KIND, REDUCTIONS, UNIT
from forspring.indicators.workloads import OPEN_CASES, WORKLOADS


@indicator(
    title="Sagstal pr. rådgiver",
    chapter=Chapter.STAFF,
    unit="børn pr. fuldtid",
    kind=Kind.SPREAD,
    when=When.GIVEN,
    by=(UNIT,),
    better="lower",
    reference="Dansk Socialrådgiverforenings vejledende sagstal",
    counted="workers",
    thing="worker",
)
def caseload() -> str:
    """Hvor mange børn med en åben sag i DUBU en rådgiver har, omregnet til fuld tid på 37 timer: gennemsnit, median, 90-percentil og det højeste.

    En rådgiver er en socialrådgiver med timer den dag og mindst én åben sag. Et barn med sager hos to rådgivere tæller
    hos dem begge. Andelen er dem, der ligger over det vejledende sagstal (flere end 30). De sager, der står ved andre,
    er talt for sig. Tallet gælder kun opgørelsesdagen, for udtrækket nævner dagens rådgiver.
    """
    return f"select *, children / full_time as size from ({WORKLOADS}) as workloads"


@caseload.also(kind=Kind.SHARE, when=When.GIVEN, by=(UNIT,))
def above_target() -> str:
    """Those above the target."""
    return f"select *, coalesce(children / full_time > target, false) as part from ({WORKLOADS}) as workloads"


@caseload.also(kind=Kind.SPREAD, when=When.GIVEN, by=(REDUCTIONS,), total=False)
def reduced() -> str:
    """With the local reductions of the full time, and without them."""
    return f"""
        select *, children / case reductions when 'with' then full_time * reduction else full_time end as size
        from ({WORKLOADS}) as workloads
        cross join (values ('with'), ('without')) as variants (reductions)
    """


@caseload.also(kind=Kind.COUNT, when=When.GIVEN, by=(KIND,), total=False)
def whose_cases() -> str:
    """The open cases of caseworkers, and those of others."""
    return f"select *, 1 as number, case when is_caseworker then 'caseworker' else 'other' end as kind from ({OPEN_CASES}) as open_cases"
