"""Data quality: every row accounted for, and what the sources' owners are asked to mend."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from forspring.kernel.texts import _
from forspring.report import charts, danish, words
from forspring.report.content import Column, Panel, Row, Section, Table
from forspring.report.figures import COUNT, Cell

SEVERITIES = (("set_aside", "Sat til side"), ("mend", "Skal rettes"), ("note", "Til orientering"))
MOST = 15


def section(accounts: pa.Table, findings: pa.Table, titles: Mapping[str, str], not_evaluated: Mapping[str, tuple[str, ...]]) -> Section:
    """The rows of each file, the findings by source, the most frequent faults, and the rules that lacked a file."""
    grouped = findings.group_by(["source", "severity", "code"]).aggregate([([], "count_all")]).to_pylist()
    panels = [_accounts(accounts), _by_source(grouped), _by_code(grouped, titles)]
    if not_evaluated:
        panels.append(_not_evaluated(not_evaluated, titles))
    return Section("datakvalitet", _("Datakvalitet"), tuple(panels))


def _accounts(accounts: pa.Table) -> Panel:
    kinds = ("read", "loaded", "set_aside", "duplicates")
    files = (
        accounts.group_by(["source", "file"])
        .aggregate([(kind, "sum") for kind in kinds])
        .sort_by([("source", "ascending"), ("file", "ascending")])
    )
    rows = [Row(each["file"], tuple(_count(each[f"{kind}_sum"]) for kind in kinds)) for each in files.to_pylist()]
    totals = [sum(each[f"{kind}_sum"] for each in files.to_pylist()) for kind in kinds]
    titles = (_("Læst"), _("Indlæst"), _("Sat til side"), _("Dubletter"))
    return Panel(
        title=_("Alle rækker er gjort rede for"),
        finding=_("{read} rækker er læst: {loaded} er indlæst, og {aside} er sat til side med en begrundelse.").format(
            read=danish.number(totals[0]), loaded=danish.number(totals[1]), aside=danish.number(totals[2])
        ),
        table=Table(
            _("Rækker efter fil"),
            _("Fil"),
            tuple(Column(title, COUNT) for title in titles),
            (*rows, Row(_("I alt"), tuple(map(_count, totals)), is_total=True)),
        ),
        indicators=(),
        note=_("Dubletter er rækker, der står to gange i samme fil; de er ikke talt med i læst."),
    )


def _by_source(grouped: list[dict[str, object]]) -> Panel:
    counts: dict[str, dict[str, int]] = {}
    for each in grouped:
        of_source = counts.setdefault(str(each["source"]), {})
        of_source[str(each["severity"])] = of_source.get(str(each["severity"]), 0) + int(str(each["count_all"]))
    ordered = sorted(counts.items(), key=lambda pair: (-sum(pair[1].values()), pair[0]))
    rows = [
        Row(words.SOURCES.get(source, source), tuple(_count(of.get(severity, 0)) for severity, _t in SEVERITIES)) for source, of in ordered
    ]
    mend = sum(of.get("mend", 0) + of.get("set_aside", 0) for of in counts.values())
    return Panel(
        title=_("Fund efter kilde"),
        finding=_("{count} fund skal rettes i kilden.").format(count=danish.number(mend)),
        table=Table(
            _("Fund efter kilde og alvor"), _("Kilde"), tuple(Column(_(title), COUNT) for _severity, title in SEVERITIES), tuple(rows)
        ),
        chart=charts.bars(
            _("Fund, der skal rettes, efter kilde"),
            [
                (words.SOURCES.get(source, source), total, danish.number(total))
                for source, of in ordered
                if (total := of.get("mend", 0) + of.get("set_aside", 0))
            ],
        ),
        indicators=("data_quality",),
        note=_("Hvert fund står med fil, række, felt og hvad der skal gøres i findings.csv."),
    )


def _by_code(grouped: list[dict[str, object]], titles: Mapping[str, str]) -> Panel:
    weight = {severity: place for place, (severity, _title) in enumerate(SEVERITIES)}
    ordered = sorted(
        grouped, key=lambda each: (weight[str(each["severity"])] == 2, -int(str(each["count_all"])), str(each["code"]), str(each["source"]))
    )
    named = dict(SEVERITIES)
    rows = [
        Row(
            titles.get(str(each["code"]), str(each["code"])),
            (
                words.SOURCES.get(str(each["source"]), str(each["source"])),
                _(named[str(each["severity"])]),
                _count(int(str(each["count_all"]))),
            ),
        )
        for each in ordered[:MOST]
    ]
    columns = (Column(_("Kilde"), None), Column(_("Alvor"), None), Column(_("Antal"), COUNT))
    most = rows[0].label if rows else _("ingen")
    return Panel(
        title=_("De hyppigste fund"),
        finding=_("Det, der oftest skal rettes: {most}.").format(most=most[0].lower() + most[1:]),
        table=Table(_("De {count} hyppigste fund").format(count=len(rows)), _("Fund"), columns, tuple(rows)),
        indicators=(),
    )


def _not_evaluated(lacking: Mapping[str, tuple[str, ...]], titles: Mapping[str, str]) -> Panel:
    rows = tuple(Row(titles.get(code, code), (danish.listed(list(files)),)) for code, files in sorted(lacking.items()))
    return Panel(
        title=_("Kontroller, der ikke kunne foretages"),
        finding=_("{count} kontroller mangler en fil og er hverken bestået eller dumpet.").format(count=len(rows)),
        table=Table(_("Kontroller uden de filer, de kræver"), _("Kontrol"), (Column(_("Mangler"), None),), rows),
        indicators=(),
    )


def _count(value: int) -> Cell:
    return Cell(COUNT, float(value), status="ok")
