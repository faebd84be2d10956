from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "multaqa.foundation.people"
    label = "people"

    def ready(self) -> None:
        from multaqa.foundation.people.policies import may_describe_network
        from multaqa.foundation.people.settings_pages import SettingsPage, register_settings_page

        register_settings_page(SettingsPage(_("Reading"), "people:settings", shown_to=lambda _person: True))
        register_settings_page(SettingsPage(_("Account"), "people:account"))
        register_settings_page(SettingsPage(_("Network"), "people:network", shown_to=may_describe_network))
