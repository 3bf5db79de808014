"""How fast the pages answer many readers at once: `python -m benchmarks.pages http://127.0.0.1:8000 --password …`.

Against a running `forspring serve`. Each reader logs in, keeps the connection, and walks the pages of figures at random
(the same walk every time): the overview and its filters, the list of key figures, each key figure, its file. Readers who
never pause are the worst case, where the time of an answer is the length of the queue; with `--pause` they read in between.
"""

from __future__ import annotations

import argparse
import http.client
import random
import re
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import quote, urlencode, urlsplit

from benchmarks.table import machine

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
FIELD = re.compile(r'<select[^>]* name="(\w+)">(.*?)</select>', re.DOTALL)
OPTION = re.compile(r'<option value="([^"]+)"')
FIGURE = re.compile(r'href="(/noegletal/\w+/)"')
TRIES = 2
PARTS = {"overview": 4, "overview, narrowed": 3, "key figures": 1, "one key figure": 4, "its file": 1}


@dataclass
class Reader:
    """One person: a kept connection, a session, and how long every answer took."""

    host: str
    cookies: SimpleCookie = field(default_factory=SimpleCookie)
    connection: http.client.HTTPConnection | None = None
    seconds: list[tuple[str, float]] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    reconnected: int = 0

    def ask(self, address: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, text and where it leads; a connection that the server has closed meanwhile is opened again."""
        headers = {"Cookie": "; ".join(f"{name}={one.value}" for name, one in self.cookies.items())}
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        for _try in range(TRIES):
            self.connection = self.connection or http.client.HTTPConnection(self.host, timeout=60)
            try:
                self.connection.request("POST" if form else "GET", address, urlencode(form) if form else None, headers)
                answer = self.connection.getresponse()
                text = answer.read().decode()
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                self.connection.close()
                self.connection = None
                self.reconnected += 1
                continue
            for cookie in answer.headers.get_all("Set-Cookie", ()):
                self.cookies.load(cookie)
            return answer.status, text, answer.headers.get("Location", "")
        return 0, "", ""

    def log_in(self, username: str, password: str) -> None:
        """Come in by the form, as a browser does."""
        page = self.ask("/log-ind/")[1]
        token = TOKEN.search(page)
        form = {"csrfmiddlewaretoken": token[1] if token else "", "username": username, "password": password, "token": "", "next": ""}
        status = self.ask("/log-ind/", form)[0]
        if status != 302:
            sys.exit(f"{username} was not let in: {status}")

    def read(self, kind: str, address: str) -> None:
        """Ask for a page of figures and keep how long it took."""
        start = time.perf_counter()
        status = self.ask(address)[0]
        self.seconds.append((kind, time.perf_counter() - start))
        if status != 200:
            self.errors[f"{kind}: {status or 'no answer'}"] += 1


def addresses(reader: Reader) -> dict[str, list[str]]:
    """The pages of figures, as the overview's filter and the list of key figures name them."""
    overview, every = reader.ask("/overblik/")[1], reader.ask("/noegletal/")[1]
    narrowed = [f"/overblik/?{name}={quote(value)}" for name, options in FIELD.findall(overview) for value in OPTION.findall(options)]
    each = sorted(set(FIGURE.findall(every)))
    if not narrowed or not each:
        sys.exit("nothing is published: the overview has no filter, or there are no key figures")
    files = [f"{one}tal.csv" for one in each]
    return {
        "overview": ["/overblik/"],
        "overview, narrowed": narrowed,
        "key figures": ["/noegletal/"],
        "one key figure": each,
        "its file": files,
    }


def walk(reader: Reader, pages: dict[str, list[str]], length: int, pause: float, seed: int) -> None:
    """So many pages, with a pause between."""
    chance = random.Random(seed)
    for _page in range(length):
        (kind,) = chance.choices(list(PARTS), list(PARTS.values()))
        reader.read(kind, chance.choice(pages[kind]))
        if pause:
            time.sleep(chance.uniform(0.5, 1.5) * pause)


def together(readers: Sequence[Reader], pages: dict[str, list[str]], length: int, pause: float) -> float:
    """All walk at once; how long until the last one was done."""
    start = time.perf_counter()
    walking = [threading.Thread(target=walk, args=(reader, pages, length, pause, seed)) for seed, reader in enumerate(readers)]
    for one in walking:
        one.start()
    for one in walking:
        one.join()
    return time.perf_counter() - start


def row(what: str, seconds: Sequence[float]) -> str:
    """A line of the table, in milliseconds."""
    parts = statistics.quantiles(seconds, n=100, method="inclusive") if len(seconds) > 1 else [*seconds] * 99
    return (
        f"| {what:<20} | {len(seconds):>7,} | "
        + " | ".join(f"{1000 * parts[place - 1]:>6,.0f}" for place in (50, 95, 99))
        + f" | {1000 * max(seconds):>6,.0f} |"
    )


def table(readers: Sequence[Reader], took: float) -> str:
    """What was measured."""
    told = [pair for reader in readers for pair in reader.seconds]
    errors = sum((reader.errors for reader in readers), Counter[str]())
    lines = ["| ms                   | answers |    p50 |    p95 |    p99 |    max |", "|---|---|---|---|---|---|"]
    lines += [row(kind, seconds) for kind in PARTS if (seconds := [took for name, took in told if name == kind])]
    lines.append(row("**all**", [seconds for _, seconds in told]))
    reconnected = sum(reader.reconnected for reader in readers)
    lines.append(
        f"\n{len(told) / took:.1f} answers a second for {took:.1f} s; {sum(errors.values())} errors{''.join(f', {name} {count}' for name, count in errors.items())}; {reconnected} connections opened again"
    )
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.pages", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("address", nargs="?", default="http://127.0.0.1:8000", help="where `forspring serve` answers")
    parser.add_argument("--readers", type=int, default=25, help="how many read at once")
    parser.add_argument("--pages", type=int, default=40, help="how many pages each reads")
    parser.add_argument("--pause", type=float, default=0.0, help="seconds between a reader's pages, on average")
    parser.add_argument("--accounts", default="chef,controller,teamleder,raadgiver,data", help="who they log in as")
    parser.add_argument("--password", required=True, help="the accounts' password")
    asked = parser.parse_args()
    names, host = asked.accounts.split(","), urlsplit(asked.address).netloc
    readers = [Reader(host) for _ in range(asked.readers)]
    for place, reader in enumerate(readers):
        reader.log_in(names[place % len(names)], asked.password)
    pages = addresses(readers[0])
    print(machine(), flush=True)
    paused = f"{asked.pause:g} s between pages" if asked.pause else "without a pause"
    print(
        f"\n{asked.readers} readers, {asked.pages} pages each, {paused}; {sum(map(len, pages.values()))} different pages of figures\n",
        flush=True,
    )
    took = together(readers, pages, asked.pages, asked.pause)
    print(table(readers, took))
    if any(reader.errors for reader in readers):
        sys.exit(1)


if __name__ == "__main__":
    main()
