"""The pages that have a budget (docs/develop/budgets.md), and who opens them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Budget:
    """What a page may cost: SQL statements, CPU (ms), kilobytes and requests of a cold first load, Lighthouse."""

    queries: int
    cpu: float
    kilobytes: int
    requests: int
    performance: int


@dataclass(frozen=True)
class Measured:
    """One page to measure: ``path`` after the language, opened by ``who`` of the cast (nobody when empty)."""

    name: str
    path: str
    who: str
    budget: Budget


def pages(*, article: str, topic: str, draft: str) -> list[Measured]:
    """Every page with a line in the budgets, for the public ids of an article, a topic and a draft."""
    return [
        Measured("article", f"/news/{article}/", "amina", Budget(8, 10, 100, 12, 98)),
        Measured("list of news", "/news/", "amina", Budget(8, 10, 100, 12, 98)),
        Measured("topic", f"/topics/{topic}/", "amina", Budget(10, 10, 100, 12, 98)),
        Measured("home", "/", "amina", Budget(10, 12, 100, 12, 98)),
        Measured("sign-in", "/account/sign-in/", "", Budget(2, 5, 90, 10, 98)),
        Measured("import", "/newsroom/import/", "elodie", Budget(6, 8, 100, 12, 98)),
        Measured("newsroom", "/newsroom/", "elodie", Budget(12, 15, 100, 12, 95)),
        Measured("editing an article", f"/newsroom/articles/{draft}/", "elodie", Budget(12, 20, 125, 16, 95)),
        Measured("topics", "/topics/", "amina", Budget(8, 15, 100, 12, 98)),
        Measured("notices", "/notices/", "amina", Budget(8, 10, 100, 12, 98)),
        Measured("translations", "/translations/", "diego", Budget(10, 15, 100, 12, 98)),
        Measured("vocabulary", "/vocabulary/", "elodie", Budget(8, 20, 110, 12, 95)),
        Measured("settings", "/settings/", "amina", Budget(6, 8, 100, 12, 98)),
    ]
