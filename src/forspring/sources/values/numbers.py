"""Numbers and amounts: 1.234,50, 1234,5, 1234.5, 1.234 (three digits after the one point: 1234), -12, (12); exact to the øre."""

from __future__ import annotations


def select(texts: str) -> str:
    """A SELECT of text, value (double), whole (bigint, null when it is not), ore (bigint) and problem (unreadable_number)."""
    return f"""
        with stripped as (
            select text, regexp_replace(regexp_replace(lower(text), '[\\s\\x{{00a0}}\\x{{202f}}]', '', 'g'), '^kr\\.?|(,-|kr\\.?)$', '', 'g') as bare
            from {texts}
        ),
        signed as (
            select text, bare,
                case when regexp_matches(bare, '^\\(.*\\)$') or regexp_matches(bare, '^[-−]') or bare like '%-' then '-' else '' end as sign,
                regexp_replace(bare, '^\\(|\\)$|^[-−+]|-$', '', 'g') as said
            from stripped
        ),
        plain as (
            select text, bare, try_cast(sign || case
                when regexp_matches(said, '^[1-9]\\d{{0,2}}(\\.\\d{{3}})+(,\\d+)?$') then replace(replace(said, '.', ''), ',', '.')
                when regexp_matches(said, '^[1-9]\\d{{0,2}}(,\\d{{3}})+\\.\\d+$') or regexp_matches(said, '^[1-9]\\d{{0,2}}(,\\d{{3}}){{2,}}$')
                    then replace(said, ',', '')
                when regexp_matches(said, '^\\d+(,\\d+)?$') then replace(said, ',', '.')
                when regexp_matches(said, '^\\d*\\.\\d+$') then said
                when regexp_matches(said, '^\\d+(\\.\\d+)?e[-+]?\\d{{1,2}}$') then cast(cast(try_cast(said as double) as decimal(24, 6)) as varchar)
            end as decimal(24, 6)) as number
            from signed
        )
        select text, cast(number as double) as value,
            case when number = round(number) then try_cast(number as bigint) end as whole,
            try_cast(round(number * 100) as bigint) as ore,
            case when number is null and bare <> '' then 'unreadable_number' end as problem
        from plain
    """
