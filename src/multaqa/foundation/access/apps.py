from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "multaqa.foundation.access"
    label = "access"

    def ready(self) -> None:
        from multaqa.foundation.access import personal  # noqa: F401 - names what is held
