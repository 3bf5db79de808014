"""What has been published, and what is told of it. Nothing here is about a child, and nothing that was sent is changed."""

from forspring.publication.models.figure import Figure
from forspring.publication.models.publication import Publication
from forspring.publication.models.report import Report
from forspring.publication.models.row_account import RowAccount

__all__ = ["Figure", "Publication", "Report", "RowAccount"]
