"""Small charts, drawn as SVG: lines over months, bars by category, a meter and a scale.

Each is drawn 400 wide so that its text stays readable on a telephone, carries its figures as text or in the table
beside it, and tells series apart by more than colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

from forspring.report import danish

WIDTH = 400
BLUE, ORANGE, GREY, PALE, INK = "#0b5394", "#c0450b", "#6b6b6b", "#d9e8f5", "#1a1a1a"
STROKES = ((BLUE, ""), (ORANGE, "6 4"), (GREY, "2 3"))
LEFT, RIGHT, TOP, BOTTOM = 44, 14, 30, 28
Series = tuple[str, Sequence[float | None]]


@dataclass(frozen=True)
class Chart:
    """A drawing and what it shows."""

    caption: str
    svg: str


def lines(label: str, steps: Sequence[str], series: Sequence[Series], height: int = 230) -> Chart | None:
    """Lines over equal steps; a hidden or missing figure leaves a gap."""
    values = [value for _name, line in series for value in line if value is not None]
    if not values or len(steps) < 2:
        return None
    ticks = _ticks(max(values))
    across = (WIDTH - LEFT - RIGHT) / (len(steps) - 1)
    drop = (height - TOP - BOTTOM) / ticks[-1]
    parts = [_grid(ticks, height, drop)]
    every = ceil(len(steps) / 5)
    for place, step in enumerate(steps):
        if (len(steps) - 1 - place) % every == 0:
            anchor = "end" if place == len(steps) - 1 else "middle"
            parts.append(_words(LEFT + place * across + (RIGHT if anchor == "end" else 0), height - 8, step, anchor=anchor))
    for order, (name, line) in enumerate(series):
        colour, dashes = STROKES[order % len(STROKES)]
        points = [None if value is None else (LEFT + place * across, height - BOTTOM - value * drop) for place, value in enumerate(line)]
        for run in _unbroken(points):
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
            parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dashes}"/>')
        parts += [_dot(x, y, colour) for run in _unbroken(points) if len(run) == 1 for x, y in run]
        parts.append(_legend(order, name, colour, dashes))
    return _svg(label, height, parts)


def bars(
    label: str, rows: Sequence[tuple[str, float | None, str]], *, marks: Sequence[float | None] = (), whole: float = 0
) -> Chart | None:
    """Horizontal bars with their figure beside; a mark is something to hold the bar against, as a national share."""
    known = [value for _name, value, _text in rows if value is not None]
    top = whole or max([*known, *(mark for mark in marks if mark is not None)], default=0)
    if not known or not top:
        return None
    reach = WIDTH - 84
    parts = []
    for place, (name, value, text) in enumerate(rows):
        y = 6 + place * 42
        parts.append(_words(0, y + 11, name))
        parts.append(f'<rect x="0" y="{y + 17}" width="{reach}" height="14" fill="{PALE}"/>')
        if value is not None:
            parts.append(f'<rect x="0" y="{y + 17}" width="{value / top * reach:.1f}" height="14" fill="{BLUE}"/>')
        parts.append(_words(reach + 8, y + 29, text, weight=600))
        if place < len(marks) and (mark := marks[place]) is not None:
            x = mark / top * reach
            parts.append(f'<path d="M{x:.1f} {y + 13}v22" stroke="{INK}" stroke-width="2.5"/>')
    return _svg(label, 6 + len(rows) * 42, parts)


def meter(label: str, share: float, text: str) -> Chart:
    """How much of the whole, as a filled band with its figure."""
    reach = WIDTH - 8
    fill = share * reach
    marks = "".join(
        f'<path d="M{4 + quarter / 4 * reach:.1f} 62v6" stroke="{GREY}"/>'
        + _words(
            4 + quarter / 4 * reach, 82, danish.percent(quarter / 4, 0), anchor=("start", "middle", "middle", "middle", "end")[quarter]
        )
        for quarter in range(5)
    )
    return _svg(
        label,
        90,
        [
            _words(4, 24, text, size=24, weight=700),
            f'<rect x="4" y="36" width="{reach}" height="24" fill="{PALE}"/>',
            f'<rect x="4" y="36" width="{fill:.1f}" height="24" fill="{BLUE}"/>',
            marks,
        ],
    )


def scale(label: str, points: Sequence[tuple[str, float]], band: tuple[float, float], band_name: str) -> Chart | None:
    """Points on one line with a target band behind."""
    if not points:
        return None
    top = _ticks(max(band[1], *(value for _name, value in points)))[-1]
    reach = WIDTH - 190
    height = 34 + len(points) * 34
    x = [130 + edge / top * reach for edge in band]
    parts = [
        f'<rect x="{x[0]:.1f}" y="22" width="{x[1] - x[0]:.1f}" height="{height - 26}" fill="#dff0d8"/>',
        _words((x[0] + x[1]) / 2, 15, band_name, anchor="middle"),
    ]
    for place, (name, value) in enumerate(points):
        y = 44 + place * 34
        end = 130 + value / top * reach
        parts += [
            _words(0, y + 4, name),
            f'<path d="M130 {y}H{end:.1f}" stroke="{GREY}" stroke-width="2"/>',
            _dot(end, y, BLUE if value <= band[1] else ORANGE),
            _words(end + 10, y + 4, danish.number(value, 1), weight=600),
        ]
    return _svg(label, height, parts)


def _grid(ticks: Sequence[float], height: int, drop: float) -> str:
    return "".join(
        f'<path d="M{LEFT} {height - BOTTOM - tick * drop:.1f}H{WIDTH - RIGHT}" stroke="#d0d0d0"/>'
        + _words(LEFT - 6, height - BOTTOM - tick * drop + 4, danish.number(tick, 0 if tick == int(tick) else 1), anchor="end")
        for tick in ticks
    )


def _legend(order: int, name: str, colour: str, dashes: str) -> str:
    x = LEFT + order * 170
    return f'<path d="M{x} 12h26" stroke="{colour}" stroke-width="3" stroke-dasharray="{dashes}"/>' + _words(x + 32, 16, name)


def _unbroken(points: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if run]


def _ticks(highest: float) -> list[float]:
    """Three to six round steps from 0 to no less than the highest."""
    if highest <= 0:
        return [0, 1]
    magnitude = 10 ** floor(log10(highest / 4)) if highest > 4 else 1
    step = next(factor * magnitude for factor in (1, 2, 5, 10) if factor * magnitude * 5 >= highest)
    return [place * step for place in range(ceil(highest / step) + 1)]


def _dot(x: float, y: float, colour: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>'


def _words(x: float, y: float, text: str, *, anchor: str = "start", size: int = 13, weight: int = 400) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}">{escape(text)}</text>'


def _svg(label: str, height: int, parts: Sequence[str]) -> Chart:
    drawn = f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(label)}" xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    return Chart(label, drawn)
