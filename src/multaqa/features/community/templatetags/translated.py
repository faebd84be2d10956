"""What a post says: in the reader's language where somebody translated it, with the original one click away."""

from typing import Final

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from multaqa.features.community.filling import PostRow, ShownTranslation
from multaqa.foundation.languages.api import said_name_of
from multaqa.lib import bidi
from multaqa.ui.api import filled

register = template.Library()
_WORDS: Final = '<div class="prose" lang="{}" dir="{}">{}</div>'
_BESIDE: Final = '<details class="post-original"><summary>{}</summary>{}</details>'
_LINE: Final = '<p class="post-line post-translated">{}{}{}</p>'
_NAME: Final = "<bdi>{}</bdi>"
_MARK: Final = ' <strong class="post-mark">{}</strong>'
_LINK: Final = ' <a href="{}">{}</a>'


@register.simple_tag
def post_words(row: PostRow, *, in_mine: bool, may_dispute: bool, language: str) -> SafeString:
    """The words of a post, marked with their language; a translation or the original stands beside, folded.

    A translation is in front where the reader wants it so and nobody disputes it.
    """
    post, translation = row.post, row.translated
    original = _words(row.html, post.language)
    if translation is None:
        return original if post.language == language else filled("{}{}", _language_line(post.language), original)
    translated = filled("{}{}", _words(translation.html, language), _said_of(row, translation, may_dispute=may_dispute))
    if in_mine and not translation.translated.is_disputed:
        summary = gettext("Original (%(language)s)") % {"language": said_name_of(post.language)}
        return filled("{}{}", translated, filled(_BESIDE, summary, original))
    summary = gettext("Translation (%(language)s)") % {"language": said_name_of(language)}
    mark = gettext("A reader disputes the translation.") if translation.translated.is_disputed else ""
    said = filled(_LINE, said_name_of(post.language), filled(_MARK, mark) if mark else "", "")
    return filled("{}{}{}", said, original, filled(_BESIDE, summary, translated))


def _words(html: SafeString, language: str) -> SafeString:
    return filled(_WORDS, bidi.html_lang(language), bidi.direction_of(language), html)


def _language_line(language: str) -> SafeString:
    return filled(_LINE, said_name_of(language), "", "")


def _said_of(row: PostRow, translation: ShownTranslation, *, may_dispute: bool) -> SafeString:
    """Who translated a post, from which language, what is to be known of it, and where it can be disputed."""
    told = translation.translated
    by = pgettext("translation", "Translated from %(language)s by %(name)s")
    if told.by_machine:
        by = pgettext("translation", "Machine translation from %(language)s, checked by %(name)s")
    name = filled(_NAME, translation.name or gettext("A member"))
    who = SafeString(escape(by) % {"language": escape(said_name_of(row.post.language)), "name": name})  # nosec B703 - each part is escaped
    marks = filled(_MARK, gettext("The original has changed since.")) if told.is_stale else ""
    there = reverse("community:text_dispute", args=[row.post.public_id, told.language])
    can_be = may_dispute and not told.is_disputed
    link = filled(_LINK, there, pgettext("translation, noun", "Dispute the translation")) if can_be else ""
    return filled(_LINE, who, marks, link)
