"""Who of the cast may meet which planted words: written by hand, from ``product.md`` and not from the code."""

from typing import Final

ACCOUNTS: Final = frozenset(
    {"amina", "boris", "chen", "diego", "elodie", "fiona", "ingrid", "jun", "karim", "leila", "mourad"}
)
PEOPLE: Final = ACCOUNTS | {"ghada", "hassan"}
EVERYONE: Final = PEOPLE | {"nobody"}
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
REVIEWERS: Final = frozenset({"elodie", "ingrid"})
KEEPERS: Final = frozenset({"elodie", "ingrid"})
NEWSROOM: Final = frozenset({"elodie", "chen", "diego"})

PARTICIPANTS: Final = frozenset({"amina", "elodie", "karim"})  # of the open community

ONESELF: Final = {name: ACCOUNTS & {name} for name in sorted(PEOPLE)}
MEETS_ADDRESS_OF: Final = {
    **ONESELF,
    "diego": frozenset({"diego", "ingrid", "jun"}),  # officers reach who lost her devices at all her addresses
    "mourad": frozenset({"mourad", "ingrid", "jun"}),  # and whose keys are frozen
    **{name: frozenset({name, "elodie", "ingrid"}) for name in ("ingrid", "jun")},  # named by address to read reports
}
MEETS_NAME_OF: Final = {
    **ONESELF,
    **dict.fromkeys(MEMBERS, MEMBERS | KEEPERS),  # in the directory, and among the memberships that are kept
    **dict.fromkeys(("ghada", "hassan"), KEEPERS),  # whose accounts are closed, not their memberships
    "boris": frozenset({"boris", "amina"}) | REVIEWERS,  # who is asked to vouch for him, and who decides
    "ingrid": frozenset({"ingrid", "elodie"}),  # stewards see who holds an office
    "leila": (MEMBERS | KEEPERS) - {"mourad"},  # she hides from his ministry
}
AUDITORS: Final = frozenset({"ingrid", "jun"})  # officers too: the facts name who did what

MEETS: Final[dict[str, frozenset[str]]] = {
    **{f"published {audience}": readers for audience, readers in READERS_OF_AUDIENCE.items()},
    "narrowed": MEMBERS,
    "draft": NEWSROOM,
    "withdrawn": NEWSROOM,
    "kept draft": frozenset({"chen"}),
    "import": frozenset({"elodie"}),
    "list": frozenset({"elodie"}),  # of people to invite: whoever brings it in
    "term": EVERYONE,
    "retired term": frozenset({"elodie", "ingrid"}),  # everyone may, but only curators are shown it
    "proposed term": frozenset({"amina", "elodie", "ingrid"}),
    "legal hold": AUDITORS,
    "case": AUDITORS,
    "recovery": AUDITORS,
    "oversight": AUDITORS,
    "unattached file": frozenset({"karim"}),
    "rules": EVERYONE,
    "replaced rules": EVERYONE,
    "drafted rules": frozenset({"elodie", "ingrid"}),
    "report": AUDITORS | {"amina"},  # officers, and who wrote it; not the one it is about
    "report of the officer": (AUDITORS - {"ingrid"}) | {"amina"},  # kept from the officer whom it is about
    "announced to all": ACCOUNTS,
    "announced to visitors": EVERYONE,
    "announced to the network": MEMBERS | ANNOUNCERS,
    "announced to some": frozenset({"amina", "diego"}) | ANNOUNCERS,
    "withdrawn announcement": ANNOUNCERS,
    "corrected announcement": ANNOUNCERS,
    "drafted announcement": ANNOUNCERS,
    "reason": ANNOUNCERS,
    "admission": EVERYONE,
    "kept to oneself": frozenset({"chen"}),
    "application": frozenset({"boris", "amina"}) | REVIEWERS,  # herself, and the member who is asked to vouch
    "drafted application": frozenset({"ingrid"}),
    "suspension": KEEPERS,
    "how found": KEEPERS,  # how a contact of an organisation was found out
    "body that vouches": MEMBERS | {"boris"} | REVIEWERS,  # members meet every organisation, but people at risk
    **{f"name of {name}": readers | AUDITORS for name, readers in MEETS_NAME_OF.items()},
    "profile": MEMBERS,
    "part shown to nobody": frozenset({"amina"}),
    "profile of leila": MEMBERS - {"mourad"},
    "open community": MEMBERS,
    "said to the network": MEMBERS,
    "said before": MEMBERS,  # what a post said before it was edited, its readers may look up
    "said to participants": PARTICIPANTS,
    "said to two by name": frozenset({"amina", "diego"}),
    "translation": MEMBERS,
    "why disputed": frozenset({"elodie", "karim"}),  # who facilitates, who translated it
    "deleted post": frozenset({"amina"}),  # who may bring it back for seven days
    "kept post": frozenset({"karim"}),
    "flag": frozenset({"amina", "elodie"}),  # who flagged a post, and who decides about it; not its author
    "hidden post": frozenset({"karim", "elodie"}) | AUDITORS,  # its author, who decides, who answers the appeal
    "post at issue": MEMBERS | {"ingrid"},  # said to the network; the author's appeal takes it to the officers
    "decision": frozenset({"karim"}) | AUDITORS,
    "appeal": frozenset({"karim"}) | AUDITORS,  # nobody else facilitates there: officers answer
    "waiting post": frozenset({"karim", "elodie"}),
    "listed community": MEMBERS,
    "said in a listed community": frozenset({"diego", "mourad"}),
    "request to join": frozenset({"diego", "elodie"}),  # who facilitates, who keeps the communities
    "why put out": frozenset({"jun"}),
    "hidden community": frozenset({"jun"}),
    "between two": frozenset({"amina", "diego"}),
    "between three": frozenset({"amina", "karim", "chen"}),
    "between four": frozenset({"amina", "karim", "chen", "jun"}),  # who came later reads from there on
    "asked": frozenset({"chen", "leila"}),
    "declined": frozenset({"karim"}),  # whoever declines reads nothing more
    "kept message": frozenset({"amina"}),
    "kept new message": frozenset({"diego"}),
    "photo of leila": MEMBERS - {"mourad"},
    "photo shown to nobody": frozenset({"diego"}),
    "name of fiona": frozenset({"fiona"}),  # who has done nothing here
    **{f"address of {name}": readers for name, readers in MEETS_ADDRESS_OF.items()},
}
"""Group of words → exactly those who meet them somewhere on the site."""

MEETS_IN_ANSWERS: Final = {
    "report": AUDITORS,
    "name of amina": AUDITORS,
    "address of amina": AUDITORS,
    "said to participants": MEMBERS,
}
"""What is met in the answer to a form by others than those who meet it on pages: what Amina reported, when an officer
opens it; what the participants of an open community said, when a member joins it."""

MEETS_IN_LETTERS: Final[dict[str, frozenset[str]]] = {
    "drafted announcement": MEMBERS,
    "body that vouches": frozenset({"nobody"}),
    **dict.fromkeys(("name of amina", "name of elodie", "name of ingrid"), frozenset({"nobody"})),
}
"""What stands in letters only: a draft is told to those it is for when the form that sends it is sent; an invitation
tells a stranger who invites her, and for which organisation."""

WORDLESS: Final = {
    "announcements.Announcement.whom_detail": "a code or an identifier",
    "community.Carrier.ref": "a reference",
    "conversations.Conversation.pair": "two identifiers",
    "community.Community.languages": "codes",
    "community.Question.languages": "codes",
    "community.Community.sort_keys": "keys to sort by",
    "files.File.media_type": "a type",
    "files.File.sha256": "a digest",
    "files.File.storage_key": "a random name",
    "files.File.variants": "sizes and random names",
    "files.File.whole": "a reference",
    "membership.Member.area": "a code",
    "news.Article.import_fingerprint": "a digest",
}
"""Fields beside people's words, each with what it holds instead."""
