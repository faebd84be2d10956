"""Roles and capabilities in words."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.people.capabilities import Capability, Role

_WORDS: Final[dict[str, Any]] = {
    Role.STEWARD: _("steward"),
    Role.EDITOR: _("editor"),
    Role.TRANSLATOR: _("translator"),
    Role.CURATOR: _("curator of the vocabulary"),
    Role.OPERATOR: _("operator"),
    Role.AUDITOR: _("auditor"),
    Role.OFFICER: _("security officer"),
    Role.REVIEWER: _("reviewer of applications"),
}

_WORDS_OF_CAPABILITIES: Final[dict[str, Any]] = {
    Capability.APPOINT: _("appointing others"),
    Capability.WRITE_NEWS: _("writing news"),
    Capability.CLEAR_NEWS: _("clearing news"),
    Capability.NOTE_NEWS: _("editor’s notes"),
    Capability.IMPORT_NEWS: _("importing news"),
    Capability.TRANSLATE: _("translating"),
    Capability.CURATE_VOCABULARY: _("keeping the vocabulary"),
    Capability.KEEP_RULES: _("keeping the rules"),
    Capability.ANNOUNCE: _("announcing"),
    Capability.OPERATE: _("operating the installation"),
    Capability.AUDIT: _("auditing"),
    Capability.MODERATE: _("moderating"),
    Capability.SAFEGUARD: _("protecting people"),
    Capability.VIEW_AS: _("looking with other eyes"),
    Capability.KEEP_COMMUNITIES: _("keeping the communities"),
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
    """A role or a single capability in words; what is neither any more, by its name."""
    return str(_WORDS.get(name) or _WORDS_OF_CAPABILITIES.get(name) or name.replace("_", " "))


def duty_of_role(role: Role) -> str:
    """What a role is for, in one sentence."""
    return str(_DUTIES[role])
