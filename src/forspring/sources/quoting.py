"""Names from declarations as SQL literals; nothing that a person typed as data is ever formatted into SQL."""


def literal(text: str) -> str:
    """The text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"
