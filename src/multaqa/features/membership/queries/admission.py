"""Reads: the page of admission, and its texts for those who keep them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from multaqa.features.membership.models import AdmissionRules, AdmissionText, Constituency, ConstituencyText
from multaqa.foundation.languages.api import field_in
from multaqa.foundation.people.api import Network
from multaqa.lib.labels import label_in


@dataclass(frozen=True)
class Said:
    """One text as a reader gets it: rendered, with the language it is in; ``html`` is empty where nobody wrote."""

    html: str
    language: str


@dataclass(frozen=True)
class Way:
    """One constituency on the page: what it is called, who may join by it, and what it needs."""

    code: str
    name: str
    who: Said
    is_open: bool
    needs_government_nominator: bool
    is_at_risk: bool


def rules_of(network: Network) -> AdmissionRules:
    """How a network admits people. Raises ``AdmissionRules.DoesNotExist`` for one without rules."""
    return AdmissionRules.objects.get(network=network)


def page_of(rules: AdmissionRules, language: str) -> dict[str, Said]:
    """The parts of the page of admission in a language, by their fields."""
    texts = list(AdmissionText.objects.filter(rules=rules))
    return {name: _said(texts, name, language) for name in AdmissionText.FIELDS}


def ways_into(network: Network, language: str) -> list[Way]:
    """Every constituency as the page shows it, in the network's order; two queries, however many."""
    found = Constituency.objects.filter(network=network).prefetch_related("texts")
    return [_way(constituency, language) for constituency in found]


def admission_texts(rules: AdmissionRules) -> QuerySet[AdmissionText]:
    """The page in every language, the original first."""
    return AdmissionText.objects.filter(rules=rules).order_by("source_language", "pk")


def texts_of_constituency(code: str) -> QuerySet[ConstituencyText]:
    """Who may join by a constituency, in every language, the original first; none for an unknown code."""
    texts = ConstituencyText.objects.filter(constituency__code=code).select_related("constituency")
    return texts.order_by("source_language", "pk")


def _way(constituency: Constituency, language: str) -> Way:
    return Way(
        code=constituency.code,
        name=label_in(constituency.name, language),
        who=_said(list(constituency.texts.all()), "who", language),
        is_open=constituency.is_open,
        needs_government_nominator=constituency.needs_government_nominator,
        is_at_risk=constituency.is_at_risk,
    )


def _said(texts: Iterable[AdmissionText | ConstituencyText], name: str, language: str) -> Said:
    rows = list(texts)
    found = field_in(rows, name, language)
    row = next((text for text in rows if text.language == found.language), None)
    return Said(row.html.get(name, "") if row and found.value else "", found.language)
