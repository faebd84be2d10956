"""What follows from facts about applications: reviewers learn that something waits, names become comparable."""

from multaqa.features.membership.commands import keep_name_keys, tell_reviewers
from multaqa.features.membership.facts import (
    ApplicationSent,
    ApplicationVouched,
    MemberAdmitted,
    MemberAppointed,
    MoreAnswered,
    PostTaken,
    ProfileWritten,
    RefusalAppealed,
)
from multaqa.foundation.facts.api import RecordedFact, on


@on(ApplicationVouched)
def tell_of_vouched(fact: ApplicationVouched, recorded: RecordedFact) -> None:
    """An application came into the queue."""
    tell_reviewers(fact.application, once=f"fact:{recorded.pk}")


@on(MoreAnswered)
def tell_of_answer(fact: MoreAnswered, recorded: RecordedFact) -> None:
    """An application came back into the queue."""
    tell_reviewers(fact.application, once=f"fact:{recorded.pk}")


@on(RefusalAppealed)
def tell_of_appeal(fact: RefusalAppealed, recorded: RecordedFact) -> None:
    """An appeal waits; who refused is not told, for somebody else hears it."""
    tell_reviewers(fact.application, once=f"fact:{recorded.pk}")


@on(ApplicationSent)
def compare_names_of_applicant(_fact: ApplicationSent, recorded: RecordedFact) -> None:
    """The names in an application can be found by what they sound like."""
    _keep(recorded)


@on(MemberAdmitted)
def compare_names_of_admitted(_fact: MemberAdmitted, recorded: RecordedFact) -> None:
    """The names of a member can be found by what they sound like."""
    _keep(recorded)


@on(MemberAppointed)
def compare_names_of_appointed(_fact: MemberAppointed, recorded: RecordedFact) -> None:
    """The names of a first member can be found by what they sound like."""
    _keep(recorded)


@on(PostTaken)
def compare_names_reseated(_fact: PostTaken, recorded: RecordedFact) -> None:
    """The names with which a member asked for another post can be found by what they sound like."""
    _keep(recorded)


@on(ProfileWritten)
def compare_names_written(_fact: ProfileWritten, recorded: RecordedFact) -> None:
    """The names of a member can be found by what they sound like now."""
    _keep(recorded)


def _keep(recorded: RecordedFact) -> None:
    if recorded.about_id is not None:
        keep_name_keys(recorded.about_id)
