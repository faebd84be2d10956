"""Where conversations stand among a person's settings."""

from django.utils.translation import gettext_lazy as _

from multaqa.features.membership.api import is_member
from multaqa.foundation.people.api import SettingsPage, register_settings_page


def register_pages() -> None:
    """One page: who may write to her."""
    register_settings_page(SettingsPage(_("Messages"), "conversations:openness", 4, shown_to=is_member))
