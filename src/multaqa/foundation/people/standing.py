"""Who counts as herself: her account is active and, if she needs a second factor, she has one.

Until then she holds no capability and reads what nobody reads. The rule stands here twice, as a question about one
person and as a filter; ``access`` has it a third time in its hand-written SQL, and its tests hold the three together.
"""

from django.conf import settings
from django.db.models import Q

from multaqa.foundation.people.models import Person, State


def needs_second_factor(person: Person) -> bool:
    """Whether signing in takes a second factor: for members and staff, from the first membership or office on.

    An applicant has neither and may go on with her address and password. The need never ends by itself: who was once
    trusted keeps two steps.
    """
    return person.second_factor_required


def has_second_factor(person: Person) -> bool:
    """Whether she is enrolled; an account of the demo cast counts as enrolled, in a demo alone."""
    return person.second_factor_since is not None or (settings.DEMO and person.is_demo)


def awaits_second_factor(person: Person) -> bool:
    """Whether she must enrol before she counts as herself."""
    return needs_second_factor(person) and not has_second_factor(person)


def is_in_standing(person: Person) -> bool:
    """Whether she counts as herself: active, and not awaiting a second factor."""
    return person.is_active and not awaits_second_factor(person)


def in_standing() -> Q:
    """The people of whom ``is_in_standing`` is true."""
    enrolled = Q(second_factor_required=False) | Q(second_factor_since__isnull=False)
    return Q(state=State.ACTIVE) & (enrolled | Q(is_demo=True) if settings.DEMO else enrolled)
