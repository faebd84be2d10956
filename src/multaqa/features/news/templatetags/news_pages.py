"""What only the pages of news need: names of languages, and addresses of articles and things."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import override

from multaqa.features.news.models import Article
from multaqa.foundation.access.api import permanent_address, ref_of
from multaqa.foundation.languages.api import name_of
from multaqa.lib import bidi

register = template.Library()


@register.filter
def html_lang(code: str) -> str:
    """A language's code as HTML writes it, such as "zh-Hans"."""
    return bidi.html_lang(code)


@register.simple_tag
def language_name(code: str) -> SafeString:
    """A language's own name, marked as being in it."""
    return format_html('<bdi lang="{}">{}</bdi>', bidi.html_lang(code), name_of(code))


@register.simple_tag
def article_url(article: Article, code: str) -> str:
    """The path of an article's page in a language."""
    with override(code):
        return reverse("news:article", args=[article.public_id])


@register.simple_tag
def thing_url(article: Article) -> str:
    """The path at which an article is found in every language, for good."""
    return permanent_address(ref_of(article))
