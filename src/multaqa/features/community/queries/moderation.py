"""What waits for those who decide: flagged posts, first posts, appeals; and what a person flagged or was told."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from multaqa.features.community.models import Community, Flag, Measure, Participation, Post, Role
from multaqa.features.community.policies.communities import known_by
from multaqa.features.community.policies.moderation import (
    decides_as_facilitator,
    decides_as_officer,
    may_answer_appeal,
    office_flags,
    posts_decided_by,
)
from multaqa.foundation.access.api import Label, may_read, readable_by, visible_people
from multaqa.foundation.people.api import Capability, Person, has_capability

_WITH: Final = ("author", "thread__carrier", "thread__community__network")


@dataclass(frozen=True)
class Case:
    """A post that waits for a decision: the open flags against it, since when; ``words`` as whoever decides may read.

    ``words`` is None where nobody passes them on: what is under TLP:RED and not for her.
    """

    post: Post
    flags: Sequence[Flag]
    since: datetime
    words: str | None
    is_hers_to_read: bool

    @property
    def is_first(self) -> bool:
        """Whether it is the post of somebody new that waits to be shown."""
        return self.post.state == Post.State.WAITING


def flagged_posts(person: Person, *, community: str = "", language: str = "") -> QuerySet[Post]:
    """The posts with open flags about which a person decides, the longest waiting first."""
    for_office = Flag.objects.filter(office_flags(person), post=OuterRef("pk"))
    hers = posts_decided_by(person) & Q(Exists(Flag.objects.filter(post=OuterRef("pk"), closed_at=None)))
    found = _narrowed(Post.objects.filter(hers | Q(Exists(for_office))), community, language)
    return found.annotate(since=Min("flags__at", filter=Q(flags__closed_at=None))).order_by("since", "pk")


def first_posts(person: Person, *, community: str = "", language: str = "") -> QuerySet[Post]:
    """The posts of new members that wait for a person, the longest first."""
    found = Post.objects.filter(posts_decided_by(person), state=Post.State.WAITING)
    return _narrowed(found, community, language).order_by("written_at", "pk")


def appeals_for(person: Person) -> list[Measure]:
    """The appeals that a person may answer, the longest waiting first: there are few."""
    waiting = Measure.objects.filter(appeal=Measure.Appeal.WAITING).exclude(Q(by=person) | Q(about=person))
    if not has_capability(person, Capability.MODERATE):
        leading = Participation.objects.filter(person=person, state=Participation.State.ACTIVE, role=Role.FACILITATOR)
        waiting = waiting.filter(community__in=leading.values("community"), by_office=False)
    met = waiting.filter(visible_people(person, column="about"))
    return list(met.select_related("about", "community__network", "post__thread").order_by("appealed_at")[:200])


def communities_moderated(person: Person) -> list[Community]:
    """The communities that a person facilitates, for the choice of one."""
    leading = Participation.objects.filter(person=person, state=Participation.State.ACTIVE, role=Role.FACILITATOR)
    return list(Community.objects.filter(pk__in=leading.values("community")).order_by("pk"))


def communities_known(measures: Collection[Measure], *, reader: Person) -> set[int]:
    """The communities (row numbers) of these measures of which the reader knows: officers may not."""
    found = Community.objects.filter(known_by(reader), pk__in=[one.community_id for one in measures])
    return set(found.values_list("pk", flat=True))


def cases_of(posts: Collection[Post], *, reader: Person) -> list[Case]:
    """Posts as cases for whoever decides; two queries."""
    flags: defaultdict[int, list[Flag]] = defaultdict(list)
    for flag in Flag.objects.filter(post__in=[post.pk for post in posts], closed_at=None).order_by("at"):
        flags[flag.post_id].append(flag)
    keys = readable_by(reader) & readable_by(reader, column="thread__read_key")
    keys &= readable_by(reader, column="thread__carrier__read_key")
    read = set(Post.objects.filter(keys, pk__in=[post.pk for post in posts]).values_list("pk", flat=True))
    return [_case(post, flags[post.pk], is_read=post.pk in read) for post in posts]


def case_for(person: Person, public_id: str) -> Case | None:
    """The case of one post about which a person decides; None for any other, also one that nobody flagged.

    A facilitator may decide about any post in her community that she reads.
    """
    post = Post.objects.filter(public_id=public_id).select_related(*_WITH).first()
    if post is None:
        return None
    is_hers = decides_as_facilitator(person, post)
    if not (is_hers or decides_as_officer(person, post)):
        return None
    [case] = cases_of([post], reader=person)
    return case if case.flags or case.is_hers_to_read else None


def measure_of(person: Person, public_id: str) -> Measure | None:
    """What was decided about a person herself, by its public id; None for anybody else's."""
    rows = Measure.objects.filter(public_id=public_id, about=person)
    return rows.select_related("community", "post__thread").first()


def appeal_for(person: Person, public_id: str) -> Measure | None:
    """A measure against which somebody appealed and that this person may answer or has answered; else None."""
    rows = Measure.objects.filter(public_id=public_id).exclude(appeal=Measure.Appeal.NONE)
    found = rows.select_related("about", "by", "community__network", "post__thread__carrier").first()
    return found if found is not None and may_answer_appeal(person, found) else None


def words_at_issue(measure: Measure, *, reader: Person) -> str | None:
    """What the post said about which was decided, as far as whoever answers an appeal may know it."""
    if may_read(reader, measure.post):
        return measure.post.source
    flag = Flag.objects.filter(post=measure.post).exclude(said="").order_by("-at").first()
    if flag is not None:
        return flag.said
    return None if measure.post.label == Label.RED else measure.post.source


def own_flags(person: Person) -> QuerySet[Flag]:
    """What a person flagged, the latest first; nothing of whoever hides from her meanwhile."""
    sent = Flag.objects.filter(visible_people(person, column="post__author"), by=person)
    return sent.select_related("post__thread").order_by("-at", "-pk")


def _case(post: Post, flags: Sequence[Flag], *, is_read: bool) -> Case:
    said = next((flag.said for flag in reversed(flags) if flag.said), None)
    since = flags[0].at if flags else post.written_at
    return Case(post, flags, since, words=post.source if is_read else said, is_hers_to_read=is_read)


def _narrowed(posts: QuerySet[Post], community: str, language: str) -> QuerySet[Post]:
    if community:
        posts = posts.filter(thread__community__public_id=community)
    if language:
        posts = posts.filter(language=language)
    return posts.select_related(*_WITH)
