"""Paragraphs: the law's name and the numbers after §, stk. and nr., whatever stands between them, as BL-30-1-1."""

from __future__ import annotations

from forspring.sources.spelling import normal_sql

_WORDS = "stk|stykke|nr|nummer|nummer|litra|paragraf|par|pkt|jf|jfr|lov|om|i|og|efter|af|den|samt"


def select(texts: str) -> str:
    """A SELECT of text, law (SEL or BL, null when no law is named), numbers as 30-1-1, and problem (unreadable_paragraph, law_missing).

    A number without a paragraph part (stk.) stands in the first: § 30, nr. 1 is § 30, stk. 1, nr. 1.
    """
    return f"""
        with parted as (
            select text, regexp_replace(lower(nfc_normalize(text)), '\\x{{00a0}}', ' ', 'g') as said, {normal_sql("text")} as letters from {texts}
        ),
        named as (
            select text, said,
                case when regexp_matches(letters, 'servicelov|socialservice|^sel([0-9]|stk|par|$)|[0-9]sel$') then 'SEL'
                    when regexp_matches(letters, 'barnetslov|barnetlov|lovombarnet|^bl([0-9]|stk|par|$)|[0-9]bl$') then 'BL' end as law,
                regexp_replace(regexp_replace(said, '\\b({_WORDS})\\b\\.?|stk|nr', ' ', 'g'), '[^a-zæøå]', '', 'g') as rest,
                coalesce(nullif(regexp_extract(said, '(?:§+|paragraf|par\\.?)\\s*(\\d+)', 1), ''),
                    nullif(regexp_extract(said, '^[^0-9]*(\\d+)', 1), '')) as paragraph,
                nullif(regexp_extract(said, '(?:§+|paragraf|par\\.?)?\\s*\\d+\\s*([a-f])(?:[^a-zæøå]|$)', 1), '') as letter,
                nullif(regexp_extract(said, 'st(?:k|ykke)[^0-9]*(\\d+)', 1), '') as part,
                nullif(regexp_extract(said, 'n(?:r|ummer)[^0-9]*(\\d+)', 1), '') as point,
                regexp_extract(said, '(\\d+)[^0-9]+(\\d+)(?:[^0-9]+(\\d+))?', ['a', 'b', 'c']) as bare
            from parted
        ),
        read as (
            select text, said, law, law is null and length(rest) > 1 as is_other_law, paragraph || coalesce(letter, '') as paragraph,
                case when part is null and point is null and not regexp_matches(said, 'stk|nr') then nullif(bare.b, '')
                    else coalesce(part, case when point is not null then '1' end) end as part,
                case when part is null and point is null and not regexp_matches(said, 'stk|nr') then nullif(bare.c, '') else point end as point
            from named
        )
        select text, law,
            case when not is_other_law then cast(try_cast(regexp_extract(paragraph, '\\d+') as bigint) as varchar) || regexp_extract(paragraph, '[a-f]?$')
                || coalesce('-' || part || coalesce('-' || point, ''), '') end as numbers,
            case when trim(said) = '' then null when paragraph is null or is_other_law then 'unreadable_paragraph'
                when law is null then 'law_missing' end as problem
        from read
    """
