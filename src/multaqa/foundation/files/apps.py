from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "multaqa.foundation.files"
    label = "files"
