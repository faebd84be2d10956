"""What pages of threads say: who reads, for whom it is, in which language it is."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from multaqa.features.community.models import Community
from multaqa.features.membership.api import Breadth, Line, Said, said
from multaqa.foundation.access.api import ACCOUNT, PUBLIC, kind_of
from multaqa.foundation.files.api import File, address_of
from multaqa.foundation.languages.api import said_name_of
from multaqa.lib import bidi
from multaqa.lib.digits import localise_number
from multaqa.ui.api import filled

register = template.Library()


@register.filter
def html_lang(code: str) -> str:
    """A language's code as HTML writes it, such as "zh-Hans"."""
    return bidi.html_lang(code)


@register.simple_tag
def said_language(code: str) -> str:
    """A language's name in the reader's language."""
    return said_name_of(code)


@register.simple_tag
def community_name(community: Community) -> Said:
    """What a community is called, in the reader's language or in another."""
    return said(community.name, get_language() or "en")


@register.simple_tag
def file_address(file: File) -> str:
    """The path at which a file is read."""
    return address_of(file)


@register.simple_tag
def reading_words(readers: Breadth) -> str:
    """Who will read what is written: "43 people will read this, of 21 countries"."""
    people = ngettext("%(count)s person will read this", "%(count)s people will read this", readers.people)
    said_people = people % {"count": _number(readers.people)}
    if not readers.areas:
        return said_people
    areas = ngettext("of %(count)s country", "of %(count)s countries", readers.areas)
    return _("%(people)s, %(areas)s") % {"people": said_people, "areas": areas % {"count": _number(readers.areas)}}


@register.simple_tag
def audience_words(key: str) -> str:
    """For whom a thread is, in words."""
    if key in (PUBLIC, ACCOUNT):
        return _("Everyone") if key == PUBLIC else _("Everyone with an account")
    words = {
        "network": _("All members of the network"),
        "community": _("Those who take part in this community"),
        "person": _("Its author"),
        "set": _("Its author and those whom the author names"),
    }
    return words.get(kind_of(key), _("Those whom its place is for"))


@register.simple_tag
def beside_name(line: Line | None) -> SafeString:
    """Organisation and country or area of an author, where the reader may see them."""
    if line is None:
        return SafeString("")
    organisation, area = line.organisation, line.area
    body = filled('<bdi lang="{}">{}</bdi>', bidi.html_lang(organisation.language), organisation.text)
    place = filled('<span class="post-area">{}{}</span>', SafeString("\u00a0· ") if organisation else "", area)
    said_beside = (body if organisation else "", place if area else "")
    return filled('<span class="post-line">{}{}</span>', *said_beside) if any(said_beside) else SafeString("")


def _number(number: int) -> str:
    return localise_number(number, get_language() or "en")
