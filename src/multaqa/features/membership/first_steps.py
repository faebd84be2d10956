"""What membership asks of a newcomer in her first ten minutes."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from multaqa.features.membership.facts import ProfileShown
from multaqa.features.membership.models import Member
from multaqa.foundation.facts.api import facts_about
from multaqa.foundation.people.api import FirstStep, Person

_ROUTE = "membership:own_profile"


def register_first_steps() -> None:
    """The parts of a profile: most of it comes from the application, and is looked over."""
    FirstStep(
        name="membership.visibility",
        label=_("Who sees what"),
        says=_("Each part of your profile is shown to whom you choose: everyone, members, or nobody."),
        route=_ROUTE,
        place=3,
        is_done=_has_chosen,
        may_stay=True,
    ).register()
    FirstStep(
        name="membership.photo",
        label=_("A photo"),
        says=_("Only if you like: members recognise each other more easily."),
        route="membership:photo",
        place=4,
        is_done=lambda person: _hers(person).filter(photo__isnull=False).exists(),
    ).register()
    FirstStep(
        name="membership.offers",
        label=_("What you can help with"),
        says=_("It stands in your profile as you wrote it in the application; others find you by it."),
        route=_ROUTE,
        place=5,
        is_done=lambda person: _hers(person).exclude(offers="").exists(),
    ).register()


def _hers(person: Person) -> QuerySet[Member]:
    return Member.objects.filter(person=person, state=Member.State.ACTIVE)


def _has_chosen(person: Person) -> bool:
    return facts_about(person).filter(kind=ProfileShown.kind()).exists()
