"""The application's accounts and log, as Django knows them."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Accounts, roles, permissions and the log of who looked."""

    name = "forspring.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
