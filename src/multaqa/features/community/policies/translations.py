"""Who may translate posts, dispute a translation, and answer a dispute. Each rule asks first whether she may read."""

from collections.abc import Mapping
from dataclasses import dataclass

from multaqa.features.community.models import Post, PostText
from multaqa.features.community.policies.threads import may_arrange
from multaqa.features.membership.api import Level, languages_spoken_by
from multaqa.foundation.access.api import may_read
from multaqa.foundation.languages.api import CODES, Status
from multaqa.foundation.people.api import Reader


@dataclass(frozen=True)
class Rights:
    """What a person may do about the translations of one post: asked once, for all of its languages.

    ``reads``: she may read the post. ``arranges``: she facilitates its community. ``levels``: the languages in which
    she works as a member.
    """

    person: int
    post: Post
    reads: bool
    arranges: bool
    levels: Mapping[str, Level]

    def may_translate(self, language: str) -> bool:
        """True for a member who works in a language that the post is not in, while that is shown."""
        works = self.levels.get(language, Level.READS) >= Level.WORKS
        return self.reads and works and language in CODES and language != self.post.language and _is_open(self.post)

    def may_mend(self, text: PostText) -> bool:
        """True for who translated it and for facilitators; for a draft and for nobody's, whoever may translate."""
        if self.reads and (text.translator_id == self.person or self.arranges):
            return _is_open(self.post)
        is_nobodys = text.status != Status.DONE or text.translator_id is None
        return is_nobodys and self.may_translate(text.language)

    def may_dispute(self, text: PostText) -> bool:
        """True for a member who reads the language of another one's translation."""
        is_anothers = text.status == Status.DONE and text.translator_id != self.person
        return self.reads and is_anothers and text.language in self.levels

    def may_answer(self, text: PostText) -> bool:
        """True for a facilitator who did not translate it herself."""
        return self.reads and self.arranges and text.translator_id != self.person

    @property
    def languages(self) -> list[str]:
        """The languages into which she may translate, in the site's order."""
        return [code for code in CODES if self.may_translate(code)]


def rights_on(person: Reader, post: Post) -> Rights:
    """What a person may do about the translations of a post; nothing for nobody, and where she may not read it."""
    if person is None or not may_read(person, post):
        return Rights(0, post, reads=False, arranges=False, levels={})
    arranges = may_arrange(person, post.thread)
    return Rights(person.pk, post, reads=True, arranges=arranges, levels=languages_spoken_by(person))


def _is_open(post: Post) -> bool:
    """Whether the post is shown, in a community that is not archived."""
    community = post.thread.community
    return post.state == Post.State.SHOWN and (community is None or community.archived_at is None)
