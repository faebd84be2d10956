"""Web: what combines features."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    """The app of everything that combines features."""

    name = "multaqa.web"
    label = "web"

    def ready(self) -> None:
        """Make networks known as things, and the page of their mark; register what is examined here."""
        from multaqa.foundation.people.api import SettingsPage, may_describe_network, register_settings_page
        from multaqa.web.auditing import proof  # noqa: F401  (registers its examinations)
        from multaqa.web.setting_up import examinations  # noqa: F401  (registers itself)
        from multaqa.web.things import register_networks

        register_networks()
        register_settings_page(SettingsPage(_("Mark"), "web:network_mark", 6, shown_to=may_describe_network))
