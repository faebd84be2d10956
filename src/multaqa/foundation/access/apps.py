from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "multaqa.foundation.access"
    label = "access"

    def ready(self) -> None:
        from multaqa.foundation.access import personal  # noqa: F401 - names what is held
        from multaqa.foundation.access.commands import freeze_after_new_address
        from multaqa.foundation.people.api import on_address_change

        on_address_change(freeze_after_new_address)
