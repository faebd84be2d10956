from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "multaqa.foundation.access"
    label = "access"

    def ready(self) -> None:
        from multaqa.foundation.access import personal  # noqa: F401 - names what is held
        from multaqa.foundation.access.commands import freeze_after_new_address
        from multaqa.foundation.access.queries import is_hidden, people_hidden_from
        from multaqa.foundation.people.api import bar_from_providers, on_address_change, who_hides

        on_address_change(freeze_after_new_address)
        bar_from_providers(is_hidden)
        who_hides(people_hidden_from)
