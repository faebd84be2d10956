from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "multaqa.foundation.languages"
    label = "languages"
