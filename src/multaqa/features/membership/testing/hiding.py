"""For tests of hiding: a member who is known by everything there is."""

from multaqa.features.membership.commands import name_focal_point
from multaqa.features.membership.commands.editions import renew_directories, renew_directory
from multaqa.features.membership.models import PARTS, Level, Member, MemberLanguage, MemberName, Organisation, Shown
from multaqa.foundation.people.api import Person
from multaqa.foundation.taxonomy.api import active_terms


def as_if_known_to_all(person: Person, *, organisation: Organisation) -> str:
    """Make a member known by everything there is, shown to everyone, and by what nobody else has: she is the only one
    of this organisation and its focal point, of Nauru, with Swahili. Returns the organisation's public id."""
    member = Member.objects.get(person=person)
    member.organisation, member.area, member.is_listed = organisation, "NRU", True
    for part in PARTS:
        setattr(member, f"{part}_shown", Shown.PUBLIC)
    member.save()
    MemberName.objects.get_or_create(member=member, place=1, given="Leila", family="Haddad", fold="leila haddad")
    MemberLanguage.objects.get_or_create(member=member, language="sw", level=Level.FLUENT)
    member.terms.set(list(active_terms().filter(suggests=True)[:3]))
    name_focal_point(organisation, person, by=None, reason="Named by its board")
    renew_directory(member.network_id)
    return organisation.public_id


def as_in_new_processes() -> None:
    """Have every process make its directories anew, as one does that has just begun."""
    renew_directories()
