"""What reading gives: entries, the lines they were read from, and how each thing about them is known."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from multaqa.features.news.reading.refusals import Refusal


class Verdict(StrEnum):
    """What became of a line of the source."""

    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    BODY = "body"
    DATE = "date"
    BYLINE = "byline"
    CAPTION = "caption"
    REPEAT = "repeat"
    RESIDUE = "residue"


class Reason(StrEnum):
    """Why a line got its verdict."""

    MARKED = "marked"  # the page's own markup or structured data says so
    PLACE = "place"  # where the line stands among the others
    SHAPE = "shape"  # a sentence, a headline, a date alone on its line
    SHORTCODE = "shortcode"
    MENU = "menu"
    SHARING = "sharing"
    COOKIES = "cookies"
    NEWSLETTER = "newsletter"
    ADVERTISEMENT = "advertisement"
    RELATED = "related"
    READ_MORE = "read_more"
    SOURCE_LINK = "source_link"
    RIGHTS = "rights"
    PRESS_LABEL = "press_label"
    CREDIT = "credit"
    BYLINE = "byline"
    COMMENTS = "comments"
    PAGING = "paging"
    TAGS = "tags"
    READING_TIME = "reading_time"
    ORNAMENT = "ornament"
    ADDRESS = "address"
    HIDDEN = "hidden"
    OUTSIDE = "outside"
    SITE_NAME = "site_name"
    SAID_BEFORE = "said_before"


class Origin(StrEnum):
    """How a title, a date or a language is known; nothing with the origin ``NONE`` is filled."""

    NONE = "none"
    MARKED = "marked"  # markup, structured data or a field of the feed
    SHAPE = "shape"  # read from the shape and the place of a line
    WORDS = "words"  # worked out from the words themselves
    PROPOSED = "proposed"  # our proposal: blocks publishing until a person confirms it


class Form(StrEnum):
    """A whole article, or a teaser that announces one."""

    ARTICLE = "article"
    TEASER = "teaser"


class Kind(StrEnum):
    """What sort of text an entry seems to be."""

    STORY = "story"
    STATEMENT = "statement"
    REMARKS = "remarks"
    ANNOUNCEMENT = "announcement"


class BlockKind(StrEnum):
    """One piece of a body."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list item or quotation, in the source's own words."""

    kind: BlockKind
    text: str


@dataclass(frozen=True)
class SourceLine:
    """A line of the source (``number`` counts from 1) and what became of it."""

    number: int
    text: str
    verdict: Verdict
    reason: Reason

    @property
    def removed(self) -> bool:
        """Whether the line is left out of the entry (shown struck through)."""
        return self.verdict in {Verdict.RESIDUE, Verdict.REPEAT}


@dataclass(frozen=True)
class Entry:
    """One article or teaser found in a source; an empty text or None means: the source does not say.

    ``key`` is unique within one reading ("1-3": third entry of the first source) and does not change when the same
    sources are read again. ``fingerprint`` is the same for the same words, whatever their spaces and quotation marks.
    """

    key: str
    source: str  # name of the file or address it was read from
    form: Form
    title: str = ""
    proposed_title: str = ""
    lead: str = ""
    blocks: tuple[Block, ...] = ()
    published: date | None = None
    published_origin: Origin = Origin.NONE
    language: str = ""
    kind: Kind = Kind.STORY
    address: str = ""  # where the source itself says it was published
    publisher: str = ""  # the name of the site or feed, as it calls itself
    topics: tuple[str, ...] = ()  # public ids, best first
    lines: tuple[SourceLine, ...] = ()
    fingerprint: str = ""
    article_key: str = ""  # for a teaser: the entry of this reading that is its full article
    article_ref: str = ""  # for a teaser: the article kept before that is its full article
    kept_ref: str = ""  # the same words were imported before, as this article
    group: int = 0  # entries with the same number (from 1) tell one story
    proposal_is_of_teaser: bool = False  # the proposed title is the headline of the teaser of this article

    @property
    def title_is_proposed(self) -> bool:
        """Whether the title is ours, not the source's."""
        return not self.title

    @property
    def shown_title(self) -> str:
        """The source's title, or the one proposed."""
        return self.title or self.proposed_title

    @property
    def texts(self) -> list[str]:
        """Lead and blocks in their order, none empty."""
        return [text for text in (self.lead, *(block.text for block in self.blocks)) if text]

    @property
    def text(self) -> str:
        """Title, lead and body, a blank line between them."""
        parts = [self.title, self.lead, *(block.text for block in self.blocks)]
        return "\n\n".join(part for part in parts if part)


@dataclass(frozen=True)
class RefusedSource:
    """A source of which nothing is read, and why."""

    name: str
    refusal: Refusal


@dataclass(frozen=True)
class Source:
    """Bytes to read and what their carrier said of them (which may be wrong)."""

    name: str
    content: bytes
    address: str = ""
    media_type: str = ""
    encoding: str = ""


@dataclass(frozen=True)
class Known:
    """An article kept before, against which an import is compared."""

    ref: str
    text: str
    fingerprint: str = ""
    language: str = ""


@dataclass(frozen=True)
class SourceRead:
    """One source read: what it is, its entries, and the lines that belong to none of them."""

    name: str
    kind: str
    encoding: str
    language: str
    entries: tuple[Entry, ...]
    lines: tuple[SourceLine, ...] = ()


@dataclass(frozen=True)
class Reading:
    """All sources of one import, read together."""

    sources: tuple[SourceRead, ...] = ()
    refused: tuple[RefusedSource, ...] = field(default=())

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry, in the order of the sources."""
        return tuple(entry for source in self.sources for entry in source.entries)

    @property
    def new_entries(self) -> tuple[Entry, ...]:
        """The entries whose words were not imported before."""
        return tuple(entry for entry in self.entries if not entry.kept_ref)
