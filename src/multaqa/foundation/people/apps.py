from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "multaqa.foundation.people"
    label = "people"

    def ready(self) -> None:
        from multaqa.foundation.people import personal  # noqa: F401 - names what is held
        from multaqa.foundation.people.commands.links import end_links
        from multaqa.foundation.people.commands.locking import forget_kept, renew_unconfirmed
        from multaqa.foundation.people.commands.recoveries import stop_recoveries_of
        from multaqa.foundation.people.locks import on_lock
        from multaqa.foundation.people.policies import may_describe_network
        from multaqa.foundation.people.providers import has_providers
        from multaqa.foundation.people.settings_pages import FirstStep, SettingsPage, register_settings_page
        from multaqa.foundation.people.standing import has_second_factor

        register_settings_page(SettingsPage(_("Display"), "people:settings", 1, shown_to=lambda _person: True))
        register_settings_page(SettingsPage(_("Account"), "people:account", 2))
        register_settings_page(SettingsPage(_("Devices"), "people:devices", 2))
        register_settings_page(SettingsPage(_("Other accounts"), "people:providers", 3, shown_to=has_providers))
        register_settings_page(SettingsPage(_("Two-step sign-in"), "people:factors", 3))
        register_settings_page(SettingsPage(_("Network"), "people:network", 5, shown_to=may_describe_network))
        register_settings_page(
            SettingsPage(_("Confidential reports"), "people:readers_of_reports", 6, shown_to=may_describe_network)
        )
        FirstStep(
            name="people.second_factor",
            label=_("Two-step sign-in"),
            says=_("A passkey or an app with codes: nobody who finds your password comes in by it alone."),
            route="people:factors",
            place=1,
            is_done=has_second_factor,
        ).register()
        on_lock(forget_kept)
        on_lock(end_links)
        on_lock(stop_recoveries_of)
        on_lock(renew_unconfirmed)
