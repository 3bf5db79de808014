"""Who may come in, and what they did."""

from forspring.access.models.account import Account
from forspring.access.models.entry import Entry

__all__ = ["Account", "Entry"]
