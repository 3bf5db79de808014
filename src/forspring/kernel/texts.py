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


def language() -> str:
    """The reader's language."""
    return _language.get()


def _(text: str) -> str:
    """The text in the reader's language."""
    return _catalogue(_language.get()).gettext(text) if text else text  # an empty text would give the catalogue's header


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("forspring", LOCALE, languages=[language], fallback=True)
