"""What stands out about an application: looked for when it is sent, and again when a nominator answers."""

from collections.abc import Iterator
from typing import Final

from multaqa.features.membership.addresses import domain_of, free_mail, tidy_address
from multaqa.features.membership.models import Application, Member, Nomination, Organisation, Signal
from multaqa.features.membership.queries.contacts import held_domains
from multaqa.features.membership.queries.vouching import is_new
from multaqa.lib.lookalikes import Pose, closest_pose

type Found = tuple[Signal.Kind, str]
"""A kind, and the value that stood out."""

_POSES: Final = {Pose.LOOKALIKE: Signal.Kind.LOOKALIKE, Pose.BEARS_NAME: Signal.Kind.SUBDOMAIN}


def found_in(application: Application) -> list[Found]:
    """Everything that stands out now, each once."""
    found = [*_of_address(application), *_of_body(application), *_of_name(application)]
    for nomination in application.nominations.select_related("nominator"):
        found += _of_nomination(application, nomination)
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
    """Members who bear exactly one of her names, in whatever script; likeness across scripts is another matter."""
    folds = [name.fold for name in application.names.all() if name.fold]
    same = Member.objects.filter(network=application.network_id, names__fold__in=folds).exclude(
        person=application.person_id
    )
    yield from ((Signal.Kind.SAME_NAME, public_id) for public_id in same.values_list("public_id", flat=True))


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
