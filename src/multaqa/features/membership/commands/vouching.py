"""An application is sent, nominators are asked through contacts held before, and they answer."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.membership.addresses import domain_of
from multaqa.features.membership.commands.steps import State, Step, locked_in, locked_to_write, look_again, move
from multaqa.features.membership.facts import (
    ApplicationSent,
    ApplicationVouched,
    NominationConfirmed,
    NominationDeclined,
    NominatorAsked,
)
from multaqa.features.membership.models import Application, Contact, Nomination, Organisation
from multaqa.features.membership.policies import can_answer, can_review
from multaqa.features.membership.queries.contacts import (
    addresses_of,
    askable_contacts,
    askable_members,
    contact_behind,
    counting_contacts,
    focal_points_for,
    member_behind,
    vouching_members,
)
from multaqa.features.membership.queries.invitations import inviter_of
from multaqa.features.membership.queries.vouching import vouching_of
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.access.api import may_meet, ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person

LINKS_LAST: Final = timedelta(days=21)
SHORTEST_KNOWING: Final = 20  # letters: less says nothing about how somebody is known
_OPEN_TO_ANSWERS: Final = (State.VOUCHING, State.REVIEW, State.APPEALED)
_SALT: Final = "multaqa.membership.vouching"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """How a nominator knows an applicant, since which year, and what she calls herself if she answers for a body."""

    knows_how: str
    knows_since: int | None = None
    name: str = ""


@transaction.atomic
def send_application(application: Application, *, consents: bool, by: Person) -> State:
    """Send an application, or send it again when more was asked: whoever may vouch is asked, what stands out is noted.

    Returns where it stands then. Raises ``PermissionDenied``, and ``CannotBeChanged`` without consent, while a step is
    missing, or when nobody was named.
    """
    held = locked_to_write(application, by=by)
    _refuse_unready(held, consents=consents)
    now = timezone.now()
    held.sent_at, held.consented_at = held.sent_at or now, held.consented_at or now
    move(held, State.VOUCHING)
    _ask_all(held)
    signals = look_again(held)
    record(ApplicationSent(held.public_id, signals), by=by, about=by, thing=ref_of(held))
    _go_on(held)
    return State(held.state)


@transaction.atomic
def ask_instead(
    nomination: Nomination, *, nominator: Person | None = None, contact: Contact | None = None, by: Person
) -> None:
    """Have a reviewer ask a member or a held address in the place of somebody typed whom the network did not find.

    Raises ``PermissionDenied`` for who may not review and for the applicant, and ``CannotBeChanged`` for a nomination
    that waits no longer, or for a member or a contact that may not vouch for this application.
    """
    application = _open_for_asking(nomination.application, by=by)
    held = _locked(nomination, Nomination.State.NAMED)
    _refuse_asking(application, nominator, contact, by=by)
    _ask(held, nominator=nominator, contact=contact, by=by)


@transaction.atomic
def ask_besides(
    application: Application, *, nominator: Person | None = None, contact: Contact | None = None, by: Person
) -> None:
    """Have a reviewer ask a member or a held address beside whoever was named: they decline, keep silent, or have left.

    Raises as ``ask_instead`` does.
    """
    held = _open_for_asking(application, by=by)
    _refuse_asking(held, nominator, contact, by=by)
    _ask(Nomination(application=held), nominator=nominator, contact=contact, by=by)


@transaction.atomic
def confirm_nomination(nomination: Nomination, answer: Answer, *, by: Person) -> None:
    """Vouch for an applicant as the member who was asked.

    Raises ``PermissionDenied`` for anybody else, without a second factor, and while her keys are frozen;
    ``CannotBeChanged`` for what waits no longer, and for an answer that does not say how she knows her.
    """
    application, held = _held_for(nomination, by=by)
    _confirm(application, held, answer, by=by)


@transaction.atomic
def decline_nomination(nomination: Nomination, *, by: Person) -> None:
    """Do not vouch for an applicant. Raises as ``confirm_nomination`` does; no reason is asked."""
    application, held = _held_for(nomination, by=by)
    _decline(application, held, by=by)


@transaction.atomic
def confirm_by_link(token: str, answer: Answer) -> None:
    """Vouch for an applicant from an organisation's registered address, by the link that went there; it works once.

    Raises ``CannotBeChanged`` for a link that is over, and for an answer that does not say how, or who answers.
    """
    application, held = _held_by_link(token)
    if not answer.name.strip():
        raise CannotBeChanged(_("Please say who answers for the organisation."))
    _confirm(application, held, answer, by=None)


@transaction.atomic
def decline_by_link(token: str) -> None:
    """Do not vouch, by the link. Raises ``CannotBeChanged`` for a link that is over."""
    application, held = _held_by_link(token)
    _decline(application, held, by=None)


def token_of(nomination: Nomination) -> str:
    """The signed part of the link that lets the holder of a contact answer once."""
    return signing.TimestampSigner(salt=_SALT).sign(f"{nomination.public_id}.{nomination.token}")


def nomination_of_token(token: str) -> Nomination | None:
    """The nomination that a link opens; None when it is over: used, too old, ended, or its contact no longer held."""
    try:
        public_id, _dot, secret = signing.TimestampSigner(salt=_SALT).unsign(token, max_age=LINKS_LAST).partition(".")
    except signing.BadSignature:
        return None
    waiting = Nomination.objects.filter(state=Nomination.State.ASKED, application__state__in=_OPEN_TO_ANSWERS)
    found = waiting.filter(public_id=public_id, token=secret).exclude(token="")
    nomination = found.select_related("application__person", "application__constituency", "contact").first()
    if nomination is None or nomination.contact is None:
        return None
    return nomination if nomination.contact in counting_contacts(nomination.application) else None


def _open_for_asking(application: Application, *, by: Person) -> Application:
    held = locked_in(application, *_OPEN_TO_ANSWERS)
    if not can_review(by) or held.person_id == by.pk:
        raise PermissionDenied
    return held


def _refuse_asking(application: Application, nominator: Person | None, contact: Contact | None, *, by: Person) -> None:
    """Nobody is asked twice, and no reviewer has herself asked: she would not decide on her own nominee, but vouch."""
    may_member = nominator is not None and askable_members(application).filter(pk=nominator.pk).exists()
    may_contact = contact is not None and askable_contacts(application).filter(pk=contact.pk, kind="address").exists()
    if may_member == may_contact or nominator == by:
        raise CannotBeChanged(_("This member or address cannot vouch for this application."))
    if _is_asked(application, nominator, contact):
        raise CannotBeChanged(_("This member or address has been asked already."))


def _refuse_unready(application: Application, *, consents: bool) -> None:
    if any(step not in application.steps for step in Step):
        raise CannotBeChanged(_("A step has not been filled in yet."))
    if application.constituency is None or not application.names.exists():
        raise CannotBeChanged(_("The name or the constituency is missing."))
    if not consents and application.consented_at is None:
        raise CannotBeChanged(_("Without consent the application cannot be sent."))
    named = application.asks_organisation or application.nominations.exists() or inviter_of(application)
    if not named and not _fast_lane(application):
        raise CannotBeChanged(_("A nominator is needed."))


def _ask_all(application: Application) -> None:
    """Ask whoever stands behind what was typed, the inviter, and the organisation by the contacts held of it."""
    for nomination in application.nominations.filter(state=Nomination.State.NAMED).exclude(typed_address=""):
        address = nomination.typed_address
        member, contact = member_behind(application, address), contact_behind(application, address)
        if (member or contact) and not _is_asked(application, member, None if member else contact):
            _ask(nomination, nominator=member, contact=None if member else contact)
    inviter = inviter_of(application)
    if inviter is not None and not _is_asked(application, inviter, None):
        _ask(Nomination(application=application), nominator=inviter, contact=None)
    if application.organisation is not None and (application.asks_organisation or _fast_lane(application)):
        _ask_organisation(application, application.organisation)


def _ask_organisation(application: Application, organisation: Organisation) -> None:
    for member in focal_points_for(application, organisation):
        if not _is_asked(application, member, None):
            _ask(Nomination(application=application), nominator=member, contact=None)
    for contact in addresses_of(application, organisation):
        if not _is_asked(application, None, contact):
            _ask(Nomination(application=application), nominator=None, contact=contact)


def _is_asked(application: Application, nominator: Person | None, contact: Contact | None) -> bool:
    asked = application.nominations.exclude(state=Nomination.State.NAMED)
    return asked.filter(nominator=nominator, contact=contact).exists()


def _fast_lane(application: Application) -> bool:
    """Whether her confirmed address lies under a domain of her organisation that staff trust.

    It spares her nothing but naming a nominator: her organisation is asked at once by the addresses held of it.
    """
    if application.organisation is None:
        return False
    domain = domain_of(application.person.email)
    trusted = counting_contacts(application).filter(organisation=application.organisation, is_trusted=True)
    return any(domain == held or domain.endswith(f".{held}") for held in trusted.values_list("value", flat=True))


def _ask(
    nomination: Nomination, *, nominator: Person | None, contact: Contact | None, by: Person | None = None
) -> None:
    nomination.nominator, nomination.contact = nominator, contact
    nomination.state, nomination.asked_at = Nomination.State.ASKED, timezone.now()
    nomination.token = secrets.token_hex(16) if contact else ""
    nomination.save()
    application = nomination.application
    asked = (nominator.public_id if nominator else "", contact.public_id if contact else "")
    fact = NominatorAsked(application.public_id, nomination.public_id, *asked)
    record(fact, by=by, about=application.person, thing=ref_of(application))


def _held_for(nomination: Nomination, *, by: Person) -> tuple[Application, Nomination]:
    application = locked_in(nomination.application, *_OPEN_TO_ANSWERS)
    held = _locked(nomination, Nomination.State.ASKED)
    may_vouch = vouching_members(application).filter(pk=by.pk).exists() and may_meet(by, application.person)
    if not can_answer(by, held) or not may_vouch:
        raise PermissionDenied
    return application, held


def _held_by_link(token: str) -> tuple[Application, Nomination]:
    found = nomination_of_token(token)
    if found is None:
        raise CannotBeChanged(_("This link has been used already, or is over."))
    return locked_in(found.application, *_OPEN_TO_ANSWERS), _locked(found, Nomination.State.ASKED)


def _locked(nomination: Nomination, state: Nomination.State) -> Nomination:
    held = Nomination.objects.select_for_update().filter(pk=nomination.pk, state=state).first()
    if held is None:
        raise CannotBeChanged(_("This has been answered already."))
    return held


def _confirm(application: Application, nomination: Nomination, answer: Answer, *, by: Person | None) -> None:
    if len(answer.knows_how.strip()) < SHORTEST_KNOWING:
        raise CannotBeChanged(_("Please say in a sentence how you know this person."))
    _answered(nomination, Nomination.State.CONFIRMED, answer)
    fact = NominationConfirmed(application.public_id, nomination.public_id, _contact_of(nomination))
    record(fact, by=by, about=application.person, thing=ref_of(application))
    look_again(application)
    _go_on(application)


def _decline(application: Application, nomination: Nomination, *, by: Person | None) -> None:
    _answered(nomination, Nomination.State.DECLINED, Answer(knows_how=""))
    fact = NominationDeclined(application.public_id, nomination.public_id, _contact_of(nomination))
    record(fact, by=by, about=application.person, thing=ref_of(application))


def _answered(nomination: Nomination, state: Nomination.State, answer: Answer) -> None:
    nomination.state, nomination.answered_at, nomination.token = state, timezone.now(), ""
    nomination.knows_how, nomination.knows_since = answer.knows_how.strip(), answer.knows_since
    nomination.answered_by_name = answer.name.strip()
    nomination.save()


def _contact_of(nomination: Nomination) -> str:
    return nomination.contact.public_id if nomination.contact else ""


def _go_on(application: Application) -> None:
    """Hand the application to the reviewers once it has all the vouching it needs."""
    if application.state == State.VOUCHING and vouching_of(application).is_whole:
        application.vouched_at = timezone.now()
        move(application, State.REVIEW)
        record(ApplicationVouched(application.public_id), by=None, about=application.person, thing=ref_of(application))
