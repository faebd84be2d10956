"""Web: what combines features."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The app of everything that combines features."""

    name = "multaqa.web"
    label = "web"
