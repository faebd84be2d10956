"""What the styleguide shows: an example of each component, and the props it declares."""

import datetime as dt
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from multaqa.lib import bidi, markdown
from multaqa.ui.components import COMPONENTS
from multaqa.ui.guide_purposes import PURPOSES
from multaqa.ui.icons import ICONS
from multaqa.ui.widgets import FilteredChoices

PANELS = (("ar", "light"), ("en", "light"), ("ar", "dark"), ("en", "dark"))
"""Language and theme of the four ways in which each example is shown."""


@dataclass(frozen=True)
class Prop:
    """One declared prop of a component."""

    name: str
    type: str
    default: str


@dataclass(frozen=True)
class Panel:
    """One rendering of an example."""

    language: str
    direction: str
    theme: str
    html: SafeString


@dataclass(frozen=True)
class Section:
    """One component: what it is for, what its code says of it, its props, an example's source and four renderings."""

    name: str
    purpose: Promise
    contract: str
    props: list[Prop]
    source: str
    panels: list[Panel]


_TEXTS = {
    "ar": {
        "language": "ar",
        "title": "حواجز المركبات أمام دور العبادة التاريخية",
        "lead": "حوار قصير بعيدا عن المدخل، ثم تفتيش مختار عند البوابة، مع كاميرات CCTV 24/7.",
        "place": "المراكز الحضرية",
        "count": "43\u00a0عضوا من 21\u00a0بلدا",
        "body": "\n\n".join(
            (
                "## الخطوات",
                "نُقلت نقطة التفتيش **ستين مترا** إلى الخارج.",
                "1. رسم مسار الوصول\n2. تدريب الفريق",
                "> Eight people a line.",
                "مصدر[^1]",
                "[^1]: الإصدار v2.1",
            )
        ),
    },
    "en": {
        "language": "en",
        "title": "Vehicle barriers in front of historic places of worship",
        "lead": "A short conversation away from the entrance, then checks at the gate, with CCTV كاميرات 24/7.",
        "place": "Urban centres",
        "count": "43\u00a0members of 21\u00a0countries",
        "body": "\n\n".join(
            (
                "## Steps",
                "The check moved **sixty metres** out.",
                "1. Draw the way in\n2. Train the team",
                "> ثمانية أشخاص في الصف.",
                "Source[^1]",
                "[^1]: Version v2.1",
            )
        ),
    },
}


def sections() -> list[Section]:
    """Each component in the order of the examples."""
    return [_section(name) for name in PURPOSES]


def _section(name: str) -> Section:
    function = COMPONENTS[name]
    source = _example(name).source
    panels = [_panel(name, language, theme) for language, theme in PANELS]
    contract = (inspect.getdoc(function) or "").replace("``", "")
    return Section(name, PURPOSES[name], contract, _props(function), source, panels)


def _props(function: Callable[..., Any]) -> list[Prop]:
    parameters = inspect.signature(function).parameters.values()
    hidden = {"context", "content"}
    return [
        Prop(
            parameter.name,
            getattr(parameter.annotation, "__name__", str(parameter.annotation)),
            "" if parameter.default is parameter.empty else repr(parameter.default),
        )
        for parameter in parameters
        if parameter.name not in hidden
    ]


def _panel(name: str, language: str, theme: str) -> Panel:
    with override(language):
        html = _example(name).render(Context(_world(language, f"{name}-{language}-{theme}")))
    return Panel(bidi.html_lang(language), bidi.direction_of(language), theme, html)


def _example(name: str) -> Template:
    backend: Any = get_template(f"ui/guide/{name}.html")
    template: Template = backend.template
    return template


def _world(language: str, prefix: str) -> dict[str, Any]:
    text = _TEXTS[language]
    values = {"title": text["title"], "note": text["lead"], "body": text["body"], "topics": ["1", "3"]}
    day = dt.date(2026, 11, 21)
    return {
        "text": text,
        "html": markdown.render(text["body"], language=language).replace("fn", f"{prefix}-fn"),
        "ids": {"dialog": f"dialog-{prefix}"},
        "icons": sorted(ICONS),
        "day": day,
        "moment": dt.datetime(2026, 11, 21, 9, 40, tzinfo=dt.UTC),
        "links": [{"label": text["place"], "href": "#"}, {"label": text["title"], "href": "#"}],
        "tabs": [
            {"label": text["place"], "href": "#", "current": True, "count": 3},
            {"label": _("Preview"), "href": "#", "current": False},
        ],
        "page": Paginator(range(200), 10).page(7),
        "facts": [(_("Language"), text["language"]), (text["place"], text["count"])],
        "entries": _entries(text),
        "headers": [_("Language"), text["place"], _("Preview")],
        "rows": [[text["title"], text["count"], 3], [text["place"], text["count"], 12]],
        "form": _Example(auto_id=f"{prefix}-%s", initial=values),
        "wrong": _Example({"title": ""}, auto_id=f"{prefix}-wrong-%s"),
    }


def _entries(text: dict[str, str]) -> list[dict[str, str]]:
    return [
        {"title": text["title"], "language": text["language"], "href": "#", "name": "أمينة", "note": text["place"]},
        {
            "title": "Проверка зрителей на вокзалах в день матча",
            "language": "ru",
            "href": "#",
            "name": "Борис",
            "note": "",
        },
    ]


class _Example(forms.Form):
    """A form with one of everything."""

    title = forms.CharField(label="العنوان – Title", max_length=80)
    stage = forms.ChoiceField(
        label="المرحلة – Stage",
        choices=[("1", "المنع – Prevent"), ("2", "الحماية – Protect")],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label="ملاحظة – Note", required=False)
    topics = forms.MultipleChoiceField(
        label="المواضيع – Topics",
        choices=[
            ("1", "المراكز الحضرية – Urban centres"),
            ("2", "نظم النقل – Transport"),
            ("3", "المواقع الدينية – Religious sites"),
        ],
        widget=FilteredChoices,
        required=False,
    )
    file = forms.FileField(label="ملف – File", required=False)
    agreed = forms.BooleanField(label="أوافق على الشروط – I agree", required=False)
    body = forms.CharField(label="النص – Text", widget=forms.Textarea, required=False)
