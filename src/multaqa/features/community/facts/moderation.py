"""What facilitators and officers decided about posts and people. No fact holds words, and none names who flagged."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class PostApproved(Fact):
    """The post of somebody new, which had waited, is shown from now on."""

    SAYS: ClassVar = _("%(by)s let %(thing)s be shown.")

    post: str


@dataclass(frozen=True)
class FlagsDismissed(Fact):
    """What was said against a post was looked at, and nothing was done."""

    SAYS: ClassVar = _("%(by)s looked at a flagged post and left it as it is: %(thing)s.")

    post: str


@dataclass(frozen=True)
class PostHidden(Fact):
    """A post was hidden: its author and those who decide about it may read it."""

    SAYS: ClassVar = _("%(by)s hid %(thing)s.")

    post: str
    measure: str


@dataclass(frozen=True)
class PostChangedByOthers(Fact):
    """The text of a post was changed by who decides about it; ``revision`` is the number of this writing."""

    SAYS: ClassVar = _("%(by)s changed the text of %(thing)s, which %(about)s had written.")

    post: str
    measure: str
    revision: int


@dataclass(frozen=True)
class PersonWarned(Fact):
    """Somebody was warned for a post."""

    SAYS: ClassVar = _("%(by)s warned %(about)s for %(thing)s.")

    post: str
    measure: str


@dataclass(frozen=True)
class PersonSlowed(Fact):
    """Somebody waits so many minutes between two posts in a community until a moment (ISO 8601)."""

    SAYS: ClassVar = _("%(by)s had %(about)s wait between posts, for %(thing)s: %(minutes)s minutes, until %(until)s.")

    post: str
    measure: str
    minutes: int
    until: str


@dataclass(frozen=True)
class PersonSuspendedHere(Fact):
    """Somebody takes no part in a community until a moment (ISO 8601); she reads on."""

    SAYS: ClassVar = _("%(by)s suspended %(about)s from a community, for %(thing)s, until %(until)s.")

    post: str
    measure: str
    until: str


@dataclass(frozen=True)
class MeasureAppealed(Fact):
    """Somebody appealed against what was decided about her."""

    SAYS: ClassVar = _("%(about)s appealed against a decision about %(thing)s.")

    post: str
    measure: str


@dataclass(frozen=True)
class AppealAnswered(Fact):
    """Another than who decided answered an appeal; ``is_granted`` when the decision was taken back."""

    SAYS: ClassVar = _("%(by)s answered an appeal about %(thing)s (granted: %(is_granted)s).")

    post: str
    measure: str
    is_granted: bool
