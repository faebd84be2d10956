from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    name = "multaqa.foundation.privacy"
    label = "privacy"

    def ready(self) -> None:
        from multaqa.foundation.notify.api import Letter, register_kind, register_letter
        from multaqa.foundation.people.api import SettingsPage, register_settings_page
        from multaqa.foundation.privacy import effects, examinations, letters, notices, personal  # noqa: F401  (importing registers)

        register_kind(notices.EXPORT_READY)
        for name, subject, template in letters.LETTERS:
            register_letter(name, Letter(subject, template))
        register_settings_page(SettingsPage(_("What is held"), "privacy:held", 6))
