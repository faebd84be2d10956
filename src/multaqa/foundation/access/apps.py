from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "multaqa.foundation.access"
    label = "access"
