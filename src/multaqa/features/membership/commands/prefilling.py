"""Who applies again, for another post, or by an invitation of a list begins with what is held about her."""

from collections.abc import Mapping
from typing import Any

from multaqa.features.membership.commands.steps import Step
from multaqa.features.membership.models import (
    Application,
    ApplicationLanguage,
    ApplicationName,
    Constituency,
    Level,
    Member,
    MemberLanguage,
    NameForm,
)
from multaqa.foundation.taxonomy.api import terms_of
from multaqa.lib.fold import fold

_COPIED = ("given", "family", "family_first", "form_of_address", "fold", "place")


def fill_from(application: Application, member: Member) -> None:
    """Fill a new application from a membership; left open is whom to ask, and for another post, which one it is."""
    application.area, application.offers, application.needs = member.area, member.offers, member.needs
    application.constituency, application.capacity = member.constituency, member.capacity
    before = member.applications.exclude(purpose="").order_by("-begun_at").first()
    application.purpose = before.purpose if before else ""
    is_return = application.kind == Application.Kind.ENTRY
    if is_return:
        application.organisation, application.function = member.organisation, member.function
    done = {Step.NAME, Step.EXPERTISE} if member.names.exists() else {Step.EXPERTISE}
    done |= {Step.PLACE} if is_return and member.constituency.is_open else set()
    done |= {Step.PURPOSE} if application.purpose else set()
    application.steps = [step.value for step in Step if step in done]
    application.save()
    application.terms.set(member.terms.all())
    _copy_rows(application, member)


def fill_from_list(application: Application, said: Mapping[str, Any]) -> None:
    """Fill in what a list said of her where she has said nothing yet; no step is done: she reads each over.

    ``said`` is what a row was found to say (``intake.people.read_person``).
    """
    if application.state != Application.State.DRAFT or application.steps:
        return
    constituency = Constituency.objects.filter(code=said.get("constituency", ""), network=application.network_id)
    application.constituency = constituency.filter(is_open=True).first() or application.constituency
    application.area = said.get("area", "") or application.area
    application.capacity = said.get("capacity", "") or application.capacity
    application.function = application.function or dict(said.get("function", {}))
    application.save(update_fields=["constituency", "area", "capacity", "function"])
    if not application.names.exists():
        ApplicationName.objects.bulk_create(
            ApplicationName(application=application, place=place, fold=fold(" ".join(_parts(name))), **name)
            for place, name in enumerate(said.get("names", ()))
        )
    application.terms.add(*terms_of(said.get("terms", ())).values())
    ApplicationLanguage.objects.bulk_create(
        (
            ApplicationLanguage(application=application, language=code, level=Level.WORKS)
            for code in said.get("languages", ())
        ),
        ignore_conflicts=True,
    )


def _parts(name: Mapping[str, Any]) -> list[str]:
    return [name[part] for part in ("given", "family") if name.get(part)]


def _copy_rows(application: Application, member: Member) -> None:
    names: list[NameForm] = list(member.names.all())
    ApplicationName.objects.bulk_create(
        ApplicationName(application=application, **{name: getattr(one, name) for name in _COPIED}) for one in names
    )
    spoken = MemberLanguage.objects.filter(member=member)
    ApplicationLanguage.objects.bulk_create(
        ApplicationLanguage(application=application, language=one.language, level=one.level) for one in spoken
    )
