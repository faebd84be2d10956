"""What follows from facts, in one view."""

from multaqa.features.membership.commands import (
    note_departed,
    renew_directories,
    take_account_name,
    tell_inviter,
    tell_second_voices,
)
from multaqa.features.membership.facts import (
    InvitationSent,
    InvitationTriedByAnother,
    MemberLeft,
    MembershipEnded,
    MemberSuspended,
    NominatorAsked,
)
from multaqa.features.membership.tasks import ask_nominator, send_invitation
from multaqa.foundation.access.api import KeysFrozen
from multaqa.foundation.facts.api import RecordedFact, on
from multaqa.foundation.people.api import (
    AccountEnded,
    PersonReinstated,
    PersonRenamed,
    PersonSuspended,
    RecoveryBegun,
    person_of,
)


@on(NominatorAsked)
def ask_by_held_contact(fact: NominatorAsked, _recorded: RecordedFact) -> None:
    """Whoever is to vouch is asked: the member by a notice, the organisation by a letter to the address held of it."""
    ask_nominator.enqueue(fact.nomination)


@on(InvitationSent)
def write_to_the_invited(fact: InvitationSent, _recorded: RecordedFact) -> None:
    """Whoever is invited gets the letter, each that was sent once."""
    send_invitation.enqueue(fact.invitation, fact.number)


@on(InvitationTriedByAnother)
def tell_of_the_other(fact: InvitationTriedByAnother, recorded: RecordedFact) -> None:
    """The inviter is told, once a day however often it is tried."""
    tell_inviter(fact.invitation, once=f"{fact.invitation}:{recorded.at.date().isoformat()}")


@on(PersonRenamed)
def rename_in_profiles(fact: PersonRenamed, _recorded: RecordedFact) -> None:
    """Who gave her account another name is called so in her profile too."""
    if person := person_of(fact.person):
        take_account_name(person)


@on(PersonSuspended)
def count_without_the_suspended(_fact: PersonSuspended, recorded: RecordedFact) -> None:
    """Who may not use her account is in no list and no count of the directory, and vouches for nobody."""
    renew_directories()
    _note_departed(recorded)


@on(PersonReinstated)
def count_the_reinstated(_fact: PersonReinstated, _recorded: RecordedFact) -> None:
    """Who is back is."""
    renew_directories()


@on(AccountEnded)
def count_without_the_departed(_fact: AccountEnded, recorded: RecordedFact) -> None:
    """Who has left is not."""
    renew_directories()
    _note_departed(recorded)


@on(KeysFrozen)
def note_the_frozen(_fact: KeysFrozen, recorded: RecordedFact) -> None:
    """Who cannot be sure to be herself vouches for nobody."""
    _note_departed(recorded)


@on(MemberSuspended)
def note_the_suspended(_fact: MemberSuspended, recorded: RecordedFact) -> None:
    """Whose membership rests vouches for nobody meanwhile."""
    _note_departed(recorded)


@on(MemberLeft)
def note_who_left(_fact: MemberLeft, recorded: RecordedFact) -> None:
    """Who has left the network vouches for nobody."""
    _note_departed(recorded)


@on(MembershipEnded)
def note_whose_term_ended(_fact: MembershipEnded, recorded: RecordedFact) -> None:
    """Nor does whose membership has ended."""
    _note_departed(recorded)


@on(RecoveryBegun)
def ask_for_second_voice(fact: RecoveryBegun, _recorded: RecordedFact) -> None:
    """The focal points of her organisation may take the second step of a recovery."""
    if person := person_of(fact.person):
        tell_second_voices(person, once=f"recovery:{fact.recovery}")


def _note_departed(recorded: RecordedFact) -> None:
    if recorded.about_id is not None:
        note_departed(recorded.about_id)
