# ruff: noqa: E501  (sentences of samples keep their lines)
"""Feeds of every form; hostile and broken ones; and the same reading as an independent reader has."""

from datetime import date

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.features.news.reading.api import Form, Refusal
from multaqa.features.news.reading.tests.shown import body, read

RSS = """<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet href="a.xsl"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Tarn &amp; Co</title><link>https://wire.example/</link>
<description>All the valley</description><pubDate>Tue, 05 May 2026 10:00:00 GMT</pubDate>
<item><title>Bridge opens &lt;again&gt;</title><media:title>Not this</media:title><link>https://wire.example/1</link>
<pubDate>Mon, 04 May 2026 23:30:00 -0500</pubDate><dc:creator>Ana Ruiz</dc:creator>
<description><![CDATA[<p>The old bridge is open again. Engineers tested it for a week. <a href="x">Read more</a></p>]]></description>
<content:encoded><![CDATA[<p>The bridge over the Tarn opened on Monday after nine months of repairs.</p><h3>What was done</h3>
<p>Forty bolts were replaced.</p><ul><li>New lamps</li></ul><p>The post <a href="x">Bridge</a> appeared first on <a href="y">Tarn</a>.</p>]]></content:encoded></item>
<item><title>Market week</title><guid>https://wire.example/2</guid><description>The market opens with 40 stalls&nbsp;&hellip; and &eacute;clairs</description></item>
<item><guid isPermaLink="false">3</guid><description>A note without a title was sent by the council.</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://fr.example/blog/"><title>Le Carnet</title>
<updated>2026-05-05T00:00:00Z</updated><entry><title type="html">Les &lt;em&gt;gardiens&lt;/em&gt; du parc</title><link href="gardiens"/>
<updated>2026-05-05T00:00:00Z</updated><published>2026-05-02T23:00:00+02:00</published><summary>Deux soirées pour fermer un parc sans hâte.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Les gardiens du parc se sont réunis mardi.</p><p>La méthode tient en trois gestes.</p></div></content></entry>
<entry><title>Sans date</title><link rel="self" href="x"/><updated>2026-05-05T00:00:00Z</updated><summary>Un texte bref, et rien de plus.</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://ru.example/"><title>Вестник</title><link>https://ru.example/</link><description>Новости</description></channel>
<item rdf:about="https://ru.example/1"><title>В порту открыли центр</title><link>https://ru.example/1</link>
<description>Учебный центр для смен открыли в порту.</description><dc:date>2026-05-03T10:00:00+03:00</dc:date></item></rdf:RDF>"""


def test_rss_gives_titles_leads_bodies_and_dates() -> None:
    full, short, untitled = read(RSS).entries
    assert (full.form, full.title, full.lead, full.published, full.address, full.publisher) == (
        Form.ARTICLE, "Bridge opens <again>", "The old bridge is open again. Engineers tested it for a week.", date(2026, 5, 4),
        "https://wire.example/1", "Tarn & Co",
    )  # fmt: skip
    assert body(full) == [
        ("paragraph", "The bridge over the Tarn opened on Monday after nine months of repairs."),
        ("heading", "What was done"),
        ("paragraph", "Forty bolts were replaced."),
        ("item", "New lamps"),
    ]
    assert (short.form, short.lead, short.published, short.address) == (
        Form.TEASER, "The market opens with 40 stalls … and éclairs", None, "https://wire.example/2",
    )  # fmt: skip
    assert (untitled.title, untitled.title_is_proposed, untitled.address) == ("", True, "")


def test_atom_takes_published_and_never_updated() -> None:
    entries = read(ATOM).entries
    assert [(entry.title, entry.published, entry.address) for entry in entries] == [
        ("Les gardiens du parc", date(2026, 5, 2), "https://fr.example/blog/gardiens"),
        ("Sans date", None, ""),
    ]
    assert [block.text for block in entries[0].blocks] == [
        "Les gardiens du parc se sont réunis mardi.",
        "La méthode tient en trois gestes.",
    ]


def test_rdf_is_read() -> None:
    (entry,) = read(RDF).entries
    assert (entry.title, entry.published, entry.language) == ("В порту открыли центр", date(2026, 5, 3), "ru")


@pytest.mark.parametrize(
    ("feed", "refusal"),
    [
        (RSS[: len(RSS) // 2], Refusal.BROKEN_FEED),
        (
            '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><title>&a;</title></channel></rss>',
            Refusal.HOSTILE_FEED,
        ),
        ('<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel/></rss>', Refusal.HOSTILE_FEED),
        ('<!DOCTYPE rss SYSTEM "http://10.0.0.7/a.dtd" [ ]><rss><channel/></rss>', Refusal.HOSTILE_FEED),
        ("<rss version='2.0'><channel><title>Empty</title></channel></rss>", Refusal.NO_TEXT),
        ("<rss>" + "<a>" * 5000 + "</rss>", Refusal.BROKEN_FEED),
    ],
)
def test_broken_and_hostile_feeds_are_refused(feed: str, refusal: Refusal) -> None:
    assert [refused.refusal for refused in read(feed).refused] == [refusal]


def test_repeated_items_are_one_entry() -> None:
    twice = RSS.replace("</channel>", RSS[RSS.index("<item><title>Market") : RSS.index("<item><guid")] + "</channel>")
    assert len(read(twice).entries) == 3


@pytest.mark.parametrize(
    "feed", [RSS.replace("&lt;again&gt;", "again"), ATOM.replace("&lt;em&gt;", "").replace("&lt;/em&gt;", ""), RDF]
)
def test_an_independent_reader_sees_the_same_items(feed: str) -> None:
    """Source of comparison: feedparser."""
    theirs = [(one.get("title", ""), one.get("summary", "") != "") for one in feedparser.parse(feed.encode()).entries]
    assert [(entry.title, bool(entry.text)) for entry in read(feed).entries] == theirs


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=12))
def test_words_of_a_summary_come_back_unchanged(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    feed = f"<rss version='2.0'><channel><title>t</title><item><title>A title of words</title><description>{escaped}</description></item></channel></rss>"
    for entry in read(feed).entries:
        assert entry.title == "A title of words"
