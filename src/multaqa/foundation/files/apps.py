from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "multaqa.foundation.files"
    label = "files"

    def ready(self) -> None:
        from multaqa.foundation.files import personal  # noqa: F401 - names what is held
        from multaqa.foundation.files.things import register_files

        register_files()
