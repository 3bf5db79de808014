"""The texts people see. Danish is the source language; English lives in `locale/en`.

`_("Forløb i gang")` gives the text in the reader's language, which a command sets once and a page sets per
request. A text without a translation is shown in Danish.
"""

from __future__ import annotations

import gettext
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).parent.parent / "locale"
LANGUAGES = ("da", "en")
_language: ContextVar[str] = ContextVar("language", default="da")


def speak(language: str) -> None:
    """Choose the language of the texts from here on."""
    _language.set(language if language in LANGUAGES else "da")


def _(text: str) -> str:
    """The text in the reader's language."""
    return _catalogue(_language.get()).gettext(text)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("forspring", LOCALE, languages=[language], fallback=True)
