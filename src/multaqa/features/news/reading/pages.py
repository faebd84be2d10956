"""A saved page to entries: one article, or the teasers of a listing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from lxml import etree

from multaqa.features.news.reading.articles import outline
from multaqa.features.news.reading.drafting import article_entry, teaser_entry
from multaqa.features.news.reading.entries import Entry, Origin, Reason, Source, SourceLine, SourceRead, Verdict
from multaqa.features.news.reading.headlines import page_title, site_names, slogan_free
from multaqa.features.news.reading.language import language_of
from multaqa.features.news.reading.likeness import is_beginning_of, stems
from multaqa.features.news.reading.lines import Line, Sort, mark_lone_links, mark_neighbours
from multaqa.features.news.reading.markup import Piece, parse_page, pieces_of
from multaqa.features.news.reading.metadata import Metadata, declared_language, read_metadata
from multaqa.features.news.reading.page_lines import line_of, void_regions, words_inside
from multaqa.features.news.reading.shapes import ends_sentence, word_count
from multaqa.features.news.reading.teasers import TeaserPage, teasers_in

_MAIN_SHARE: Final = 0.7  # an element with this share of its parent's running words holds the article
_SEMANTIC_SHARE: Final = 0.4
_MAIN: Final = "//*[@itemprop='articleBody'] | //article | //main | //*[@role='main']"


def read_page(source: Source, text: str) -> SourceRead:
    """The entries of a saved page. Raises RefusedSourceError for a page that cannot be parsed."""
    root = parse_page(text)
    metadata = read_metadata(root, markup=text, address=source.address)
    pieces = pieces_of(root)
    void = void_regions(pieces)
    lines = mark_neighbours([line_of(piece, void, base=metadata.base) for piece in pieces])
    lines = _without_site_names(lines, site_names(lines, pieces, metadata))
    language = language_of("\n".join(line.text for line in lines if line.sort.is_running)) or declared_language(
        metadata.language
    )
    source = replace(source, address=metadata.address or source.address)
    start, end = _main_range(root, pieces, lines)
    page = None if metadata.is_article else teasers_in(lines[start:end], linked=True)
    if page is not None:
        return _listing(source, page, [*lines[:start], *lines[end:]], language, _publisher(metadata))
    return _article(source, lines, (start, end), metadata, language)


def _listing(source: Source, page: TeaserPage, outside: Sequence[Line], language: str, publisher: str) -> SourceRead:
    entries = tuple(
        teaser_entry(replace(source, address=""), teaser, language=language, publisher=publisher)
        for teaser in page.teasers
    )
    aside = [SourceLine(line.number, line.text, *_aside(line)) for line in outside]
    return SourceRead(source.name, "", "", language, entries, tuple(sorted([*page.lines, *aside], key=_number)))


def _article(
    source: Source, lines: Sequence[Line], main: tuple[int, int], metadata: Metadata, language: str
) -> SourceRead:
    start, end = main
    title, title_at = page_title(lines, start, end, metadata)
    first = start if title_at is None else title_at
    if title_at and lines[title_at - 1].labelled and title_at > start:
        first = title_at - 1  # a date that the page marks as one stands over the title
    chosen = [lines[first], *mark_lone_links(lines[first:end])[1:]] if first < end else []
    found = outline(chosen, title=title)
    found.lead = found.lead or _described(metadata, found.title, [block.text for block in found.blocks])
    found.published = metadata.published or found.published
    inside = found.source_lines(chosen)
    outside = tuple(SourceLine(line.number, line.text, *_aside(line)) for line in [*lines[:first], *lines[end:]])
    entry = article_entry(
        source,
        found,
        tuple(sorted([*inside, *outside], key=_number)),
        language=language,
        publisher=_publisher(metadata),
    )
    return SourceRead(source.name, "", "", language, (_marked(entry, metadata),) if found.blocks or found.lead else ())


def _publisher(metadata: Metadata) -> str:
    return metadata.site_names[0] if metadata.site_names else ""


def _marked(entry: Entry, metadata: Metadata) -> Entry:
    return replace(entry, published_origin=Origin.MARKED) if metadata.published else entry


def _aside(line: Line) -> tuple[Verdict, Reason]:
    verdicts = {Sort.DATE: Verdict.DATE, Sort.BYLINE: Verdict.BYLINE, Sort.CREDIT: Verdict.CAPTION}
    reason = line.reason if not line.sort.is_text else Reason.OUTSIDE
    return verdicts.get(line.sort, Verdict.RESIDUE), reason


def _number(line: SourceLine) -> int:
    return line.number


def _without_site_names(lines: Sequence[Line], names: frozenset[str]) -> list[Line]:
    return [
        replace(line, sort=Sort.FURNITURE, reason=Reason.SITE_NAME) if slogan_free(line.text) in names else line
        for line in lines
    ]


def _main_range(root: etree._Element, pieces: Sequence[Piece], lines: Sequence[Line]) -> tuple[int, int]:
    """The first and the one-past-last line of the element that holds the page's text."""
    words = Counter[etree._Element]()
    for piece, line in zip(pieces, lines, strict=True):
        if line.sort.is_running and piece.link_share < 0.6:
            for element in words_inside(piece):
                words[element] += word_count(line.text)
    holder = _text_holder(root, words)
    inside = [index for index, piece in enumerate(pieces) if holder in set(words_inside(piece))]
    return (inside[0], inside[-1] + 1) if inside else (0, len(lines))


def _text_holder(root: etree._Element, words: Counter[etree._Element]) -> etree._Element:
    total = words[root]
    semantic = [element for element in root.xpath(_MAIN) if words[element] >= total * _SEMANTIC_SHARE]
    holder = max(semantic, key=lambda element: words[element], default=root)
    while True:
        heavy = [child for child in holder if words[child] > words[holder] * _MAIN_SHARE and len(child)]
        if not heavy or holder.get("itemprop") == "articleBody":
            return holder
        holder = heavy[0]


def _described(metadata: Metadata, title: str, body: Sequence[str]) -> str:
    """A description of the text itself: not its beginning, not its title, not the site's slogan."""
    whole = " ".join(body)
    told = stems(whole)
    for description in metadata.descriptions:
        own = stems(description)
        about = sum(stem in told for stem in own) >= 0.5 * len(own)
        sentence = ends_sentence(description) and word_count(description) >= 8
        cut = description.rstrip().endswith(("...", "…"))
        if about and sentence and not cut and not is_beginning_of(description, whole) and description != title:
            return description
    return ""
