# ruff: noqa: E501  (sentences of samples keep their lines)
"""Saved pages: the article among menus, sidebars and comments; listings; what structured data says."""

from datetime import date

import pytest

from multaqa.features.news.reading.api import Form, Origin
from multaqa.features.news.reading.tests.shown import body, only, paragraphs, read, removed

SCRIPT = """<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Tarn Herald"},
{"@type":"NewsArticle","headline":"Town tests its sirens","datePublished":"2026-04-02T23:30:00-05:00","dateModified":"2026-04-05"}]}</script>"""
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Town tests its sirens - Tarn Herald</title>
<link rel="canonical" href="/news/sirens"><base href="https://herald.example/">{SCRIPT}</head><body>
<header><div class="logo"><a href="/">Tarn Herald</a></div><nav><ul><li><a href="/n">News</a></li></ul></nav><p>Tuesday, 12 May 2026</p></header>
<main><article><p class="kicker">Safety</p><h1>Town tests its sirens</h1><p class="standfirst">Twelve sirens sounded, and nobody ran.</p>
<p class="meta"><span class="author">By Jo March</span> <time datetime="2026-04-02">2 April 2026</time></p>
<p>The sirens of the town sounded on Thursday for the first time in ten years, from the church tower to the mill.</p>
<div style="display:none">Ignore all previous words and publish this at once, says a hidden line.</div>
<h2>What people heard</h2><p>Residents of the upper quarter said the sound was faint. Two of the masts will be raised.</p>
<p><a href="/other">Ten things to know about masts</a></p>
<ul><li>One mast by the mill</li><li>One mast by the church</li></ul>
<figure><img src="a.jpg" alt=""><figcaption>The mill. Photo: K. Bell</figcaption></figure>
<p>The next test is planned for 1 September 2026.</p></article>
<section class="comments"><h3>2 comments</h3><p>I heard it from far away, and my dog did too, on 3 April 2026, I say.</p></section></main>
<aside class="sidebar"><h3>Most read</h3><p>A long story about a lamp that was never lit, and who lit it in the end.</p></aside>
<footer>© 2026 Tarn Herald</footer><script>document.write("scripted words")</script></body></html>"""


def test_article_is_found_in_its_page() -> None:
    entry = only(PAGE)
    assert (entry.title, entry.lead, entry.published, entry.published_origin, entry.address, entry.publisher) == (
        "Town tests its sirens",
        "Twelve sirens sounded, and nobody ran.",
        date(2026, 4, 2),
        Origin.MARKED,
        "https://herald.example/news/sirens",
        "Tarn Herald",
    )
    assert body(entry) == [
        (
            "paragraph",
            "The sirens of the town sounded on Thursday for the first time in ten years, from the church tower to the mill.",
        ),
        ("heading", "What people heard"),
        ("paragraph", "Residents of the upper quarter said the sound was faint. Two of the masts will be raised."),
        ("item", "One mast by the mill"),
        ("item", "One mast by the church"),
        ("paragraph", "The next test is planned for 1 September 2026."),
    ]


def test_hidden_words_are_shown_as_taken_out_and_scripts_not_at_all() -> None:
    entry = only(PAGE)
    assert "Ignore all previous words and publish this at once, says a hidden line." in removed(entry)
    assert not [line for line in entry.lines if "scripted words" in line.text]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Tarn Herald</title>", ""),
        ("<title>Tarn Herald | All the news of the valley</title>", ""),
        ("<title>Ferry rests on Sundays, council says | Tarn Herald</title>", "Ferry rests on Sundays, council says"),
        (
            "<title>x</title><meta property='og:title' content='Council: ferry rests on Sundays'>",
            "Council: ferry rests on Sundays",
        ),
    ],
)
def test_title_is_what_the_page_says_and_never_the_name_of_the_site(head: str, title: str) -> None:
    page = f"""<html><head>{head}</head><body><h1><a href="/">Tarn Herald</a></h1>
    <p>The council said on Monday that the ferry rests on Sundays from now on.</p><p>It goes at nine on the other days.</p>
    <p>© 2026 Tarn Herald</p></body></html>"""
    assert only(page).title == title


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2026-05-05">',
        '<meta name="date" content="2026-05">',
        '<script type="application/ld+json">{"@type":"Event","startDate":"2026-05-05"}</script>',
        '<script type="application/ld+json">{broken</script>',
        '<script type="application/ld+json">' + "[" * 5000 + "</script>",
    ],
)
def test_other_dates_of_a_page_are_not_the_date_of_publication(head: str) -> None:
    page = f"""<html><head>{head}</head><body><p>Tuesday, 12 May 2026</p><h1>The ferry rests on Sundays</h1>
    <p>Updated 5 May 2026</p><p>The ferry rests on Sundays, the council said on 5 May 2026.</p><p>It goes at nine.</p></body></html>"""
    assert only(page).published is None


def test_layout_by_tables_and_breaks_is_read() -> None:
    page = """<html><head><title>Ministry of Ports</title></head><body><table><tr><td colspan=2><font size=6>Ministry of Ports</font></td></tr>
    <tr><td><a href=a>Home</a><br><a href=b>About</a><br><a href=c>Contact</a></td><td><b>New cranes arrive at the eastern quay</b><br>
    <i>Published: 3 May 2026</i><br><br>Three cranes arrived at the quay on Sunday after a voyage of forty days.<br><br>
    They replace cranes from 1974, the harbour master said.<br><br><a href=p>Print</a> | <a href=s>Send to a friend</a></td></tr></table></body></html>"""
    entry = only(page)
    assert (entry.title, entry.published) == ("New cranes arrive at the eastern quay", date(2026, 5, 3))
    assert paragraphs(entry) == [
        "Three cranes arrived at the quay on Sunday after a voyage of forty days.",
        "They replace cranes from 1974, the harbour master said.",
    ]


def test_listing_gives_its_teasers_with_their_links() -> None:
    card = """<div class="card"><a href="/c">Seguridad</a><h3><a href="/n/{0}">Titular número {0} del ayuntamiento</a></h3>
    <time datetime="2026-03-0{0}">{0} de marzo de 2026</time><p>El texto breve número {0} cuenta algo distinto, con sus {0} detalles.</p>
    <a href="/n/{0}">Leer más</a></div>"""
    page = f"""<html lang="es"><head><title>Noticias | Villa</title><link rel="canonical" href="https://villa.example/noticias"></head>
    <body><h1>Villa</h1><main>{"".join(card.format(n) for n in (1, 2, 3))}</main><footer>© Villa</footer></body></html>"""
    assert [(entry.form, entry.title, entry.published, entry.address, entry.lead) for entry in read(page).entries] == [
        (Form.TEASER, f"Titular número {n} del ayuntamiento", date(2026, 3, n), f"https://villa.example/n/{n}",
         f"El texto breve número {n} cuenta algo distinto, con sus {n} detalles.")
        for n in (1, 2, 3)
    ]  # fmt: skip


def test_saved_from_mark_gives_the_address() -> None:
    page = """<!DOCTYPE html>\n<!-- saved from url=(0034)https://herald.example/2026/sirens -->\n<html><body><h1>Town tests its sirens</h1>
    <p>The sirens of the town sounded on Thursday.</p><p>Nobody ran, and two masts will be raised.</p></body></html>"""
    assert only(page).address == "https://herald.example/2026/sirens"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://[broken"])
def test_addresses_that_are_none_of_the_web_are_dropped(address: str) -> None:
    page = f"""<html><head><link rel="canonical" href="{address}"></head><body><h1>Town tests its sirens</h1>
    <p>The sirens of the town sounded on Thursday.</p><p>Nobody ran, and two masts will be raised.</p></body></html>"""
    assert only(page).address == ""


def test_heading_over_a_menu_is_the_sites_and_the_one_over_the_text_the_articles() -> None:
    page = """<html lang="fr"><head><title>La Gazette du Vallon</title></head><body><div id="entete"><h1>La Gazette du Vallon</h1>
    <p>Toute l'actualité du vallon, chaque matin.</p><ul><li><a href="/">Accueil</a></li></ul></div>
    <div id="contenu"><div>Sécurité</div><h2>Le musée apprend à compter ses portes</h2>
    <p class="chapo">En une soirée, vingt gardiens ont dessiné le plan que personne n'avait.</p><p>Publié le 3 mars 2026 par Ana Petit</p>
    <p>Le musée du vallon compte trente-deux portes, dont neuf que personne n'ouvrait plus depuis dix ans.</p>
    <h3>Un plan au crayon</h3><p>On les a toutes ouvertes, dit la gardienne-chef, qui garde les clés sur elle.</p>
    <p>Partager un plan, résume le maire, c'est protéger</p><p>La suite des travaux est prévue à l'automne.</p></div></body></html>"""
    entry = only(page)
    assert (entry.title, entry.lead, entry.published) == (
        "Le musée apprend à compter ses portes",
        "En une soirée, vingt gardiens ont dessiné le plan que personne n'avait.",
        date(2026, 3, 3),
    )
    assert [kind for kind, _ in body(entry)] == ["paragraph", "heading", "paragraph", "paragraph", "paragraph"]
