"""Every request speaks its reader's language: the account's own, else the one chosen on the log-in page, else Danish."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from forspring.kernel.texts import LANGUAGES, speak

COOKIE = "forspring_language"


class SpeakingMiddleware:
    """Sets the language of our texts and of Django's for one request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.user.language if request.user.is_authenticated else request.COOKIES.get(COOKIE, "")
        spoken = chosen if chosen in LANGUAGES else LANGUAGES[0]
        speak(spoken)
        with translation.override(spoken):
            return self.get_response(request)
