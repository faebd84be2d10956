from django.apps import AppConfig


class FactsConfig(AppConfig):
    name = "multaqa.foundation.facts"
    label = "facts"
