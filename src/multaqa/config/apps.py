from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "multaqa.config"
    label = "config"

    def ready(self) -> None:
        from multaqa.config import examinations, weaknesses  # noqa: F401  (they register themselves)
