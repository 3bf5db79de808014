"""The pages, as Django knows them."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """People come in by pages."""

    name = "forspring.web"
    label = "web"
