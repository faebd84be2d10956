"""A membership has a term: somebody attests it each time, or it ends with all its keys."""

from datetime import date, datetime, time, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.membership.commands.closing import close_membership, held
from multaqa.features.membership.facts import EndSet, MemberAttested, MemberLeft, MembershipEnded, TermChanged
from multaqa.features.membership.lasting_notices import ATTESTED, END_SET, ENDED
from multaqa.features.membership.models import AdmissionRules, Member
from multaqa.features.membership.policies import can_attest, can_keep, can_keep_membership
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.features.membership.terms import ATTESTED_FROM, months_after
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.notify.api import NoticeKind, tell
from multaqa.foundation.people.api import Person
from multaqa.lib.dates import format_date


def end_of_term(network_id: int, *, after: datetime) -> datetime:
    """When a term ends that begins at a moment, by the rules of a network."""
    rules = AdmissionRules.objects.filter(network=network_id).first() or AdmissionRules()
    return months_after(after, rules.term_months)


@transaction.atomic
def change_term(rules: AdmissionRules, months: int, *, by: Person) -> None:
    """Say how long a membership lasts, in months (3 to 60); terms that run already stay as they are.

    Raises ``PermissionDenied``, and ``CannotBeChanged`` for any other number.
    """
    if not can_keep_membership(by):
        raise PermissionDenied
    if not 3 <= months <= 60:
        raise CannotBeChanged(_("A membership lasts between 3 and 60 months."))
    if rules.term_months != months:
        rules.term_months = months
        rules.save(update_fields=["term_months"])
        record(TermChanged(months), by=by)


@transaction.atomic
def attest(member: Member, *, by: Person) -> datetime:
    """Attest that a member still does the work for which she was admitted; returns until when it lasts now.

    Raises ``PermissionDenied`` for who may not (nobody attests herself), and ``CannotBeChanged`` for a membership that
    is not active, and more than 60 days before its end: then somebody has attested it already.
    """
    found = held(member)
    if not can_attest(by, found):
        raise PermissionDenied
    now = timezone.now()
    if found.state != Member.State.ACTIVE or (found.ends_at is not None and found.ends_at <= now):
        raise CannotBeChanged(_("Only a membership that is active can be attested."))
    if found.ends_at is None or found.ends_at > now + ATTESTED_FROM:
        raise CannotBeChanged(_("This membership has been attested already."))
    found.ends_at = end_of_term(found.network_id, after=found.ends_at)
    found.attested_at, found.attested_by = now, by
    found.save(update_fields=["ends_at", "attested_at", "attested_by"])
    record(MemberAttested(found.public_id, found.ends_at.isoformat()), by=by, about=found.person, thing=ref_of(found))
    _tell_day(found, ATTESTED)
    return found.ends_at


@transaction.atomic
def set_last_day(member: Member, *, on: date, reason: str, by: Person) -> None:
    """Set the last day of a membership, today at the earliest and a term from now at the latest.

    Raises ``PermissionDenied`` for all but staff and for the member herself; ``CannotBeChanged`` for another day,
    without a reason, and for a membership that has ended.
    """
    found = held(member)
    if not can_keep(by, found):
        raise PermissionDenied
    if found.state == Member.State.ENDED:
        raise CannotBeChanged(_("This membership has ended."))
    if not reason.strip():
        raise CannotBeChanged(_("A reason is needed."))
    _refuse_day(on, found)
    midnight = datetime.combine(on + timedelta(days=1), time.min)
    found.ends_at = timezone.make_aware(midnight)
    found.save(update_fields=["ends_at"])
    fact = EndSet(found.public_id, found.ends_at.isoformat(), reason.strip())
    record(fact, by=by, about=found.person, thing=ref_of(found))
    tell(
        [found.person],
        kind=END_SET,
        thing_ref=f"membership.member:{found.public_id}",
        context={"day": format_date(on, found.person.language)},
    )


@transaction.atomic
def leave(member: Member, *, by: Person) -> None:
    """Leave the network: all keys close, what she wrote remains, and she may apply again.

    Raises ``PermissionDenied`` for everyone but the member, ``CannotBeChanged`` when the membership has ended already.
    """
    found = held(member)
    if found.person_id != by.pk:
        raise PermissionDenied
    if found.state == Member.State.ENDED:
        raise CannotBeChanged(_("This membership has ended."))
    close_membership(found, by=by, reason="left")
    record(MemberLeft(found.public_id), by=by, about=found.person, thing=ref_of(found))


def due_memberships(*, at: datetime) -> list[int]:
    """The row numbers of the memberships that end by a moment, suspended ones too."""
    due = Member.objects.filter(ends_at__lte=at).exclude(state=Member.State.ENDED).order_by("ends_at", "pk")
    return list(due.values_list("pk", flat=True))


@transaction.atomic
def end_membership(number: int) -> bool:
    """End one membership whose term is over; returns whether it ended now. Safe to repeat."""
    due = Member.objects.filter(pk=number, ends_at__lte=timezone.now()).exclude(state=Member.State.ENDED)
    member = due.first()
    if member is None:
        return False
    found = held(member)
    if found.state == Member.State.ENDED or found.ends_at is None or found.ends_at > timezone.now():
        return False
    end_by_date(found)
    return True


def end_by_date(member: Member) -> None:
    """End a locked membership because its term is over, and tell her; in the caller's transaction."""
    close_membership(member, by=None, reason="the term is over")
    record(MembershipEnded(member.public_id), by=None, about=member.person, thing=ref_of(member))
    tell([member.person], kind=ENDED, thing_ref=f"membership.member:{member.public_id}")


def _refuse_day(on: date, member: Member) -> None:
    today = timezone.localdate()
    if on < today:
        raise CannotBeChanged(_("This day has passed. Please choose today or a later day."))
    if on > end_of_term(member.network_id, after=timezone.now()).date():
        raise CannotBeChanged(_("A membership lasts a term at most. Somebody has to attest it for longer."))


def _tell_day(member: Member, kind: NoticeKind) -> None:
    """Tell the member a thing with the last day of her membership in it."""
    day = format_date(timezone.localdate(member.ends_at), member.person.language)
    tell([member.person], kind=kind, thing_ref=f"membership.member:{member.public_id}", context={"day": day})
