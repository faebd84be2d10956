"""What stands out about an application: looked for when it is sent, and again when a nominator answers."""

from collections.abc import Iterator
from typing import Final

from multaqa.features.membership.addresses import domain_of, free_mail, mailbox_of, tidy_address
from multaqa.features.membership.models import Application, Member, Nomination, Organisation, Signal
from multaqa.features.membership.queries.contacts import counting_contacts, held_domains, vouching_members
from multaqa.features.membership.queries.likenesses import like_names
from multaqa.features.membership.queries.vouching import is_new
from multaqa.foundation.people.api import active_people
from multaqa.lib.lookalikes import Pose, closest_pose

type Found = tuple[Signal.Kind, str]
"""A kind, and the value that stood out."""

_POSES: Final = {Pose.LOOKALIKE: Signal.Kind.LOOKALIKE, Pose.BEARS_NAME: Signal.Kind.SUBDOMAIN}


def found_in(application: Application) -> list[Found]:
    """Everything that stands out now, each once."""
    found = [*_of_address(application), *_of_body(application), *_of_name(application), *_of_twice(application)]
    for nomination in application.nominations.select_related("nominator", "contact"):
        found += _of_nomination(application, nomination)
    found += _of_departed(application)
    return list(dict.fromkeys(found))


def _of_address(application: Application) -> Iterator[Found]:
    """The address of the account, which the applicant has confirmed to be hers."""
    domain = domain_of(tidy_address(application.person.email))
    if domain in free_mail():
        yield Signal.Kind.FREE_MAIL, domain
        return
    yield from _posing(domain)
    body = application.organisation
    ours = held_domains(body) if body and body.state == Organisation.State.KNOWN else set()
    if ours and closest_pose(domain, ours)[0] not in (Pose.SAME, Pose.UNDER):
        yield Signal.Kind.OTHER_DOMAIN, domain


def _of_body(application: Application) -> Iterator[Found]:
    body = application.organisation
    if body is not None and body.state == Organisation.State.PROPOSED:
        yield Signal.Kind.PROPOSED_BODY, body.public_id


def _of_name(application: Application) -> Iterator[Found]:
    """Members who bear exactly one of her names, and whoever bears a like one, in whatever script."""
    folds = [name.fold for name in application.names.all() if name.fold]
    same = Member.objects.filter(network=application.network_id, names__fold__in=folds).exclude(
        person=application.person_id
    )
    yield from ((Signal.Kind.SAME_NAME, public_id) for public_id in same.values_list("public_id", flat=True))
    yield from ((Signal.Kind.LIKE_NAME, like.person.public_id) for like in like_names(application, reader=None))


def _of_twice(application: Application) -> Iterator[Found]:
    """The same person a second time: by this account, or by another one with the same mailbox."""
    earlier = Application.objects.filter(person=application.person_id, network=application.network_id)
    sent = earlier.filter(sent_at__isnull=False).exclude(pk=application.pk)
    yield from ((Signal.Kind.APPLIED_BEFORE, public_id) for public_id in sent.values_list("public_id", flat=True))
    address = application.person.email
    mailbox = mailbox_of(address)
    others = active_people().filter(email__startswith=mailbox[0], email__endswith=f"@{domain_of(address)}")
    for public_id, other in others.exclude(pk=application.person_id).values_list("public_id", "email"):
        if mailbox_of(other) == mailbox:
            yield Signal.Kind.SAME_MAILBOX, public_id


def _of_departed(application: Application) -> Iterator[Found]:
    """Whoever was asked and can no longer vouch: she left, her keys are frozen, or the contact is held no more."""
    asked = (Nomination.State.ASKED, Nomination.State.CONFIRMED)
    live = application.nominations.filter(state__in=asked)
    gone = live.filter(nominator__isnull=False).exclude(nominator__in=vouching_members(application))
    yield from ((Signal.Kind.NOMINATOR_GONE, one) for one in gone.values_list("nominator__public_id", flat=True))
    ended = live.filter(contact__isnull=False).exclude(contact__in=counting_contacts(application))
    yield from ((Signal.Kind.CONTACT_GONE, value) for value in ended.values_list("contact__value", flat=True))


def _of_nomination(application: Application, nomination: Nomination) -> Iterator[Found]:
    address = nomination.typed_address
    if address == application.person.email:
        yield Signal.Kind.SELF_NAMED, address
    elif nomination.state == Nomination.State.NAMED and address:
        yield Signal.Kind.TYPED_CONTACT, address
        if any(kind == Signal.Kind.LOOKALIKE for kind, _about in _posing(domain_of(address))):
            yield Signal.Kind.LOOKALIKE_CONTACT, address
    if nomination.nominator is not None and is_new(nomination.nominator, application):
        yield Signal.Kind.NEW_NOMINATOR, nomination.nominator.public_id


def _posing(domain: str) -> Iterator[Found]:
    """Whether a domain poses as any that is held."""
    pose, _known = closest_pose(domain, held_domains())
    if pose in _POSES:
        yield _POSES[pose], domain
