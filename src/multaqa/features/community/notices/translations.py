"""What people are told of translations: theirs is disputed, the original changed, their post was translated."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.notify.api import NoticeKind, register_kind
from multaqa.foundation.people.api import SettingsPage, register_settings_page

DISPUTED: Final = NoticeKind(
    name="community.translation_disputed",
    label=_("Translations that I can mend and a reader disputes"),
    subject=_("A translation is disputed: %(title)s"),
)
OUTDATED: Final = NoticeKind(
    name="community.translation_outdated",
    label=_("Changes of posts that I translated"),
    subject=_("A post that you translated has changed: %(title)s"),
)
TRANSLATED: Final = NoticeKind(
    name="community.translated",
    label=_("Translations of what I wrote"),
    subject=_("Your post was translated: %(title)s"),
)


def register_translation_notices() -> None:
    """Make the kinds of notices known, and the page of settings on which one chooses how to read."""
    for kind in (DISPUTED, OUTDATED, TRANSLATED):
        register_kind(kind)
    register_settings_page(SettingsPage(_("Translated posts"), "community:reading", 3))
