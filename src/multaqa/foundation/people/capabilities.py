"""What staff may do: one enum of capabilities, and roles as named sets of them."""

from enum import StrEnum
from typing import Final


class Capability(StrEnum):
    """One thing that a member of staff may do; no capability widens what she may read."""

    APPOINT = "appoint"
    WRITE_NEWS = "write_news"
    CLEAR_NEWS = "clear_news"
    NOTE_NEWS = "note_news"
    IMPORT_NEWS = "import_news"
    TRANSLATE = "translate"
    CURATE_VOCABULARY = "curate_vocabulary"
    KEEP_RULES = "keep_rules"
    ANNOUNCE = "announce"
    OPERATE = "operate"
    AUDIT = "audit"
    MODERATE = "moderate"
    SAFEGUARD = "safeguard"
    VIEW_AS = "view_as"
    REVIEW_APPLICATIONS = "review_applications"
    KEEP_MEMBERSHIP = "keep_membership"
    KEEP_COMMUNITIES = "keep_communities"


class Role(StrEnum):
    """A named set of capabilities, given to a person by an appointment."""

    STEWARD = "steward"
    EDITOR = "editor"
    TRANSLATOR = "translator"
    CURATOR = "curator"
    OPERATOR = "operator"
    AUDITOR = "auditor"
    OFFICER = "officer"
    REVIEWER = "reviewer"


_NEWS: Final = frozenset(
    {Capability.WRITE_NEWS, Capability.CLEAR_NEWS, Capability.IMPORT_NEWS, Capability.TRANSLATE},
)

CAPABILITIES_OF_ROLE: Final[dict[Role, frozenset[Capability]]] = {
    Role.STEWARD: _NEWS
    | {
        Capability.NOTE_NEWS,
        Capability.CURATE_VOCABULARY,
        Capability.KEEP_RULES,
        Capability.ANNOUNCE,
        Capability.APPOINT,
        Capability.OPERATE,
        Capability.VIEW_AS,
        Capability.REVIEW_APPLICATIONS,
        Capability.KEEP_MEMBERSHIP,
        Capability.KEEP_COMMUNITIES,
    },
    Role.EDITOR: _NEWS,
    Role.TRANSLATOR: frozenset({Capability.TRANSLATE}),
    Role.CURATOR: frozenset({Capability.CURATE_VOCABULARY}),
    Role.OPERATOR: frozenset({Capability.OPERATE}),
    Role.AUDITOR: frozenset({Capability.AUDIT, Capability.VIEW_AS}),
    Role.OFFICER: frozenset({Capability.MODERATE, Capability.SAFEGUARD}),
    Role.REVIEWER: frozenset({Capability.REVIEW_APPLICATIONS}),
}
