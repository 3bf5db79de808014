"""What is compared: names and addresses in one normal form, and every mention's own key.

Case, accents, the two spellings of æ, ø and å, punctuation and spaces say nothing about who somebody is. A name is
worked on once however many mentions carry it. Working tables (`said`, one row per mention of a child):

- `appearance`: md5 of the mention's delivery, source, file and first row; `place` its number in that order
  (numbered in a narrow table of its own: sorting whole rows took three times as long)
- `given`, `givens`, `surname`, `full_name`: null where the name has no such part; *Tvilling*, *Pige*, *Nyfødt* are no given name
- `home`: the address without town, spaces and punctuation; `town` its postcode
- `case_key`: the source and its case number
- `numbered`: the civil number by which the mention is known, null when it has no usable one
"""

from __future__ import annotations

Steps = tuple[tuple[str, str], ...]
_SPELLINGS = (("æ", "ae"), ("ä", "ae"), ("ø", "oe"), ("ö", "oe"), ("å", "aa"), ("ü", "u"), ("ß", "ss"))
_ACCENTS = ("áàâãéèêëíìîïóòôõúùûýÿñç", "aaaaeeeeiiiioooouuuyync")
_NO_GIVEN_NAME = (
    "ufoedt|unavngivet|ikke navngivet|uden navn|nyfoedte?|baby|barn|pigebarn|drengebarn|pige|dreng|tvilling|trilling|ukendt|nn|n n"
)


def plain(text: str) -> str:
    """The SQL for a text in lower case, Danish letters spelled out, with single spaces for all but letters and digits."""
    spelled = f"lower({text})"
    for letter, spelling in _SPELLINGS:
        spelled = f"replace({spelled}, '{letter}', '{spelling}')"
    unaccented = f"translate({spelled}, '{_ACCENTS[0]}', '{_ACCENTS[1]}')"
    return f"trim(regexp_replace({unaccented}, '[^a-z0-9]+', ' ', 'g'))"


def swapped(one: str, other: str, length: int) -> str:
    """The SQL for two different texts being equal but for two neighbours among the first letters exchanged."""
    exchanged = " or ".join(
        f"{one} = substr({other}, 1, {place - 1}) || substr({other}, {place + 1}, 1) || substr({other}, {place}, 1) || substr({other}, {place + 2})"
        for place in range(1, length)
    )
    return f"({one} <> {other} and ({exchanged}))"


def one_edit(one: str, other: str) -> str:
    """The SQL for two numbers of ten digits differing by one digit, or by one transposition of neighbours."""
    return f"({one} <> {other} and (levenshtein({one}, {other}) = 1 or {swapped(one, other, 10)}))"


def conflict(one: str, other: str) -> str:
    """The SQL for two given names that cannot be one name: neither begins the other, and they are more than a slip apart."""
    slip = f"case when least(length({one}), length({other})) <= 4 then 1 else 2 end"
    distant = f"levenshtein({one}, {other}) > {slip} and not {swapped(one, other, 5)}"
    return f"coalesce(not starts_with({one}, {other}) and not starts_with({other}, {one}) and {distant}, false)"


# fmt: off
STEPS: Steps = (
    ("distinct_names", f"""
        with swapped as (
            select name,
                {plain("case when strpos(name, ',') > 0 then split_part(name, ',', 2) || ' ' || split_part(name, ',', 1) else name end")} as said_name
            from (select distinct name from mentions where name is not null) as names
        )
        select name, nullif(said_name, '') as full_name,
            case when strpos(said_name, ' ') > 0 and not is_unnamed then split_part(said_name, ' ', 1) end as given,
            case when strpos(said_name, ' ') > 0 and not is_unnamed then regexp_replace(said_name, ' [^ ]+$', '') end as givens,
            nullif(regexp_replace(said_name, '^.* ', ''), '') as surname
        from (select name, said_name, regexp_matches(said_name, '(^| )({_NO_GIVEN_NAME})( |$)') as is_unnamed from swapped) as judged
    """),
    ("distinct_homes", f"""
        select address,
            nullif(regexp_extract(lower(address), '[, ]([0-9]{{4}}) +[^0-9]+$', 1), '') as town,
            nullif(replace(regexp_replace(
                ' ' || {plain("regexp_replace(lower(address), '[, ]+[0-9]{4} +[^0-9]+$', '')")} || ' ', ' (sal|etage|doer|lejl|lejlighed) ', ' '
            , 'g'), ' ', ''), '') as home
        from (select distinct address from mentions where address is not null) as addresses
    """),
    ("distinct_files", """
        select delivery, source, file, row_number() over (order by delivery, source, file) as turn
        from (select distinct delivery, source, file from mentions) as files
    """),
    ("places", """
        select m.mention, row_number() over (order by f.turn, m.first_row, m.mention) as place
        from mentions as m
        join distinct_files as f on f.delivery = m.delivery and f.source = m.source and f.file = m.file
    """),
    # A name that is all but the first of a longer one at the same address is a surname: it tells no twin from the other.
    ("surnames_at_home", """
        select distinct m.address, regexp_replace(n.full_name, '^[^ ]+ ', '') as surnames
        from mentions as m
        join distinct_names as n on n.name = m.name
        where m.address is not null and n.given <> n.givens
    """),
    ("said", """
        select m.mention, m.source, m.file, m.delivery, m.first_row, case when not coalesce(m.is_unborn, false) then m.number end as numbered, m.digits, m.number_kind, m.birth_on,
            p.place,
            m.mother, m.father, m.previous, m.from_on, m.last_day, m.district, m.source = 'cpr' as is_register,
            coalesce(m.is_case, false) as is_case, coalesce(m.is_unborn, false) as is_unborn,
            m.source || '/' || m.case_number as case_key,
            n.full_name, case when f.surnames is null then n.given end as given, case when f.surnames is null then n.givens end as givens,
            n.surname, h.home, coalesce(m.postcode, h.town) as town,
            substr(md5(cast(m.delivery as varchar) || '|' || m.source || '|' || m.file || '|' || cast(m.first_row as varchar)), 1, 16) as appearance
        from mentions as m
        join places as p on p.mention = m.mention
        left join distinct_names as n on n.name = m.name
        left join distinct_homes as h on h.address = m.address
        left join surnames_at_home as f on f.address = m.address and f.surnames = n.full_name
        where coalesce(m.role, 'child') = 'child' and not coalesce(m.anonymous, false)
    """),
)
# fmt: on
