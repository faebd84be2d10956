"""A member writes her profile, and says to whom each part of it is shown."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from multaqa.features.membership.commands.applying import SaidName
from multaqa.features.membership.commands.editions import renew_directory
from multaqa.features.membership.commands.name_keys import keep_name_keys
from multaqa.features.membership.facts import ProfileShown, ProfileWritten
from multaqa.features.membership.models import PARTS, Level, Member, MemberLanguage, MemberName, Shown
from multaqa.features.membership.policies import can_write_profile
from multaqa.features.membership.queries.naming import written
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person, rename
from multaqa.foundation.taxonomy.api import Term
from multaqa.lib.fold import fold


@dataclass(frozen=True, kw_only=True)
class SaidOfHerself:
    """What a profile says: ``names`` with her own script first, ``function`` a label, the rest in her words."""

    names: Sequence[SaidName]
    function: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, Level] = field(default_factory=dict)
    terms: Collection[Term] = ()
    offers: str = ""
    needs: str = ""
    gender: str = ""


@transaction.atomic
def write_profile(member: Member, said: SaidOfHerself, *, by: Person) -> None:
    """Write a profile anew; the account takes the name in her own script.

    Raises ``PermissionDenied`` for everyone but the member, and ``CannotBeChanged`` without a name.
    """
    held = _hers(member, by=by)
    if not any(name.given or name.family for name in said.names[:1]):
        raise CannotBeChanged(_("A profile has a name in the script of its owner."))
    before = _written_in(held)
    held.function, held.offers, held.needs = dict(said.function), said.offers, said.needs
    held.gender = said.gender
    held.save(update_fields=["function", "offers", "needs", "gender"])
    held.terms.set(said.terms)
    _write_languages(held, said.languages)
    _write_names(held, said.names)
    after = _written_in(held)
    if before == after:
        return
    _call_account(by, held)
    renew_directory(held.network_id)
    changed = [part for part in before if before[part] != after[part]]
    record(ProfileWritten(held.public_id, changed), by=by, about=by, thing=ref_of(held))


@transaction.atomic
def show_profile(member: Member, circles: Mapping[str, Shown], *, is_listed: bool, by: Person) -> None:
    """Say to whom each part of a profile is shown, and whether the directory lists it. What is not given stays.

    ``circles`` has names of ``PARTS``. Raises ``PermissionDenied`` for everyone but the member, ``KeyError`` for a
    part that is none.
    """
    held = _hers(member, by=by)
    if unknown := set(circles) - set(PARTS):
        raise KeyError(*unknown)
    changed = [part for part, shown in circles.items() if getattr(held, f"{part}_shown") != shown]
    for part in changed:
        setattr(held, f"{part}_shown", circles[part])
    if held.is_listed != is_listed:
        held.is_listed = is_listed
        changed.append("listed")
    if changed:
        held.save(update_fields=[*(f"{part}_shown" for part in PARTS), "is_listed"])
        renew_directory(held.network_id)
        record(ProfileShown(held.public_id, changed), by=by, about=by, thing=ref_of(held))


@transaction.atomic
def take_account_name(person: Person) -> None:
    """After an account was renamed elsewhere, write that name into the profiles where another one stands."""
    for member in Member.objects.select_for_update().filter(person=person):
        own = member.names.filter(place=0).first()
        if person.name and (own is None or _for_account(own) != person.name):
            row = {"given": person.name, "family": "", "family_first": False, "fold": fold(person.name)}
            MemberName.objects.update_or_create(member=member, place=0, defaults=row)
            keep_name_keys(person.pk)
            renew_directory(member.network_id)


def _hers(member: Member, *, by: Person) -> Member:
    held = Member.objects.select_for_update().get(pk=member.pk)
    if not can_write_profile(by, held):
        raise PermissionDenied
    return held


def _written_in(member: Member) -> dict[str, object]:
    """All that a profile says, by its parts, to tell what changed."""
    names = member.names.order_by("place")
    return {
        "name": list(names.values_list("given", "family", "family_first", "form_of_address")),
        "function": dict(member.function),
        "languages": set(member.languages.values_list("language", "level")),
        "terms": set(member.terms.values_list("pk", flat=True)),
        "offers": member.offers,
        "needs": member.needs,
        "gender": member.gender,
    }


def _write_languages(member: Member, languages: Mapping[str, Level]) -> None:
    MemberLanguage.objects.filter(member=member).delete()
    MemberLanguage.objects.bulk_create(
        MemberLanguage(member=member, language=language, level=level) for language, level in languages.items()
    )


def _write_names(member: Member, names: Sequence[SaidName]) -> None:
    MemberName.objects.filter(member=member).delete()
    MemberName.objects.bulk_create(
        MemberName(member=member, place=place, fold=fold(f"{name.given} {name.family}"), **vars(name))
        for place, name in enumerate(names)
    )


def _call_account(person: Person, member: Member) -> None:
    """Everywhere else on the site she is called as in her own script."""
    whole = _for_account(MemberName.objects.get(member=member, place=0))
    if whole != person.name:
        rename(person, name=whole, by=person)


def _for_account(name: MemberName) -> str:
    """A name as an account holds it, which has less room."""
    return " ".join(written(name).whole.split())[: Person._meta.get_field("name").max_length].strip()
