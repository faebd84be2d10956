from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "multaqa.config"
    label = "config"
