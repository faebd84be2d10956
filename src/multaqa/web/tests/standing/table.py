"""Who of the cast may meet which planted words: written by hand, from ``product.md`` and not from the code."""

from typing import Final

ACCOUNTS: Final = frozenset(
    {"amina", "boris", "chen", "diego", "elodie", "fiona", "ingrid", "jun", "karim", "leila", "mourad"}
)
EVERYONE: Final = ACCOUNTS | {"ghada", "hassan", "nobody"}
MEMBERS: Final = frozenset({"amina", "chen", "diego", "elodie", "jun", "karim", "leila", "mourad"})
OUTSIDERS: Final = ("nobody", "fiona", "boris", "ghada", "hassan")

READERS_OF_AUDIENCE: Final = {
    "public": EVERYONE,
    "account": ACCOUNTS,
    "network": MEMBERS,
    "constituency": frozenset({"leila"}),
    "community": frozenset({"jun"}),
    "organisation": frozenset({"amina", "karim"}),
    "named": frozenset({"amina", "diego"}),
}
ANNOUNCERS: Final = frozenset({"elodie", "ingrid"})
NEWSROOM: Final = frozenset({"elodie", "chen", "diego"})

MEETS: Final[dict[str, frozenset[str]]] = {
    **{f"published {audience}": readers for audience, readers in READERS_OF_AUDIENCE.items()},
    "narrowed": MEMBERS,
    "draft": NEWSROOM,
    "withdrawn": NEWSROOM,
    "kept draft": frozenset({"chen"}),
    "import": frozenset({"elodie"}),
    "term": EVERYONE,
    "retired term": frozenset({"elodie", "ingrid"}),  # everyone may, but only curators are shown it
    "proposed term": frozenset({"amina", "elodie", "ingrid"}),
    "legal hold": frozenset({"ingrid"}),
    "unattached file": frozenset({"karim"}),
    "rules": EVERYONE,
    "replaced rules": EVERYONE,
    "drafted rules": frozenset({"elodie", "ingrid"}),
    "announced to all": ACCOUNTS,
    "announced to visitors": EVERYONE,
    "announced to the network": MEMBERS | ANNOUNCERS,
    "announced to some": frozenset({"amina", "diego"}) | ANNOUNCERS,
    "withdrawn announcement": ANNOUNCERS,
    "corrected announcement": ANNOUNCERS,
    "drafted announcement": ANNOUNCERS,
    "reason": ANNOUNCERS,
}
"""Group of words → exactly those who meet them somewhere on the site."""

WORDLESS: Final = {
    "announcements.Announcement.whom_detail": "a code or an identifier",
    "files.File.media_type": "a type",
    "files.File.sha256": "a digest",
    "files.File.storage_key": "a random name",
    "files.File.variants": "sizes and random names",
    "files.File.whole": "a reference",
    "news.Article.import_fingerprint": "a digest",
}
"""Fields beside people's words, each with what it holds instead."""
