"""The tables of a key figure's page, made from its published figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forspring.kernel.texts import _
from forspring.publication.queries.histories import Told
from forspring.report import danish, words
from forspring.report.content import Column, Row, Table
from forspring.report.figures import COUNT, MEAN, RATE, SHARE, Cell, Unit

#: Measures that stand beside a figure, not in a column of their own.
BESIDE = {"n"}
UNITS: Mapping[str, Unit] = {"share": SHARE, "rate": RATE, "mean": MEAN}
YEARS = 5


@dataclass(frozen=True)
class Asked:
    """What the reader wants to see of an indicator: by which breakdown, in which kind of period."""

    dimension: str
    length: str  # year, quarter, month or day


def lengths() -> dict[str, str]:
    """The kinds of period."""
    return {"year": _("År"), "quarter": _("Kvartaler"), "month": _("Måneder"), "day": _("Opgørelsesdage")}


def measures() -> dict[str, str]:
    """What the measures are called."""
    return {
        "count": _("Antal"),
        "share": _("Andel"),
        "median": _("Median"),
        "p25": _("Nedre kvartil"),
        "p75": _("Øvre kvartil"),
        "p90": _("90 %-fraktil"),
        "mean": _("Gennemsnit"),
        "max": _("Største"),
        "rate": _("Rate"),
        "amount": _("Beløb"),
        "n": _("Antal, som tallet bygger på"),
        "n_open": _("Heraf stadig i gang"),
        "n_waiting": _("Heraf stadig ventende"),
        "longest": _("Længste"),
    }


def dimensions() -> dict[str, str]:
    """What the breakdowns are called."""
    return {
        "unit": _("Enhed"), "role": _("Enhedens rolle"), "chief_area": _("Chefområde"), "district": _("Distrikt"), "activity": _("Aktivitet"),
        "provision": _("Paragraf"), "step": _("Trin på indsatstrappen"), "source": _("Kilde"), "age_band": _("Alder"), "sex": _("Køn"),
        "notifier": _("Underretter"), "outcome": _("Udfald"), "cause": _("Årsag"), "type": _("Type"), "number": _("Nummer"),
        "systems": _("Systemer"), "kind": _("Slags"), "component": _("Del"), "months": _("Måneder efter"), "move": _("Bevægelse"),
        "from": _("Fra trin"), "to": _("Til trin"), "event": _("Begivenhed"), "line": _("Linje"), "variant": _("Variant"),
        "age_group": _("Aldersgruppe"), "check": _("Kontrol"), "account": _("Konto"), "funding": _("Bevilling"), "reductions": _("Nedsættelser"),
    }  # fmt: skip


def titled(dimension: str) -> str:
    """A breakdown's name, of one or several dimensions."""
    known = dimensions()
    return " × ".join(known.get(name, name) for name in dimension.split(","))


def length(period: str) -> str:
    """The kind of a period."""
    return {4: "year", 10: "day"}.get(len(period), "quarter" if "-Q" in period else "month")


def unit(measure: str, told_in: str) -> Unit:
    """How a measure is written."""
    known = UNITS.get(measure, COUNT)
    return MEAN if known is COUNT and measure in ("median", "p25", "p75", "p90", "longest", "max") and "pr." in told_in else known


def table(figures: Sequence[Told], asked: Asked, told_in: str, units: Mapping[str, str]) -> Table:
    """The figures by period, or for a breakdown the newest periods side by side."""
    chosen = _chosen(figures, asked)
    return _by_member(chosen, asked, told_in, units) if asked.dimension else _by_period(chosen, told_in)


def _chosen(figures: Sequence[Told], asked: Asked) -> list[Told]:
    return [one for one in figures if one.dimension == asked.dimension and length(one.period) == asked.length]


@dataclass(frozen=True)
class Choices:
    """The cells of what is shown: periods and members by their codes and names."""

    periods: Sequence[tuple[str, str]]
    members: Sequence[tuple[str, str]]


def choices(figures: Sequence[Told], asked: Asked, units: Mapping[str, str]) -> Choices | None:
    """What can be followed down to its rows; none where nothing is shown."""
    chosen = _chosen(figures, asked)
    periods = sorted({one.period for one in chosen}, reverse=True)
    members = sorted(
        ((one, named(asked.dimension, one, units)) for one in {told.member for told in chosen} if one), key=lambda pair: pair[1].casefold()
    )
    return Choices([(one, danish.period(one)) for one in periods], members) if periods else None


def _by_period(chosen: Sequence[Told], told_in: str) -> Table:
    known = {(one.period, one.measure): one for one in chosen}
    rests_on = {one.period: one for one in chosen if one.measure == "n"}
    shown = [measure for measure in measures() if any(one.measure == measure for one in chosen) and measure not in BESIDE]
    periods = sorted({one.period for one in chosen}, reverse=True)
    rows = tuple(
        Row(
            danish.period(period),
            tuple(cell(known.get((period, measure)), rests_on.get(period), unit(measure, told_in)) for measure in shown),
        )
        for period in periods
    )
    return Table(_("Tallet pr. periode"), _("Periode"), tuple(Column(measures()[one], unit(one, told_in)) for one in shown), rows)


def _by_member(chosen: Sequence[Told], asked: Asked, told_in: str, units: Mapping[str, str]) -> Table:
    shown = next((measure for measure in measures() if any(one.measure == measure for one in chosen)), "count")
    known = {(one.member, one.period): one for one in chosen if one.measure == shown}
    rests_on = {(one.member, one.period): one for one in chosen if one.measure == "n"}
    periods = sorted({one.period for one in chosen}, reverse=True)[:YEARS]
    members = sorted({one.member for one in chosen}, key=lambda member: named(asked.dimension, member, units).casefold())
    told_as = unit(shown, told_in)
    rows = tuple(
        Row(
            named(asked.dimension, member, units),
            tuple(cell(known.get((member, period)), rests_on.get((member, period)), told_as) for period in periods),
        )
        for member in members
    )
    caption = _("{measure} efter {dimension}").format(measure=measures()[shown], dimension=titled(asked.dimension).lower())
    return Table(caption, titled(asked.dimension), tuple(Column(danish.period(one), told_as) for one in periods), rows)


def named(dimension: str, member: str, units: Mapping[str, str]) -> str:
    """A member's name, of one or several dimensions."""
    pairs = zip(dimension.split(","), member.split(","), strict=False)
    return " · ".join(units.get(one, one) if name == "unit" else words.member(name, one) for name, one in pairs)


def cell(told: Told | None, rests_on: Told | None, told_as: Unit) -> Cell:
    """A published figure as a cell, with what it rests on."""
    if told is None:
        return Cell(told_as)
    whole = told.whole if told.whole is not None or rests_on is None or rests_on.value is None else int(rests_on.value)
    return Cell(told_as, told.value, told.part, whole, told.status)
