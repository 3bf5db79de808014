"""Civil numbers in all the forms they are written in, told from replacement numbers, wrong ones and bare birth dates.

The modulus-11 check was dropped in 2007: a number that fails it counts when its date is possible. A replacement
number carries the day of birth plus 60.
"""

from __future__ import annotations

from forspring.sources.spelling import normal_sql

_NOBODY = "'', 'ukendt', 'ukendtcpr', 'ukendtcprnr', 'uoplyst', 'ingen', 'na', 'null', 'mangler', 'ufoedt'"
_CHECK = " + ".join(f"{weight} * (n // {10 ** (10 - place)} % 10)" for place, weight in enumerate((4, 3, 2, 7, 6, 5, 4, 3, 2, 1), 1))


def select(texts: str) -> str:
    """A SELECT of text, digits, number, kind, birth_on and problem (wrong_number, number_check, birth_date_only); `$year` is the export's."""
    return f"""
        with stripped as (
            select text, case when length(text) = 11 and substr(text, 7, 1) = '-' then replace(text, '-', '')
                else regexp_replace(regexp_replace(trim(text), '\\.0$', ''), '[\\s\\x{{00a0}}./-]', '', 'g') end as said
            from {texts}
        ),
        sorted as (select *, regexp_matches(said, '^\\d{{10}}$') and not ends_with(said, '0000') as is_plain from stripped),
        formed as (
            select text, not is_plain and (regexp_matches(said, '^0*$') or {normal_sql("text")} in ({_NOBODY})) as is_none,
                case when is_plain then said when regexp_matches(said, '^\\d{{10}}$') then said when regexp_matches(said, '^\\d{{9}}$') then '0' || said end as d,
                case when is_plain then null when regexp_matches(said, '^\\d{{6}}([xX?*]{{4}})?$') then said
                    when regexp_matches(said, '^\\d{{5}}([xX?*]{{4}})?$') then '0' || said
                    when regexp_matches(said, '^\\d{{5,6}}0000$') then lpad(said, 10, '0')
                    when regexp_matches(said, '^[0-3]\\d[01]\\d(19|20)\\d\\d$') then said end as bare
            from sorted
        ),
        dated as (
            select text, is_none, case when bare is null then d end as d, cast(case when bare is null then d end as bigint) as n, bare,
                cast(substr(coalesce(bare, d), 1, 2) as integer) as day_said, substr(coalesce(bare, d), 3, 2) as month,
                case when length(bare) = 8 then substr(bare, 5, 4)
                    when bare is not null then
                        case when cast(substr(bare, 5, 2) as integer) <= $year % 100 then '20' else '19' end || substr(bare, 5, 2)
                    when cast(substr(d, 7, 1) as integer) <= 3 then '19' || substr(d, 5, 2)
                    when substr(d, 7, 1) in ('4', '9') then case when cast(substr(d, 5, 2) as integer) <= 36 then '20' else '19' end || substr(d, 5, 2)
                    else case when cast(substr(d, 5, 2) as integer) <= 57 then '20' else '18' end || substr(d, 5, 2) end as year
            from formed
        ),
        born as (
            select *, try_cast(year || '-' || month || '-'
                || lpad(cast(case when day_said > 60 then day_said - 60 else day_said end as varchar), 2, '0') as date) as birth_on
            from dated
        ),
        kinds as (
            select *, case when is_none then 'none' when birth_on is null then 'wrong' when bare is not null then 'birth_date'
                when day_said > 60 then 'replacement' when ({_CHECK}) % 11 = 0 then 'ok' else 'unchecked' end as kind
            from born
        )
        select text, case when not is_none then d end as digits, case when kind in ('ok', 'unchecked', 'replacement') then d end as number,
            kind, case when kind not in ('none', 'wrong') then birth_on end as birth_on,
            case kind when 'wrong' then 'wrong_number' when 'unchecked' then 'number_check' when 'birth_date' then 'birth_date_only' end as problem
        from kinds
    """
