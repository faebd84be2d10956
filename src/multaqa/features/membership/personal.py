"""What is held about people here: applications, memberships, vouching for others, and what they entered."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from multaqa.features.membership.commands import renew_directory
from multaqa.features.membership.models import (
    AdmissionText,
    Application,
    Beginning,
    ConstituencyText,
    Contact,
    FocalPoint,
    Member,
    NameForm,
    NameKey,
    Nomination,
    Organisation,
    ProfileReader,
    ReadingStop,
    Reply,
    Shown,
    Standing,
    Suspension,
)
from multaqa.foundation.access.api import person_key
from multaqa.foundation.files.api import File, address_of, delete_file
from multaqa.foundation.people.api import Fate, Holding, Person, Row, register_holding


def _applied(person: Person) -> Iterator[Row]:
    for application in Application.objects.filter(person=person).order_by("pk"):
        row: dict[str, object] = {"application": application.public_id, "state": application.state}
        row |= _said(application) | {"names": _names(application.names.all()), "purpose": application.purpose}
        row |= {"languages": [f"{each.language} {each.level}" for each in application.languages.all()]}
        typed = [f"{one.typed_name} {one.typed_address}".strip() for one in application.nominations.order_by("pk")]
        told = [each.words for each in application.decisions.exclude(done_at=None).order_by("pk")]
        told += Reply.objects.filter(decision__application=application).order_by("pk").values_list("words", flat=True)
        yield row | {"began_at": application.begun_at, "sent_at": application.sent_at} | _listed(typed, told)


def _forget_applications(person: Person) -> int:
    """Her applications go, and the organisations that nobody but she ever named."""
    gone = Application.objects.filter(person=person).delete()[0]
    hers = Organisation.objects.filter(proposed_by=person, state=Organisation.State.PROPOSED)
    return gone + hers.filter(applications=None, members=None, contacts=None).delete()[0]


def _suspended(suspension: Suspension) -> dict[str, object]:
    told: dict[str, object] = {"reason": suspension.reason, "words": suspension.appeal, "answer": suspension.answer}
    return told | {"since": suspension.since, "until": suspension.ended_at}


def _memberships(person: Person) -> Iterator[Row]:
    for member in Member.objects.filter(person=person).order_by("pk"):
        row: dict[str, object] = {"member": member.public_id, "state": member.state}
        row |= _said(member) | {"names": _names(member.names.all()), "gender": member.gender}
        row |= {"photo": address_of(member.photo) if member.photo else ""}
        row |= {"languages": [f"{each.language} {each.level}" for each in member.languages.all()]}
        skipped = [name for one in Beginning.objects.filter(member=member) for name in one.settled]
        row |= {"suspensions": [_suspended(each) for each in member.suspensions.order_by("pk")]}
        yield row | {"since": member.since, "until": member.ended_at or member.ends_at, "first_steps": skipped}
    for focal_point in FocalPoint.objects.filter(person=person).select_related("organisation").order_by("pk"):
        span: dict[str, object] = {"since": focal_point.since, "until": focal_point.until}
        yield span | {"organisation": focal_point.organisation.name, "reason": focal_point.reason}


def _empty_memberships(person: Person) -> int:
    hers = Member.objects.filter(person=person)
    gone = Beginning.objects.filter(member__in=hers).delete()[0]
    for member in hers:
        member.names.all().delete()
        member.languages.all().delete()
        member.terms.clear()
        renew_directory(member.network_id)
    for photo in File.objects.filter(pk__in=hers.values("photo")):
        delete_file(photo, by=None)
    words: dict[str, Any] = {"area": "", "function": {}, "offers": "", "needs": "", "gender": "", "photo": None}
    circles = {"is_listed": False, "name_shown": Shown.NOBODY}
    posts = FocalPoint.objects.filter(person=person).exclude(reason="").update(reason="")
    said = {"reason": "", "appeal": "", "answer": ""}
    posts += Suspension.objects.filter(member__person=person).exclude(**said).update(**said)
    return hers.exclude(**words, **circles).update(**words, **circles) + posts + gone


def _vouched(person: Person) -> Iterator[Row]:
    for nomination in Nomination.objects.filter(nominator=person).order_by("pk"):
        row: dict[str, object] = {"nomination": nomination.public_id, "state": nomination.state}
        yield row | {"at": nomination.answered_at, "words": nomination.knows_how}


def _empty_vouching(person: Person) -> int:
    hers = Nomination.objects.filter(nominator=person)
    named = Nomination.objects.filter(Q(nominator=person) | Q(typed_address=person.email))
    changed = named.exclude(typed_name="", typed_address="").update(typed_name="", typed_address="")
    changed += hers.exclude(state=Nomination.State.CONFIRMED).exclude(knows_how="").update(knows_how="")
    return changed + hers.filter(state=Nomination.State.CONFIRMED).exclude(knows_how="–").update(knows_how="–")


def _sounds(person: Person) -> Iterator[Row]:
    for key in NameKey.objects.filter(person=person).order_by("pk"):
        yield {"key": key.key}


def _forget_keys(person: Person) -> int:
    return NameKey.objects.filter(person=person).delete()[0]


def _kept(person: Person) -> Iterator[Row]:
    parts = Q(proposed_by=person) | Q(known_by=person)
    for organisation in Organisation.objects.filter(parts).order_by("pk"):
        yield {"organisation": organisation.name, "state": organisation.state}
    ones = Q(recorded_by=person) | Q(ended_by=person) | Q(trusted_by=person)
    for contact in Contact.objects.filter(ones).order_by("pk"):
        yield {"value": contact.value, "since": contact.since, "until": contact.until}
    for text in AdmissionText.objects.filter(translator=person).order_by("pk"):
        yield {"part": "admission", "language": text.language}
    for said in ConstituencyText.objects.filter(translator=person).order_by("pk"):
        yield {"part": "constituency", "language": said.language}


def _empty_kept(person: Person) -> int:
    how = Contact.objects.filter(recorded_by=person).exclude(how="").update(how="")
    how += Contact.objects.filter(trusted_by=person).exclude(trusted_why="").update(trusted_why="")
    pages = how + AdmissionText.objects.filter(translator=person).update(translator=None)
    return pages + ConstituencyText.objects.filter(translator=person).update(translator=None)


def _listed(typed: list[str], told: list[str]) -> dict[str, object]:
    return {"nominator_typed": typed, "decision": told}


def _said(standing: Standing) -> dict[str, object]:
    said: dict[str, object] = {"area": standing.area, "capacity": standing.capacity, "function": standing.function}
    terms = [term.public_id for term in standing.terms.all()]
    return said | {"offers": standing.offers, "needs": standing.needs, "terms": terms}


def _names(names: Iterable[NameForm]) -> list[str]:
    return [name.whole for name in names]


def _readings(person: Person) -> Iterator[Row]:
    for row in _readers_of(person):
        yield {"profiles_shown": sum(row.counts.values()) // 4, "at": row.seen_at}
    for stop in ReadingStop.objects.filter(person=person).order_by("pk"):
        yield {"profiles_shown": stop.profiles, "at": stop.at, "until": stop.ended_at, "reason": stop.reason}


def _forget_readings(person: Person) -> int:
    emptied = ReadingStop.objects.filter(person=person).exclude(reason="").update(reason="")
    return emptied + _readers_of(person).delete()[0]


def _readers_of(person: Person) -> QuerySet[ProfileReader]:
    return ProfileReader.objects.filter(reader=person_key(person))


register_holding(
    Holding(
        model="membership.ReadingStop",
        also=("membership.ProfileReader",),
        label=_("How many profiles one was shown in a day, and whether that was stopped; never whose"),
        why=_("So that nobody collects what members say of themselves."),
        kept=_(
            "The counts are deleted, after a day in any case; that an account was stopped stays, without the reason."
        ),
        fate=Fate.EMPTIED,
        seen_by=_("Those who keep the membership, once an account was stopped"),
        naming={"membership.ReadingStop": ("person", "ended_by")},
        matching=lambda person: [_readers_of(person)],
        export=_readings,
        erase=_forget_readings,
    )
)
register_holding(
    Holding(
        model="membership.NameKey",
        label=_("How one's names sound, by which like ones are found"),
        why=_("So that nobody is admitted twice, in whatever script a name is written."),
        kept=_("Nothing stays."),
        seen_by=_("Nobody: it is only searched"),
        naming={"membership.NameKey": ("person",)},
        export=_sounds,
        erase=_forget_keys,
    )
)
register_holding(
    Holding(
        model="membership.Application",
        also=(
            "membership.ApplicationName",
            "membership.ApplicationLanguage",
            "membership.Signal",
            "membership.Decision",
            "membership.Reply",
        ),
        label=_("Applications to the network, and what was decided on them"),
        why=_("To admit people fairly, and to tell them why not."),
        kept=_("Nothing stays but the entries of the log, without names."),
        seen_by=_("The person concerned, reviewers, and those asked to vouch"),
        naming={"membership.Application": ("person",)},
        export=_applied,
        erase=_forget_applications,
    )
)
register_holding(
    Holding(
        model="membership.Member",
        also=(
            "membership.MemberName",
            "membership.MemberLanguage",
            "membership.Beginning",
            "membership.FocalPoint",
            "membership.Suspension",
        ),
        label=_("Membership, profile, and acting as focal point"),
        why=_("So that those who need somebody can find her, and see for whom she speaks."),
        kept=_("Since when and until when somebody was a member stays, without names and words."),
        fate=Fate.EMPTIED,
        seen_by=_("Whoever she shows it to, part by part, and those who keep the membership"),
        naming={"membership.Member": ("person",), "membership.FocalPoint": ("person",)},
        export=_memberships,
        erase=_empty_memberships,
    )
)
register_holding(
    Holding(
        model="membership.Nomination",
        label=_("For whom one was asked to vouch, and what one answered"),
        why=_("Nobody is admitted whom nobody vouched for."),
        kept=_("That somebody vouched stays, without the words; it goes with the application."),
        fate=Fate.EMPTIED,
        seen_by=_("The person concerned, and reviewers"),
        naming={"membership.Nomination": ("nominator",)},
        export=_vouched,
        erase=_empty_vouching,
    )
)
register_holding(
    Holding(
        model="membership.Organisation",
        also=("membership.Contact", "membership.AdmissionText", "membership.ConstituencyText"),
        label=_("Organisations, contacts and rules of admission that one entered or wrote"),
        why=_("To know by whom the network learnt how an organisation is reached."),
        kept=_("They stay; whoever entered them loses the name, and how a contact was found out is emptied."),
        fate=Fate.KEPT,
        seen_by=_("Those who keep the membership"),
        naming={
            "membership.Organisation": ("proposed_by", "known_by"),
            "membership.Contact": ("recorded_by", "ended_by", "trusted_by"),
            "membership.AdmissionText": ("translator",),
            "membership.ConstituencyText": ("translator",),
        },
        export=_kept,
        erase=_empty_kept,
    )
)
