"""The report as a workbook: a sheet a section, real numbers with their formats, definitions and law beside."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from forspring.kernel.texts import _
from forspring.report import danish, words
from forspring.report.content import Panel, Report, Section, Table
from forspring.report.figures import COUNT, Cell

LABEL, FIGURE = 46, 17
TEAL, WASH = "#17505C", "#E6F0F2"


def render(report: Report) -> bytes:
    """The workbook's bytes: the same for the same report, since it is dated by its as-of day."""
    target = BytesIO()
    workbook = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made = datetime.combine(report.run.as_of, time())
    workbook.set_properties({"title": _("Forspring, {name}").format(name=report.run.municipality), "created": made, "author": "Forspring"})
    pen = Pen(workbook)
    _overview(pen, report)
    for section in report.sections:
        _section(pen, section, report)
    _definitions(pen, report)
    workbook.close()
    return target.getvalue()


class Pen:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.title = workbook.add_format({"bold": True, "font_size": 16})
        self.heading = workbook.add_format({"bold": True, "font_size": 12, "font_color": TEAL})
        self.header = workbook.add_format({"bold": True, "bg_color": WASH, "bottom": 1, "text_wrap": True, "valign": "bottom"})
        self.header_of_figures = workbook.add_format(
            {"bold": True, "bg_color": WASH, "bottom": 1, "text_wrap": True, "valign": "bottom", "align": "right"}
        )
        self.text = workbook.add_format({"valign": "top"})
        self.wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.quiet = workbook.add_format({"font_color": "#545454", "valign": "top"})
        self.absent = workbook.add_format({"font_color": "#545454", "italic": True, "align": "right", "valign": "top"})
        self.bold = workbook.add_format({"bold": True, "top": 1})
        self._figures: dict[tuple[str, bool], Format] = {}

    def figure(self, number_format: str, *, is_total: bool) -> Format:
        """The format of a number."""
        key = (number_format, is_total)
        if key not in self._figures:
            looks = {"num_format": number_format, "align": "right", "valign": "top"} | ({"bold": True, "top": 1} if is_total else {})
            self._figures[key] = self.workbook.add_format(looks)
        return self._figures[key]

    def sheet(self, name: str, title: str, frozen: int) -> Worksheet:
        """A sheet for printing on A4, with its title on top and the rows above `frozen` standing still."""
        sheet = self.workbook.add_worksheet(name[:31])
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, LABEL)
        sheet.set_column(1, 12, FIGURE)
        sheet.freeze_panes(frozen, 1)
        sheet.repeat_rows(0, frozen - 1)
        sheet.write_string(0, 0, title, self.title)
        return sheet


def _overview(pen: Pen, report: Report) -> None:
    run = report.run
    sheet = pen.sheet(_("Overblik"), _("Overblik, {name}").format(name=run.municipality), 4)
    sheet.write_string(1, 0, _("Tal pr. {day}").format(day=danish.day(run.as_of)), pen.quiet)
    sheet.set_column(2, 2, 52)
    for place, header in enumerate((_("Tal"), _("Værdi"), _("Ændring"), _("Bygger på"))):
        sheet.write_string(3, place, header, pen.header_of_figures if place == 1 else pen.header)
    for place, line in enumerate(report.headlines, start=4):
        sheet.write_string(place, 0, line.title, pen.text)
        _figure(pen, sheet, place, 1, line.cell)
        sheet.write_string(place, 2, line.change, pen.text)
        sheet.write_string(place, 3, line.cell.remark, pen.quiet)
    row = 5 + len(report.headlines)
    hidden = _("skjult: bygger på færre end {threshold}, eller ville røbe et tal, der gør").format(threshold=run.threshold)
    deliveries = ", ".join(f"{words.SOURCES.get(source, source)} {danish.short_day(day)}" for source, day in run.deliveries)
    for told in (
        hidden,
        _("Leveringer: {deliveries}").format(deliveries=deliveries),
        _("Regnet med Forspring {code}, lov {law}").format(code=run.code_version, law=run.law_version),
    ):
        sheet.write_string(row, 0, told, pen.quiet)
        row += 1


def _section(pen: Pen, section: Section, report: Report) -> None:
    sheet = pen.sheet(section.title, section.title, 2)
    sheet.write_string(1, 0, _("Tal pr. {day}").format(day=danish.day(report.run.as_of)), pen.quiet)
    row = 3
    for panel in section.panels:
        row = _panel(pen, sheet, row, panel, report) + 2


def _panel(pen: Pen, sheet: Worksheet, row: int, panel: Panel, report: Report) -> int:
    sheet.write_string(row, 0, panel.title, pen.heading)
    sheet.write_string(row + 1, 0, panel.finding, pen.text)
    row = _table(pen, sheet, row + 2, panel.table)
    explained = [report.definitions[name] for name in panel.indicators if name in report.definitions]
    told = [panel.note] if panel.note else []
    told += [_("{title}: {definition} Hjemmel: {law}").format(title=e.title, definition=e.definition, law=e.law or "–") for e in explained]
    told += [_("Kilde: {source}").format(source=panel.source)] if panel.source else []
    for text in told:
        sheet.write_string(row, 0, text, pen.quiet)
        row += 1
    return row


def _table(pen: Pen, sheet: Worksheet, row: int, table: Table) -> int:
    """The table; beside a column whose figures rest on a number stands that number."""
    rests = [any(_rests_on(each.cells[place]) for each in table.rows) for place in range(len(table.columns))]
    at = [1 + place + sum(rests[:place]) for place in range(len(table.columns))]
    sheet.write_string(row, 0, table.subject, pen.header)
    for place, column in enumerate(table.columns):
        sheet.write_string(row, at[place], column.title, pen.header_of_figures)
        if rests[place]:
            sheet.write_string(row, at[place] + 1, _("n, {title}").format(title=column.title), pen.header_of_figures)
    for each in table.rows:
        row += 1
        sheet.write_string(row, 0, each.label, pen.bold if each.is_total else pen.text)
        for place, cell in enumerate(each.cells):
            _figure(pen, sheet, row, at[place], cell, is_total=each.is_total)
            if isinstance(cell, Cell) and cell.is_known and cell.whole is not None:
                sheet.write_number(row, at[place] + 1, cell.whole, pen.figure(COUNT.excel, is_total=each.is_total))
    return row + 1


def _figure(pen: Pen, sheet: Worksheet, row: int, column: int, cell: Cell | str, *, is_total: bool = False) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, cell, pen.text)
    elif cell.is_known and cell.value is not None:
        sheet.write_number(row, column, cell.value, pen.figure(cell.unit.excel, is_total=is_total))
    else:
        sheet.write_string(row, column, cell.text, pen.absent)


def _rests_on(cell: Cell | str) -> bool:
    return isinstance(cell, Cell) and cell.is_known and cell.whole is not None


def _definitions(pen: Pen, report: Report) -> None:
    sheet = pen.sheet(_("Sådan tælles der"), _("Sådan tælles der"), 3)
    sheet.set_column(1, 1, 90)
    sheet.set_column(2, 2, 34)
    for place, header in enumerate((_("Tal"), _("Definition"), _("Hjemmel"))):
        sheet.write_string(2, place, header, pen.header)
    ordered = sorted(report.definitions.values(), key=lambda definition: definition.title)
    for row, definition in enumerate(ordered, start=3):
        for place, text in enumerate((definition.title, definition.definition, definition.law)):
            sheet.write_string(row, place, text, pen.wrapped)
