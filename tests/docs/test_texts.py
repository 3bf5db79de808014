"""Danish is the source of every text people see, and every text is in English too."""

import string

import pytest

from forspring.jobs import command
from tests.docs import texts


def test_the_catalogue_holds_the_texts_of_today():
    stale = {path.name for path, content in texts.files().items() if not path.exists() or path.read_bytes() != content}
    assert stale == set(), "collect them again: make texts"


def test_every_text_is_in_english():
    assert [message.id for message in texts.english() if message.id and not message.string] == []


def test_a_translation_is_filled_with_the_same_values():
    parted = [message for message in texts.english() if message.id and message.string and _names(message.id) != _names(message.string)]
    assert [message.id for message in parted] == []


def _names(text: str) -> set[str | None]:
    return {name for _words, name, _format, _conversion in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize(
    ("language", "said"), [("da", "læs leverancer, og skriv overblikket"), ("en", "read deliveries and write the overview")]
)
def test_the_command_speaks_the_language_it_is_asked_to(language, said, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("LANGUAGE", language)
    with pytest.raises(SystemExit):
        command.obey(["--help"], language)
    assert said in capsys.readouterr().out
