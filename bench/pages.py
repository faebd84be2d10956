"""The pages that have a budget (docs/develop/budgets.md), and who opens them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Budget:
    """What a page may cost: SQL statements, CPU (ms), kilobytes and requests of a cold first load, kilobytes of the
    next page, and Lighthouse's score for performance (its two others are always to be 100)."""

    queries: int
    cpu: float
    kilobytes: float = 100
    requests: int = 12
    next_kilobytes: float = 15
    performance: int = 98


@dataclass(frozen=True)
class Measured:
    """One page to measure: ``path`` after the language, opened by ``who`` of the cast (nobody when empty).

    A ``polled`` one is a part of every page, asked for again with the ETag it had: it is never opened by itself.
    """

    name: str
    path: str
    who: str
    budget: Budget
    polled: bool = False


def pages(ids: Mapping[str, str]) -> list[Measured]:
    """Every page with a line in the budgets, for the public ids that ``bench.world.ids`` gives."""
    article, dressed, topic, draft, ten = (ids[name] for name in ("article", "dressed", "topic", "draft", "ten"))
    editor = Budget(12, 20, kilobytes=125, requests=16, next_kilobytes=20, performance=95)
    entries = Budget(12, 25, kilobytes=130, next_kilobytes=40, performance=95)
    listed = Budget(10, 15, next_kilobytes=20, performance=95)
    operated = Budget(12, 15, next_kilobytes=20, performance=95)
    vocabulary = Budget(8, 20, kilobytes=110, next_kilobytes=25, performance=95)
    return [
        Measured("article", f"/news/{article}/", "amina", Budget(8, 10)),
        Measured("article, fully dressed", f"/news/{dressed}/", "amina", Budget(8, 10)),
        Measured("list of news", "/news/", "amina", Budget(8, 10)),
        Measured("topic", f"/topics/{topic}/", "amina", Budget(10, 10)),
        Measured("home", "/", "amina", Budget(10, 12)),
        Measured("sign-in", "/account/sign-in/", "", Budget(2, 5, kilobytes=90, requests=10, next_kilobytes=10)),
        Measured("import", "/newsroom/import/", "elodie", Budget(6, 8)),
        Measured("import, ten entries", f"/newsroom/import/{ten}/", "elodie", entries),
        Measured("newsroom", "/newsroom/", "elodie", Budget(12, 15, next_kilobytes=20, performance=95)),
        Measured("editing an article", f"/newsroom/articles/{draft}/", "elodie", editor),
        Measured("topics", "/topics/", "amina", Budget(8, 15, next_kilobytes=20)),
        Measured("notices", "/notices/", "amina", Budget(8, 10)),
        Measured("translations", "/translations/", "diego", Budget(10, 15)),
        Measured("vocabulary", "/vocabulary/", "elodie", vocabulary),
        Measured("settings", "/settings/", "amina", Budget(6, 8, kilobytes=105)),
        Measured("auditor's search", "/audit/", "ingrid", replace(listed, kilobytes=145, requests=13)),
        Measured("state of the installation", "/health/", "ingrid", operated),
        Measured("room for files", "/storage/", "ingrid", operated),
        Measured("devices", "/settings/devices/", "amina", Budget(6, 8)),
        Measured("what is held", "/privacy/", "amina", Budget(6, 12, next_kilobytes=20)),
        Measured("help", "/help/", "amina", Budget(4, 6)),
        Measured("a page of help", "/help/signing-in/", "amina", Budget(4, 8)),
        Measured("directory", "/members/", "amina", Budget(8, 15, performance=95)),
        Measured("profile", f"/members/{ids['member']}/", "amina", Budget(8, 10)),
        Measured("organisation", f"/organisations/{ids['body']}/", "amina", Budget(10, 12)),
        Measured("country", f"/countries/{ids['area']}/", "amina", Budget(10, 12)),
        Measured("organisations", "/organisations/", "amina", Budget(8, 15)),
        Measured("countries", "/countries/", "amina", Budget(8, 10)),
        *_talk(ids),
        Measured("the bell, nothing new", "/notices/bell/", "amina", Budget(2, 3), polled=True),
    ]


def _talk(ids: Mapping[str, str]) -> list[Measured]:
    reading = Budget(8, 10)
    return [
        Measured("communities", "/communities/", "amina", reading),
        Measured("a community", f"/communities/{ids['community']}/", "amina", reading),
        Measured("new in all communities", "/communities/new/", "amina", reading),
        Measured("a thread of twenty posts", f"/threads/{ids['thread']}/", "amina", reading),
    ]
