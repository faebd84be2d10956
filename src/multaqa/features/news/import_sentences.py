"""What an import says in words: why a source is refused, what became of a line and why, how a date is known."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from multaqa.features.news.reading.api import Form, Origin, Reason, Refusal, Verdict

REFUSALS: Final[dict[Refusal, Promise]] = {
    Refusal.EMPTY: _("The file is empty."),
    Refusal.TOO_LARGE: _("It is larger than 10 MB, the most that can be read."),
    Refusal.ARCHIVE: _("This is a compressed archive; archives are not opened."),
    Refusal.BINARY: _("This is no text: only text files, saved web pages and feeds can be read."),
    Refusal.ENCODING: _("The letters cannot be read: the encoding of the file is not known."),
    Refusal.DAMAGED_TEXT: _("Some letters of this text were lost before it came here."),
    Refusal.BROKEN_FEED: _("The feed breaks off or is no feed, so nothing of it was read."),
    Refusal.HOSTILE_FEED: _("The feed defines abbreviations of its own (entities), as attacks do; it was not opened."),
    Refusal.NO_TEXT: _("No article was found in it."),
    Refusal.UNREADABLE: _("The page is so damaged that it cannot be read."),
    Refusal.BAD_ADDRESS: _("This is no address of a public web page."),
    Refusal.PRIVATE_ADDRESS: _("This address lies in a private network and is not asked."),
    Refusal.UNREACHABLE: _("Nothing answers at this address."),
    Refusal.REFUSED_THERE: _("The site at this address does not give the page."),
    Refusal.TOO_MANY_REDIRECTS: _("The address leads from one to the next and never arrives."),
    Refusal.TOO_SLOW: _("The answer took longer than 20 seconds."),
    Refusal.WRONG_TYPE: _("What lies at this address is no page and no feed."),
    Refusal.BROKEN: _("The answer from this address broke off."),
    Refusal.SWITCHED_OFF: _("Fetching from the web is switched off here."),
}
"""One sentence for each reason a source may be refused for."""

_SAVED: Final = _("A page that opens in a browser can be saved there and imported as a file.")
_COPIED: Final = _("What a browser shows of it can be copied into a text file and imported so.")
_WAYS_OUT: Final[dict[Refusal, Promise]] = {
    Refusal.EMPTY: _("Perhaps another file was meant."),
    Refusal.TOO_LARGE: _("Its parts can be imported one by one."),
    Refusal.ARCHIVE: _("What is inside can be imported by itself."),
    Refusal.BINARY: _("The text of another document can be copied into a text file and imported so."),
    Refusal.ENCODING: _("Saved as UTF-8 it can be read."),
    Refusal.DAMAGED_TEXT: _("An undamaged copy is needed."),
    Refusal.BROKEN_FEED: _("A feed fetched anew may be whole; its articles can also be saved and imported as pages."),
    Refusal.HOSTILE_FEED: _("Its articles can be saved and imported as pages."),
    Refusal.NO_TEXT: _COPIED,
    Refusal.UNREADABLE: _COPIED,
    Refusal.BAD_ADDRESS: _("An address begins with https:// and the name of its site."),
    Refusal.UNREACHABLE: _("Perhaps it is misspelt, or its site rests; it can be tried again later."),
    Refusal.TOO_SLOW: _("It can be tried again later."),
    Refusal.BROKEN: _("It can be tried again later."),
    Refusal.PRIVATE_ADDRESS: _SAVED,
    Refusal.REFUSED_THERE: _SAVED,
    Refusal.TOO_MANY_REDIRECTS: _SAVED,
    Refusal.WRONG_TYPE: _SAVED,
    Refusal.SWITCHED_OFF: _SAVED,
}

VERDICTS: Final[dict[Verdict, Promise]] = {
    Verdict.TITLE: _("Title"),
    Verdict.LEAD: _("Lead"),
    Verdict.HEADING: _("Sub-heading"),
    Verdict.BODY: _("Text"),
    Verdict.DATE: _("Date line"),
    Verdict.BYLINE: _("Writer"),
    Verdict.CAPTION: _("Caption of a picture"),
    Verdict.REPEAT: _("Said before"),
    Verdict.RESIDUE: _("Not part of the text"),
}

REASONS: Final[dict[Reason, Promise]] = {
    Reason.SHORTCODE: _("code of the site"),
    Reason.MENU: _("menu"),
    Reason.SHARING: _("sharing and printing"),
    Reason.COOKIES: _("notice on cookies"),
    Reason.NEWSLETTER: _("offer of a newsletter"),
    Reason.ADVERTISEMENT: _("advertisement"),
    Reason.RELATED: _("other articles"),
    Reason.READ_MORE: _("link to more"),
    Reason.SOURCE_LINK: _("mention of the source"),
    Reason.RIGHTS: _("notice on rights"),
    Reason.PRESS_LABEL: _("label of a press office"),
    Reason.COMMENTS: _("comments of readers"),
    Reason.PAGING: _("paging"),
    Reason.TAGS: _("keywords"),
    Reason.READING_TIME: _("time to read or number of readers"),
    Reason.ORNAMENT: _("ornament"),
    Reason.ADDRESS: _("an address alone"),
    Reason.HIDDEN: _("hidden on the page"),
    Reason.OUTSIDE: _("outside the article"),
    Reason.SITE_NAME: _("name of the site"),
}
"""Why a line was taken out; reasons not named here need no words."""

ORIGINS: Final[dict[Origin, Promise]] = {
    Origin.NONE: _("The source gives no date of publication."),
    Origin.MARKED: _("The source says so in its own data."),
    Origin.SHAPE: _("Read from a date line of the source."),
}

PROPOSALS: Final[dict[bool, Promise]] = {
    False: _("Proposed from words of the text itself."),
    True: _("Proposed: the headline under which a teaser of this import announces the article."),
}
"""Where a proposed title comes from: its own text, or (True) its teaser."""

FORMS: Final[dict[Form, Promise]] = {
    Form.ARTICLE: _("Article"),
    Form.TEASER: _("Teaser"),
}


def refused_in_words(refusal: Refusal) -> str:
    """Why a source was refused, and what can be done about it."""
    return gettext("%(why)s %(way_out)s") % {"why": REFUSALS[refusal], "way_out": _WAYS_OUT[refusal]}
