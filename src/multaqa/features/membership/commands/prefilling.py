"""Who applies again, or for another post, begins with what is held about her."""

from multaqa.features.membership.commands.steps import Step
from multaqa.features.membership.models import (
    Application,
    ApplicationLanguage,
    ApplicationName,
    Member,
    MemberLanguage,
    NameForm,
)

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


def _copy_rows(application: Application, member: Member) -> None:
    names: list[NameForm] = list(member.names.all())
    ApplicationName.objects.bulk_create(
        ApplicationName(application=application, **{name: getattr(one, name) for name in _COPIED}) for one in names
    )
    spoken = MemberLanguage.objects.filter(member=member)
    ApplicationLanguage.objects.bulk_create(
        ApplicationLanguage(application=application, language=one.language, level=one.level) for one in spoken
    )
