"""The words of admission on the translators' board: the page of a network, and who may join by each constituency."""

from collections.abc import Collection, Mapping
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop, override, pgettext_lazy

from multaqa.features.membership.models import AdmissionRules, AdmissionText, Constituency, ConstituencyText
from multaqa.foundation.access.api import PUBLIC, ThingKind, Title, register
from multaqa.foundation.languages.api import BoardSource, register_board_source
from multaqa.lib.labels import label_in, language_of

PAGE: Final = "membership.admissionrules"
CONSTITUENCY: Final = "membership.constituency"


def register_texts() -> None:
    """Make the page of admission and the constituencies known as things, and their texts to translators."""
    label = pgettext_lazy("thing", "Page of admission")
    register(ThingKind(name=PAGE, label=label, titles=_pages, address=_page, read_keys=_keys_of_pages))
    label = pgettext_lazy("thing", "Constituency")
    register(
        ThingKind(
            name=CONSTITUENCY, label=label, titles=_constituencies, address=_page, read_keys=_keys_of_constituencies
        )
    )
    page = gettext_noop("Pages of admission")
    register_board_source(
        BoardSource(kind=PAGE, plural=page, texts=AdmissionText, address=_words, public_id="network__public_id")
    )
    bodies = gettext_noop("Constituencies")
    register_board_source(
        BoardSource(kind=CONSTITUENCY, plural=bodies, texts=ConstituencyText, address=_who, public_id="code")
    )


def _pages(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    with override(language):
        return dict.fromkeys(public_ids, Title(gettext("Admission to the network"), language))


def _constituencies(public_ids: Collection[str], language: str) -> Mapping[str, Title]:
    found = Constituency.objects.filter(code__in=public_ids).values_list("code", "name")
    return {code: Title(label_in(name, language), language_of(name, language)) for code, name in found}


def _page(_public_id: str) -> str:
    return reverse("membership:admission")


def _words(_public_id: str, language: str) -> str:
    return reverse("membership:words", args=[language])


def _who(code: str, language: str) -> str:
    return reverse("membership:who", args=[code, language])


def _keys_of_pages(public_ids: Collection[str]) -> Mapping[str, Collection[str]]:
    """What is said of admission is everyone's."""
    known = AdmissionRules.objects.filter(network__public_id__in=public_ids)
    return {public_id: [PUBLIC] for public_id in known.values_list("network__public_id", flat=True)}


def _keys_of_constituencies(public_ids: Collection[str]) -> Mapping[str, Collection[str]]:
    known = Constituency.objects.filter(code__in=public_ids)
    return {code: [PUBLIC] for code in known.values_list("code", flat=True)}
