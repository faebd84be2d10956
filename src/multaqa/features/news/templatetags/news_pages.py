"""What only the pages of news need: names of languages, and addresses of articles and things."""

from collections.abc import Iterable, Sequence

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multaqa.features.news.forms.editor import ArticleForm
from multaqa.features.news.forms.facets import FacetsForm, Offered
from multaqa.features.news.models import Article
from multaqa.features.news.queries.article_page import Words, words_in
from multaqa.features.news.queries.editing import LanguageState
from multaqa.features.news.queries.readers import audience_words_of
from multaqa.features.news.queries.reading import ArticleRow, address_of
from multaqa.foundation.access.api import permanent_address, ref_of
from multaqa.foundation.languages.api import Status, name_of, said_name_of
from multaqa.foundation.taxonomy.api import kept_names
from multaqa.lib import bidi
from multaqa.lib.labels import Labels
from multaqa.ui.api import Choosable, choices_box, kept

register = template.Library()


@register.filter
def html_lang(code: str) -> str:
    """A language's code as HTML writes it, such as "zh-Hans"."""
    return bidi.html_lang(code)


@register.simple_tag
def article_row(row: ArticleRow, level: int) -> SafeString:
    """One article of a list, its heading of this level; drawn once for all who are shown it alike."""
    return kept("news/row.html", row=row, level=level)


@register.simple_tag
def empty_facets(offered: Offered) -> SafeString:
    """The fields by which the list of news is narrowed, nothing chosen: drawn once for all who are offered the same."""
    return kept("news/empty_facets.html", offered=offered)


@register.simple_tag
def facets_form(offered: Offered) -> FacetsForm:
    """The form of those fields."""
    return FacetsForm({}, offered=offered)


@register.simple_tag
def language_name(code: str) -> SafeString:
    """A language's own name, marked as being in it."""
    return format_html('<bdi lang="{}">{}</bdi>', bidi.html_lang(code), name_of(code))


@register.simple_tag
def said_language(code: str) -> str:
    """A language's name in the reader's language."""
    return said_name_of(code)


@register.simple_tag
def article_url(article: Article, code: str) -> str:
    """The path of an article's page in a language."""
    return address_of(article.public_id, language=code)


@register.simple_tag
def thing_url(article: Article) -> str:
    """The path at which an article is found in every language, for good."""
    return permanent_address(ref_of(article))


@register.simple_tag
def newsroom_trail(article: Article | None = None, title: str = "") -> list[dict[str, object]]:
    """The way from the newsroom to a page below an article's desk; to the desk itself without an article."""
    trail: list[dict[str, object]] = [{"label": _("Newsroom"), "href": reverse("news:newsroom")}]
    if article is not None:
        trail.append({"label": title or _("Without a title"), "href": reverse("news:desk", args=[article.public_id])})
    return trail


@register.simple_tag
def topic_boxes(form: ArticleForm, topics: Iterable[tuple[str, str]]) -> SafeString:
    """Topics (public id, label whose depth dashes show) to choose in the editor's form, set in by their depth."""
    field = form["topics"]
    chosen, name = field.value() or [], field.html_name
    box = (
        '<label class="news-topic-choice" data-depth="{}">'
        '<input type="checkbox" name="{}" value="{}"{}><span>{}</span></label>'
    )
    marks = {True: SafeString(" checked"), False: ""}
    rows = ((*_depth_and_label(words), value) for value, words in topics)
    boxes = ((depth, name, value, marks[value in chosen], label) for depth, label, value in rows)
    return format_html_join("", box, boxes)


@register.simple_tag
def topic_list(form: ArticleForm, groups: Iterable[tuple[str, Sequence[tuple[str, str]]]]) -> SafeString:
    """The rest of the topics to choose from, by group: typing finds them by any name, here or in English."""
    field, language = form["topics"], get_language() or "en"
    names = [kept_names(code) for code in dict.fromkeys((language, form.language, "en"))]
    chosen = frozenset(field.value() or ())

    def choosable(value: str, words: str) -> Choosable:
        depth, label = _depth_and_label(words)
        more = " ".join(known[value] for known in names if known.get(value, label) != label)
        return Choosable(value=value, label=label, depth=depth, names=more, is_chosen=value in chosen)

    shown = [(group, [choosable(*choice) for choice in members]) for group, members in groups if members]
    return choices_box(field.html_name, shown, box_id=f"{field.auto_id}_all")


def _depth_and_label(words: str) -> tuple[int, str]:
    label = words.lstrip("— ")
    return words[: len(words) - len(label)].count("—"), label


@register.simple_tag
def language_state(state: LanguageState) -> dict[str, str] | None:
    """How far an article is in one language: label and tone of a chip; None where nothing was asked for yet."""
    if state.is_original:
        return {"label": _("original"), "tone": "plain"}
    if state.status is None:
        return None
    if state.is_stale and state.status == Status.DONE:
        return {"label": _("out of date"), "tone": "attention"}
    tones = {Status.AWAITING: "", Status.DRAFTED: "attention", Status.DONE: "good"}
    return {"label": str(state.status.label), "tone": tones[state.status]}


@register.simple_tag
def audience_words(article: Article) -> str:
    """Who may read an article, in words."""
    return audience_words_of(article)


@register.simple_tag
def shown_label(labels: Labels) -> Words:
    """A label in the active language or the next best."""
    return words_in(labels, get_language() or "en")
