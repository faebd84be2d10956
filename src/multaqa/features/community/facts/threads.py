"""What happened to threads and posts. They, their carriers and people are named by public ids; no fact holds words."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import Fact


@dataclass(frozen=True)
class ThreadStarted(Fact):
    """A thread was begun on a carrier (a reference), with its first post; ``what`` is its kind."""

    SAYS: ClassVar = _("%(by)s began %(thing)s.")

    thread: str
    carrier: str
    post: str
    what: str


@dataclass(frozen=True)
class PostWritten(Fact):
    """A post was written in a thread; ``is_language_said`` when its writer said in which language."""

    SAYS: ClassVar = _("%(by)s wrote %(thing)s.")

    post: str
    thread: str
    language: str
    is_language_said: bool = False


@dataclass(frozen=True)
class PostEdited(Fact):
    """A post was written anew; ``revision`` is the number of this writing."""

    SAYS: ClassVar = _("%(by)s changed the text of %(thing)s (version %(revision)s).")

    post: str
    revision: int


@dataclass(frozen=True)
class PostLanguageSet(Fact):
    """The language of a post was set right, by a person or, when ``by`` is nobody, by what its text looks like."""

    SAYS: ClassVar = _("%(by)s set right the language of %(thing)s: %(after)s instead of %(before)s.")

    post: str
    before: str
    after: str


@dataclass(frozen=True)
class PostDeleted(Fact):
    """A post was deleted by its author; it can be brought back for some days."""

    SAYS: ClassVar = _("%(by)s deleted %(thing)s.")

    post: str


@dataclass(frozen=True)
class PostRestored(Fact):
    """A deleted post was brought back."""

    SAYS: ClassVar = _("%(by)s brought back %(thing)s.")

    post: str


@dataclass(frozen=True)
class PostEmptied(Fact):
    """The words of a deleted post were erased for good, its days being over."""

    SAYS: ClassVar = _("The words of a post deleted by its author were erased: %(thing)s.")

    post: str


@dataclass(frozen=True)
class ThreadPinned(Fact):
    """A thread stands above the others of its community."""

    SAYS: ClassVar = _("%(by)s pinned %(thing)s.")

    thread: str


@dataclass(frozen=True)
class ThreadUnpinned(Fact):
    """A thread stands among the others again."""

    SAYS: ClassVar = _("%(by)s unpinned %(thing)s.")

    thread: str


@dataclass(frozen=True)
class ThreadClosed(Fact):
    """Nothing more is written in a thread."""

    SAYS: ClassVar = _("%(by)s closed %(thing)s.")

    thread: str


@dataclass(frozen=True)
class ThreadReopened(Fact):
    """A closed thread is open again."""

    SAYS: ClassVar = _("%(by)s opened %(thing)s again.")

    thread: str


@dataclass(frozen=True)
class ThreadMoved(Fact):
    """A thread hangs on another carrier; both are references."""

    SAYS: ClassVar = _("%(by)s moved %(thing)s.")

    thread: str
    before: str
    after: str


@dataclass(frozen=True)
class ThreadSplit(Fact):
    """Some posts (public ids) of a thread became a thread of their own."""

    SAYS: ClassVar = _("%(by)s made posts of %(thing)s a thread of their own.")

    thread: str
    into: str
    posts: list[str]


@dataclass(frozen=True)
class ThreadsMerged(Fact):
    """The posts of a thread were put at the end of another."""

    SAYS: ClassVar = _("%(by)s merged %(thing)s into another thread.")

    thread: str
    into: str


@dataclass(frozen=True)
class LabelRaised(Fact):
    """A reader put a stricter label on a thread or a post (a reference), which from then on is for fewer."""

    SAYS: ClassVar = _("%(by)s raised the label of %(thing)s from %(before)s to %(after)s.")

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class ReaderNamed(Fact):
    """The author of a thread or post (a reference) under TLP:RED let a person (a public id) read it."""

    SAYS: ClassVar = _("%(by)s let %(about)s read %(thing)s.")

    what: str
    person: str
