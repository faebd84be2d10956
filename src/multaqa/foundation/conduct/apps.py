from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "multaqa.foundation.conduct"
    label = "conduct"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from multaqa.foundation.conduct import personal  # noqa: F401  (importing registers what is held)
        from multaqa.foundation.conduct.notices import register_notices
        from multaqa.foundation.conduct.queries import has_sent_reports
        from multaqa.foundation.conduct.things import register_things
        from multaqa.foundation.people.api import SettingsPage, register_settings_page

        register_notices()
        register_things()
        register_settings_page(SettingsPage(_("My reports"), "conduct:own_reports", 8, shown_to=has_sent_reports))
