"""An account: a person with one role and a scope."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from forspring.access.permissions import Permission, Role, allows


class Account(AbstractBaseUser):
    """One person who may come in."""

    username = models.CharField(max_length=150, unique=True)
    full_name = models.CharField(max_length=200)
    role = models.CharField(max_length=30, choices=[(role.value, role.value) for role in Role])
    units = models.JSONField(default=list, blank=True)  # codes of the units and chief areas that the account answers for
    caseworker = models.CharField(max_length=200, blank=True)  # how the sources name the person
    language = models.CharField(max_length=2, default="da", choices=[("da", "da"), ("en", "en")])
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    objects: BaseUserManager[Account] = BaseUserManager()

    #: Which fields are about a person; a test holds the list to the model.
    PERSONAL = ("username", "full_name", "caseworker")

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(role__in=[role.value for role in Role]), name="account_has_a_known_role"),)

    def may(self, permission: Permission) -> bool:
        """Whether the account is open and its role has the permission."""
        return self.is_active and allows(self.role, permission)
