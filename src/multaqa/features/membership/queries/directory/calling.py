"""Members by name, for whoever picks one: to bring her into a community, say."""

from multaqa.features.membership.models import Member
from multaqa.features.membership.policies import active_members, profiles_for
from multaqa.features.membership.queries.circles import circle_of
from multaqa.features.membership.queries.directory.cards import MemberCard, cards_of
from multaqa.features.membership.queries.directory.finding import Wish, directory_for
from multaqa.foundation.access.api import visible_people
from multaqa.foundation.people.api import Network, Person, Reader


def members_called(words: str, *, reader: Reader, language: str, most: int) -> list[MemberCard]:
    """The cards of listed members whom the reader meets and who are called so, at most so many; none for no words."""
    if not words.strip():
        return []
    found = directory_for(reader, wish=Wish(words=words))
    return cards_of(found.page(1, most, language=language), found, language=language)


def member_met(public_id: str, *, reader: Reader, network: Network) -> Person | None:
    """The person behind a profile that the reader may open, by the profile's public id; None for any other."""
    met = active_members() & visible_people(reader, column="person") & profiles_for(circle_of(reader, network))
    found = Member.objects.filter(met, network=network, public_id=public_id).select_related("person").first()
    return found.person if found else None
