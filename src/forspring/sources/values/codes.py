"""Codes: a column's own spellings to the standard ones, by normal form; and the truths ja and nej."""

from __future__ import annotations

from forspring.sources.spelling import normal_sql

_YES = "'ja', 'j', 'yes', 'y', 'true', 'sand', 'sandt', '1', 'x'"
_NO = "'nej', 'n', 'no', 'false', 'falsk', '0'"


def select(texts: str, words: str) -> str:
    """A SELECT of field, text, code, problem (unknown_code) and is_harmless over distinct (field, text); reads `known_codes` (field, key, code).

    A code is harmless when it is short, holds no long number, and none of its words is among `words`.
    """
    return f"""
        with keyed as (select field, text, {normal_sql("text")} as key from {texts}),
        told as (select text from (select text, unnest(string_split_regex(lower(text), '[^a-zæøåéäöü]+')) as word from {texts}) where word in ({words}))
        select t.field, t.text, c.code, case when c.code is null and t.key <> '' then 'unknown_code' end as problem,
            length(t.text) <= 40 and not regexp_matches(t.text, '\\d[ -]?\\d[ -]?\\d[ -]?\\d[ -]?\\d')
                and t.text not in (select text from told where text is not null) as is_harmless
        from keyed as t left join known_codes as c on c.field = t.field and c.key = t.key
    """


def truths(texts: str) -> str:
    """A SELECT of text, truth and problem (unknown_code)."""
    return f"""
        with keyed as (select text, {normal_sql("text")} as key from {texts})
        select text, case when key in ({_YES}) then true when key in ({_NO}) then false end as truth,
            case when key not in ('', {_YES}, {_NO}) then 'unknown_code' end as problem
        from keyed
    """
