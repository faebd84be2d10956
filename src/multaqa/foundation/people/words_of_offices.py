"""Roles and capabilities in words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.people.capabilities import Role

_WORDS: Final = {
    Role.STEWARD: _("steward"),
    Role.EDITOR: _("editor"),
    Role.TRANSLATOR: _("translator"),
    Role.CURATOR: _("curator of the vocabulary"),
    Role.OPERATOR: _("operator"),
    Role.AUDITOR: _("auditor"),
    Role.OFFICER: _("security officer"),
    Role.REVIEWER: _("reviewer of applications"),
}

_DUTIES: Final = {
    Role.STEWARD: _("Appoints others, describes the network, keeps the rules, and may do what editors do."),
    Role.EDITOR: _("Writes, clears, imports and translates news."),
    Role.TRANSLATOR: _("Translates what others wrote."),
    Role.CURATOR: _("Keeps the subjects and places of the vocabulary."),
    Role.OPERATOR: _("Watches over the installation: its health, its mail, its background work."),
    Role.AUDITOR: _("Reads the log of what was done, and asks for oversight."),
    Role.OFFICER: _("Protects people: recovers accounts, answers calls for help, reads reports. Two are needed."),
    Role.REVIEWER: _("Reads applications to the network and decides on them, never on one's own nominee."),
}


def word_of_office(name: str) -> str:
    """A role in words; a single capability, which has no word of its own, by its name."""
    return str(_WORDS[Role(name)] if name in Role else name.replace("_", " "))


def duty_of_role(role: Role) -> str:
    """What a role is for, in one sentence."""
    return str(_DUTIES[role])
