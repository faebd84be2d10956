"""The door of ``people``: who reads a page, what guards it, and what a reader prefers."""

from multaqa.foundation.people.devices import device_name
from multaqa.foundation.people.guards import recently_proved, require, signed_in
from multaqa.foundation.people.kept_forms import posted_or_kept
from multaqa.foundation.people.limits import is_within, limited
from multaqa.foundation.people.one_page import keep_to, open_to_the_kept
from multaqa.foundation.people.preferences import preferences_of, zone_of
from multaqa.foundation.people.readers import Reader, account_holder, person_reading, reader_of, who_hides
from multaqa.foundation.people.settings_pages import FirstStep, SettingsPage, register_settings_page, settings_tabs
from multaqa.foundation.people.signed_links import LOCKING, REPORTING, sign_for
from multaqa.foundation.people.viewing import acting, looker_behind, viewing_of

__all__ = [
    "LOCKING",
    "REPORTING",
    "FirstStep",
    "Reader",
    "SettingsPage",
    "account_holder",
    "acting",
    "device_name",
    "is_within",
    "keep_to",
    "limited",
    "looker_behind",
    "open_to_the_kept",
    "person_reading",
    "posted_or_kept",
    "preferences_of",
    "reader_of",
    "recently_proved",
    "register_settings_page",
    "require",
    "settings_tabs",
    "sign_for",
    "signed_in",
    "viewing_of",
    "who_hides",
    "zone_of",
]
