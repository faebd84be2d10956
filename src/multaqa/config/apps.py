from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "multaqa.config"
    label = "config"

    def ready(self) -> None:
        from multaqa.config import weaknesses  # noqa: F401  (registers its check)
