from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "multaqa.ui"
    label = "ui"
