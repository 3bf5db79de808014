"""What people work on."""

from forspring.casework.models.errand import Errand
from forspring.casework.models.finding import Finding

__all__ = ["Errand", "Finding"]
