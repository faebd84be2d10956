"""People become members: the first few by the command line, all others by an application that was vouched for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.membership.commands.closing import held as locked_member
from multaqa.features.membership.commands.closing import settle
from multaqa.features.membership.commands.keys import give_keys, renew_keys
from multaqa.features.membership.commands.lasting import end_of_term
from multaqa.features.membership.facts import MemberAdmitted, MemberAppointed, PostTaken
from multaqa.features.membership.models import (
    Application,
    ApplicationLanguage,
    Capacity,
    Constituency,
    Member,
    MemberLanguage,
    MemberName,
    NameForm,
    Organisation,
    Shown,
)
from multaqa.features.membership.policies import can_review, can_seat_first_members
from multaqa.features.membership.queries.vouching import vouching_of
from multaqa.features.membership.refusals import CannotEnter
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person
from multaqa.lib.fold import fold

FIRST_MEMBERS: Final = 5  # so many are seated by the command line, all others are vouched for
_CIRCLES_AT_RISK: Final[dict[str, Any]] = {"is_listed": False, "photo_shown": Shown.NOBODY, "area_shown": Shown.NOBODY}


@dataclass(frozen=True, kw_only=True)
class Seat:
    """For whom and as what a person takes part; ``area`` is an ISO 3166-1 alpha-3 code or empty."""

    constituency: Constituency
    organisation: Organisation | None = None
    area: str = ""
    capacity: Capacity = Capacity.ORGANISATION
    function: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def appoint_member(person: Person, seat: Seat, *, by: Person | None, reason: str) -> Member:
    """Seat one of a network's first members, while there is nobody who could vouch for her.

    Raises ``PermissionDenied`` for everyone but the command line (``by`` is None), and ``CannotEnter`` once
    ``FIRST_MEMBERS`` were seated, without a reason, or for a member.
    """
    if not can_seat_first_members(by):
        raise PermissionDenied
    if not reason.strip():
        raise CannotEnter(_("A first member needs a reason."))
    network = seat.constituency.network
    if Member.objects.filter(network=network, appointed=True).count() >= FIRST_MEMBERS:
        raise CannotEnter(_("The first members have all been seated; others apply and are vouched for."))
    member = _entered(person, seat, by=by, appointed=True)
    _write_names(member, [MemberName(given=person.name)])
    give_keys(member, by=by, reason=reason)
    settle(member)
    record(MemberAppointed(*_named(member), reason), by=by, about=person, thing=ref_of(member))
    return member


@transaction.atomic
def admit(application: Application, *, by: Person) -> Member:
    """Carry out an approved application: its answers become the member's profile, and she holds her keys.

    ``by`` is the reviewer who approved it. Raises ``PermissionDenied`` for whoever may not review and for the
    applicant, ``CannotEnter`` for one that is not approved, is not vouched for (any more), or whose applicant is a
    member.
    """
    if not can_review(by) or application.person_id == by.pk:
        raise PermissionDenied
    held = Application.objects.select_for_update().filter(pk=application.pk, state=Application.State.APPROVED).first()
    if held is None:
        raise CannotEnter(_("This application is not approved."))
    if not vouching_of(held).is_whole:
        raise CannotEnter(_("Nobody vouches for this application any more."))
    member = _reseated(held, by=by) if held.kind == Application.Kind.POST else _let_in(held, by=by)
    held.state, held.state_since, held.member = Application.State.ADMITTED, timezone.now(), member
    held.save(update_fields=["state", "state_since", "member"])
    settle(member)
    return member


def _let_in(application: Application, *, by: Person) -> Member:
    member = _entered(application.person, _seat_of(application), by=by, appointed=False)
    _take_over(application, member)
    give_keys(member, by=by, reason="admitted")
    fact = MemberAdmitted(*_named(member), application.public_id)
    record(fact, by=by, about=application.person, thing=ref_of(member))
    return member


def _reseated(application: Application, *, by: Person) -> Member:
    """Let a member who was vouched for anew stand for another body; since when she belongs, and her term, stay."""
    hers = Member.objects.filter(person=application.person_id, network=application.network_id).first()
    member = locked_member(hers) if hers else None
    if member is None or member.state != Member.State.ACTIVE or member.between_posts_since is None:
        raise CannotEnter(_("This member is not between two posts."))
    seat = _seat_of(application)
    member.between_posts_since = None
    _sit(member, seat)
    member.save()
    _take_over(application, member)
    renew_keys(member, by=by, reason="change of post")
    body = _named(member)[3]
    fact = PostTaken(member.public_id, body, seat.constituency.code, application.public_id)
    record(fact, by=by, about=application.person, thing=ref_of(member))
    return member


def _entered(person: Person, seat: Seat, *, by: Person | None, appointed: bool) -> Member:
    """The row of the member: a new one, or the one that she had before, active again."""
    network = seat.constituency.network
    member = Member.objects.select_for_update().filter(person=person, network=network).first()
    if member is not None and member.state != Member.State.ENDED:
        raise CannotEnter(_("This person is a member already."))
    if not person.is_active:
        raise CannotEnter(_("This account is closed."))
    if member is None:
        member = Member(person=person, network=network, **_first_circles(seat.constituency))
    member.state, member.since, member.ended_at = Member.State.ACTIVE, timezone.now(), None
    member.ends_at = end_of_term(network.pk, after=member.since)
    member.attested_at = member.attested_by = None
    _sit(member, seat)
    member.admitted_by, member.appointed = by, appointed
    member.save()
    return member


def _sit(member: Member, seat: Seat) -> None:
    """Write for whom and as what she takes part."""
    member.constituency, member.organisation, member.area = seat.constituency, seat.organisation, seat.area
    member.capacity, member.function = seat.capacity, dict(seat.function)


def _first_circles(constituency: Constituency) -> dict[str, Any]:
    """To whom a new profile is shown: of people at risk neither photo nor country or area, and they are unlisted."""
    return dict(_CIRCLES_AT_RISK) if constituency.is_at_risk else {}


def _seat_of(application: Application) -> Seat:
    if application.constituency is None:
        raise CannotEnter(_("This application names no constituency."))
    return Seat(
        constituency=application.constituency,
        organisation=application.organisation,
        area=application.area,
        capacity=Capacity(application.capacity),
        function=application.function,
    )


def _take_over(application: Application, member: Member) -> None:
    """Fill the profile from the application."""
    member.offers, member.needs = application.offers, application.needs
    member.save(update_fields=["offers", "needs"])
    member.terms.set(application.terms.all())
    _write_names(member, application.names.all() or [MemberName(given=application.person.name)])
    MemberLanguage.objects.filter(member=member).delete()
    MemberLanguage.objects.bulk_create(
        MemberLanguage(member=member, language=spoken.language, level=spoken.level)
        for spoken in ApplicationLanguage.objects.filter(application=application)
    )


def _write_names(member: Member, names: Iterable[NameForm]) -> None:
    MemberName.objects.filter(member=member).delete()
    MemberName.objects.bulk_create(
        MemberName(
            member=member,
            place=place,
            given=name.given,
            family=name.family,
            family_first=name.family_first,
            form_of_address=name.form_of_address,
            fold=fold(f"{name.given} {name.family}"),
        )
        for place, name in enumerate(names)
    )


def _named(member: Member) -> tuple[str, str, str, str]:
    organisation = member.organisation.public_id if member.organisation else ""
    return member.public_id, member.network.public_id, member.constituency.code, organisation
