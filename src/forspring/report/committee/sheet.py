"""The committee's report as a sheet: real numbers with their formats, the texts beside the deviations."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter.workbook import Workbook

from forspring.kernel.texts import _
from forspring.report import danish
from forspring.report.committee.lines import Content, rule
from forspring.report.workbook import Pen

COLUMNS = 7


def render(content: Content) -> bytes:
    """The workbook's bytes: the same for the same report, for it is dated by the data's day."""
    target = BytesIO()
    workbook = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties(
        {"title": title(content), "created": datetime.combine(date.fromisoformat(content.as_of), time()), "author": "Forspring"}
    )
    pen = Pen(workbook)
    sheet = pen.sheet(_("Udvalgsrapport"), title(content), 4)
    sheet.set_column(4, 6, 44)
    sheet.write_string(1, 0, source(content), pen.quiet)
    heads = (
        _("Nøgletal"),
        danish.period(content.period),
        _("Forrige"),
        _("Året før"),
        _("Ændring siden året før"),
        _("Hele landet"),
        _("Forklaring"),
    )
    for place, head in enumerate(heads):
        sheet.write_string(3, place, head, pen.header_of_figures if 0 < place < 4 else pen.header)
    for row, line in enumerate(content.lines, start=4):
        sheet.write_string(row, 0, line.title, pen.text)
        for place, (value, told) in enumerate(zip(line.values, (line.now, line.before, line.year_before), strict=True), start=1):
            if value is None:
                sheet.write_string(row, place, told, pen.absent)
            else:
                sheet.write_number(row, place, value, pen.figure(line.excel, is_total=False))
        for place, told in enumerate((line.change, line.national, content.texts.get(line.id, "")), start=4):
            sheet.write_string(row, place, told, pen.wrapped)
    sheet.write_string(5 + len(content.lines), 0, rule(), pen.quiet)
    workbook.close()
    return target.getvalue()


def title(content: Content) -> str:
    """What the report is called."""
    return _("{municipality}: den tidlige indsats, {period}").format(
        municipality=content.municipality, period=danish.period(content.period)
    )


def source(content: Content) -> str:
    """What the figures rest on."""
    return _("Kilde: offentliggørelse nr. {number}, data til og med {day}, Forspring {code}").format(
        number=content.publication, day=danish.day(date.fromisoformat(content.as_of)), code=content.code
    )
