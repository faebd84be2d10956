"""Members found by the beginning of a name, for whoever writes to call them."""

from django.db.models import Q, QuerySet

from multaqa.features.membership.models import Member, MemberName, Shown
from multaqa.features.membership.policies import active_members
from multaqa.foundation.people.api import Person
from multaqa.lib.fold import fold


def names_beginning(words: str, people: QuerySet[Person]) -> QuerySet[Person]:
    """Those of ``people`` who show members their names and have, in any script, words of them that begin with these.

    Nobody for no words. The caller says in ``people`` whom the reader meets.
    """
    wanted = fold(words).split()
    if not wanted:
        return people.none()
    names = MemberName.objects.filter(member__name_shown__gte=Shown.MEMBERS)
    for word in wanted:
        names = names.filter(Q(fold__startswith=word) | Q(fold__contains=f" {word}"))
    members = Member.objects.filter(active_members(), pk__in=names.values("member"))
    return people.filter(pk__in=members.values("person")).order_by("name", "pk")
