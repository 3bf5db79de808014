"""Readers of pages are measured as they are answered: errors are counted, and a closed connection is no error."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from benchmarks.pages import Reader, table, walk


class Answering(BaseHTTPRequestHandler):
    """Keeps a connection for two answers, and has one page that fails."""

    protocol_version = "HTTP/1.1"
    answered = 0

    def do_GET(self) -> None:
        """Answer, and hang up after every second answer without saying so."""
        self.answered += 1
        self.send_response(500 if self.path == "/broken/" else 200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")
        self.close_connection = self.answered == 2

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture
def reader() -> Iterator[Reader]:
    """A reader of a small server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    answering = threading.Thread(target=server.serve_forever)
    answering.start()
    made = Reader(f"127.0.0.1:{server.server_port}")
    yield made
    if made.connection:
        made.connection.close()
    server.shutdown()
    answering.join()
    server.server_close()


def test_a_connection_that_was_closed_is_opened_again_and_is_no_error(reader):
    for _page in range(5):
        reader.read("overview", "/")
    assert (len(reader.seconds), reader.errors, reader.reconnected) == (5, {}, 2)


def test_a_page_that_fails_is_counted(reader):
    reader.read("overview", "/broken/")
    assert reader.errors == {"overview: 500": 1}
    assert "1 errors, overview: 500 1" in table([reader], 1.0)


def test_the_same_reader_walks_the_same_pages(reader):
    pages = {kind: ["/"] for kind in ("overview", "overview, narrowed", "key figures", "one key figure", "its file")}
    walk(reader, pages, 6, 0, seed=1)
    walk(reader, pages, 6, 0, seed=1)
    kinds = [kind for kind, _ in reader.seconds]
    assert kinds[:6] == kinds[6:]
