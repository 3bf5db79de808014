"""Which rows are about the same child, and which children are a family."""

from forspring.linkage.decisions import APART, JOIN, Decision
from forspring.linkage.doubtful import shown
from forspring.linkage.findings import TITLES
from forspring.linkage.linking import Linked, link
from forspring.warehouse.splink_backend import prepare

__all__ = ["APART", "JOIN", "TITLES", "Decision", "Linked", "link", "prepare", "shown"]
