"""The cases kept, as Django knows them."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """What people work on: what no other system holds."""

    name = "forspring.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"
