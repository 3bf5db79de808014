"""The language of the model is that of the glossary: one word a term."""

import re
from pathlib import Path

import pytest

from forspring.model.steps import STEPS
from forspring.model.tables import ALL

GLOSSARY = (Path(__file__).parents[2] / "GLOSSARY.md").read_text("utf-8")
ROWS = re.findall(r"^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$", GLOSSARY, re.MULTILINE)
TERMS = [(english, danish) for english, danish in ROWS if english != "English" and not english.startswith("-")]
PLAIN = set(re.findall(r"`(\w+)`", GLOSSARY.split("## Working words")[1].split("## Abbreviations")[0]))
WORDS = PLAIN | {word for english, _ in TERMS for word in re.split("[ -]", english)}
NAMES = {
    *(table.name for table in ALL.values()),
    *(column.name for table in ALL.values() for column in table.columns),
    *(step.name for step in STEPS),
}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_name_is_made_of_words_of_the_glossary(name):
    assert [word for word in name.split("_") if not word.isdigit() and not _known(word)] == []


def test_a_term_stands_once():
    english = [term for term, _ in TERMS]
    assert sorted(english) == sorted(set(english))


def test_every_term_has_its_danish_word():
    assert [english for english, danish in TERMS if not danish.strip()] == []


def test_the_terms_of_the_conventions_are_kept():
    assert {
        "notification": "underretning",
        "course": "forløb",
        "intervention": "indsats",
        "follow-up": "opfølgning",
        "provision": "bestemmelse",
        "delivery": "leverance",
    }.items() <= dict(TERMS).items()


def _known(word: str) -> bool:
    singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    return word in WORDS or singular in WORDS
