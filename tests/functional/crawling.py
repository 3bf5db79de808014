"""Follow every link, export and choice of a filter, as somebody would who looks for what is not theirs."""

from __future__ import annotations

import re
import zipfile
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import APIRequestContext
from pypdf import PdfReader

TAGS = re.compile(r"<[^>]+>")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
TEXTS = ("text/html", "text/csv", "application/json")


@dataclass(frozen=True)
class Answer:
    """What an address says, whatever its form."""

    address: str
    status: int
    kind: str
    text: str


class Ways(HTMLParser):
    """Where a page leads: its links, and each choice of its filters by itself."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._form, self._field = "", ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what leads somewhere."""
        told = {name: value or "" for name, value in attrs}
        if tag in ("a", "use") and told.get("href"):
            self.found.append(told["href"])
        elif tag == "form":
            self._form = told.get("action", "") if told.get("method", "get") == "get" else ""
        elif tag == "select":
            self._field = told.get("name", "")
        elif tag == "option" and self._form and told.get("value"):
            self.found.append(f"{self._form}?{self._field}={told['value']}")


def crawl(request: APIRequestContext, base_url: str, each: int) -> Iterator[Answer]:
    """Every address that can be reached from the front page; of those that differ in their blanks alone, so many."""
    waiting, met, of_route = deque(["/"]), {"/"}, Counter[str]()
    while waiting:
        address = waiting.popleft()
        try:
            route = resolve(urlsplit(address).path).route
        except Resolver404:  # a style, a drawing
            continue
        of_route[route] += 1
        if of_route[route] > each:
            continue
        answer = request.get(address)
        kind = answer.headers.get("content-type", "").partition(";")[0]
        yield Answer(address, answer.status, kind, read(kind, answer.body()))
        if kind == "text/html":
            for way in Ways(answer.text()).found:
                target = urljoin(answer.url, way).partition("#")[0]
                if target.startswith(base_url) and (path := target.removeprefix(base_url)) not in met:
                    met.add(path)
                    waiting.append(path)


def read(kind: str, body: bytes) -> str:
    """The text of an answer; a kind that nobody has taught this function fails."""
    if kind == XLSX:
        book = zipfile.ZipFile(BytesIO(body))
        return "\n".join(TAGS.sub("\n", book.read(name).decode()) for name in book.namelist() if name.endswith(".xml"))
    if kind == PDF:
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages)
    assert kind in TEXTS, f"teach tests/functional/crawling.py to read {kind}"
    text = body.decode("utf-8-sig")
    return unescape(TAGS.sub(" ", text)) if kind == "text/html" else text
