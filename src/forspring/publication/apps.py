"""The published figures, as Django knows them."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """Figures published: aggregates only, already through disclosure control."""

    name = "forspring.publication"
    label = "publication"
    default_auto_field = "django.db.models.BigAutoField"
