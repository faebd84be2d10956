"""To whom an announcement goes, who that is now, and by which key it is read."""

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from multaqa.features.announcements.models import Announcement, Receiver, Whom
from multaqa.foundation.access.api import ACCOUNT, PUBLIC, Label, Reach, named_set, network_key, readers_among, set_key
from multaqa.foundation.languages.api import answered_in, name_of
from multaqa.foundation.notify.api import followers
from multaqa.foundation.people.api import Person, Role, people_holding, people_in_standing, the_network
from multaqa.foundation.taxonomy.api import term_of

TOPIC = "taxonomy.term"
OFFICES: dict[str, str | Promise] = {
    Role.STEWARD: pgettext_lazy("audience", "Stewards"),
    Role.EDITOR: pgettext_lazy("audience", "Editors"),
    Role.TRANSLATOR: pgettext_lazy("audience", "Translators"),
    Role.CURATOR: pgettext_lazy("audience", "Keepers of the vocabulary"),
    Role.OPERATOR: pgettext_lazy("audience", "Operators"),
    Role.AUDITOR: pgettext_lazy("audience", "Auditors"),
    Role.OFFICER: pgettext_lazy("audience", "Officers"),
    Role.REVIEWER: pgettext_lazy("audience", "Reviewers of applications"),
}


def people_of(announcement: Announcement) -> QuerySet[Person]:
    """Everyone in standing to whom an announcement would go now; of a correction, who received what it corrects."""
    everyone = people_in_standing()
    if announcement.corrects_id is not None:
        told = Receiver.objects.filter(announcement=announcement.corrects_id, told_at__isnull=False)
        return everyone.filter(pk__in=told.values("person"))
    if announcement.whom == Whom.NAMED:
        return everyone.filter(pk__in=Receiver.objects.filter(announcement=announcement.pk).values("person"))
    return _people(Whom(announcement.whom), announcement.whom_detail)


def audience_words(announcement: Announcement, *, language: str) -> str:
    """Whom an announcement is for, in a few words."""
    if announcement.corrects_id is not None:
        return str(_("Those who received what it corrects"))
    detail = _detail_words(announcement, language=language)
    label = str(Whom(announcement.whom).label)
    return f"{label}: {detail}" if detail else label


def is_by_key(announcement: Announcement) -> bool:
    """Whether a key that people hold anyway opens an announcement; else each receiver is let in by name."""
    return announcement.whom in (Whom.ALL, Whom.NETWORK)


def key_of(announcement: Announcement) -> tuple[str, Label]:
    """The key by which an announcement is read once it is sent, with the label that goes with it."""
    if announcement.whom == Whom.ALL:
        return (PUBLIC if announcement.for_visitors else ACCOUNT), Label.CLEAR
    if announcement.whom == Whom.NETWORK:
        return network_key(the_network().public_id), Label.GREEN
    return set_key(named_set(set_name(announcement), reach=Reach.PERSON)), Label.GREEN


def set_name(announcement: Announcement) -> str:
    """The name of the set in which receivers stand one by one."""
    return f"announcements.{announcement.public_id}"


def _people(whom: Whom, detail: str) -> QuerySet[Person]:
    everyone = people_in_standing()
    match whom:
        case Whom.ALL:
            return everyone
        case Whom.NETWORK:
            return readers_among(everyone, network_key(the_network().public_id))
        case Whom.LANGUAGE:
            return everyone.filter(language__in=answered_in(detail))
        case Whom.OFFICE:
            return people_holding(Role(detail)) if detail in OFFICES else everyone.none()
        case Whom.TOPIC:
            return everyone.filter(pk__in=followers(f"{TOPIC}:{detail}").values("pk"))
        case Whom.NAMED:
            return everyone.none()


def _detail_words(announcement: Announcement, *, language: str) -> str:
    detail = announcement.whom_detail
    match announcement.whom:
        case Whom.LANGUAGE:
            return name_of(detail)
        case Whom.OFFICE:
            return str(OFFICES.get(detail, ""))
        case Whom.TOPIC:
            term = term_of(detail)
            return term.label(language) if term else ""
    return ""
