from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "multaqa.foundation.conduct"
    label = "conduct"
