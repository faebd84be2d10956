from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotifyConfig(AppConfig):
    name = "multaqa.foundation.notify"
    label = "notify"

    def ready(self) -> None:
        from multaqa.foundation.notify import effects, personal  # noqa: F401 - registers them
        from multaqa.foundation.notify.kinds import register_kind
        from multaqa.foundation.notify.own_kinds import OWN_KINDS
        from multaqa.foundation.people.api import SettingsPage, register_settings_page

        for kind in OWN_KINDS:
            register_kind(kind)
        register_settings_page(SettingsPage(_("Mail"), "notify:mail_choices", 3))
        register_settings_page(SettingsPage(_("Following"), "notify:following", 4))
