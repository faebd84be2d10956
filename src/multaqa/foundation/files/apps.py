from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "multaqa.foundation.files"
    label = "files"

    def ready(self) -> None:
        from multaqa.foundation.files import personal, quotas  # noqa: F401 - registers what is held, what is looked at
        from multaqa.foundation.files.things import register_files

        register_files()
