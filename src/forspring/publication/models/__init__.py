"""What has been published. Nothing here is about a person, and nothing here is changed."""

from forspring.publication.models.figure import Figure
from forspring.publication.models.publication import Publication
from forspring.publication.models.row_account import RowAccount

__all__ = ["Figure", "Publication", "RowAccount"]
