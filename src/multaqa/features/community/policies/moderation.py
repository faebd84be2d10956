"""Who decides about posts: facilitators, officers where no facilitator may; nobody in her own matter."""

from django.db.models import Exists, OuterRef, Q

from multaqa.features.community.models import Flag, Measure, Participation, Post, Role
from multaqa.features.community.policies.threads import facilitates
from multaqa.foundation.access.api import may_meet, visible_people, visible_to_office
from multaqa.foundation.people.api import Capability, Person, Reader, has_capability

State = Participation.State


def may_flag(person: Reader, post: Post) -> bool:
    """True for whoever reads a post of somebody else that is shown; that she may read it was asked."""
    return person is not None and post.author_id not in {None, person.pk} and post.state == Post.State.SHOWN


def decides_as_facilitator(person: Person, post: Post) -> bool:
    """True for a facilitator of the post's community who meets its author, herself no facilitator there."""
    community = post.thread.community
    if post.author is None or post.author_id == person.pk or not facilitates(person, community):
        return False
    return not facilitates(post.author, community) and may_meet(person, post.author)


def decides_as_officer(person: Person, post: Post) -> bool:
    """True for an officer about a post that is flagged to the office: not her own, nor flagged by her."""
    return post.author_id != person.pk and Flag.objects.filter(office_flags(person), post=post).exists()


def may_decide(person: Reader, post: Post) -> bool:
    """True for whoever decides about a post, in either way."""
    return person is not None and (decides_as_facilitator(person, post) or decides_as_officer(person, post))


def posts_decided_by(person: Person) -> Q:
    """The posts about which a person decides as facilitator: of those who facilitate not, and whom she meets."""
    leading = Participation.objects.filter(state=State.ACTIVE, role=Role.FACILITATOR)
    hers = Q(thread__community__in=leading.filter(person=person).values("community"))
    of_facilitator = Exists(leading.filter(person=OuterRef("author"), community=OuterRef("thread__community")))
    others = Q(author__isnull=False) & ~Q(author=person) & visible_people(person, column="author")
    return hers & others & ~Q(of_facilitator)


def office_flags(officer: Person) -> Q:
    """The open flags to the office of which an officer may know: none about her, none of hers, none kept from her."""
    if not has_capability(officer, Capability.MODERATE):
        return Q(pk__in=())
    others = ~Q(by=officer) & ~Q(post__author=officer) & visible_people(officer, column="by")
    return Q(for_office=True, closed_at=None) & others & visible_to_office(officer, column="post__author")


def may_answer_appeal(person: Reader, measure: Measure) -> bool:
    """True for another facilitator or another officer than who decided, and never in her own matter."""
    if person is None or person.pk in {measure.by_id, measure.about_id} or not may_meet(person, measure.about):
        return False
    if has_capability(person, Capability.MODERATE):
        return True
    return not measure.by_office and facilitates(person, measure.community)
