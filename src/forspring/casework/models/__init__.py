"""What people work on."""

from forspring.casework.models.errand import Errand

__all__ = ["Errand"]
