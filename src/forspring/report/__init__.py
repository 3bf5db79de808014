"""The overview that a leader takes to a meeting: one page and one workbook, made of the published figures alone."""

from forspring.report.composition import compose
from forspring.report.content import Explained, Headline, Report, Run

__all__ = ["Explained", "Headline", "Report", "Run", "compose"]
