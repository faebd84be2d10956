"""A visitor's eyes: she opens pages, and notices what is wrong with each of them."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from multaqa.foundation.people.testing import PASSWORD

AXE = Path(__file__).resolve().parents[1] / "tools" / "vendor" / "for_tests" / "axe.js"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


class Eyes:
    """One browser page with the checks that hold everywhere.

    ``look()`` fails on an axe violation, on what the browser's console called an error, on a page wider than its
    window, and keeps a picture of the page.
    """

    def __init__(self, page: Page, *, language: str, script: bool, pictures: Path) -> None:
        self.page = page
        self.language = language
        self.script = script
        self._pictures = pictures
        self._wrong: list[str] = []
        page.on("pageerror", lambda error: self._wrong.append(str(error)))
        page.on("console", lambda message: self._wrong.append(message.text) if message.type == "error" else None)

    def open(self, path: str, *, name: str = "", status: int = 200) -> Page:
        """Go to ``path`` under the visitor's language, look at it, and give the page."""
        response = self.page.goto(f"/{self.language}{path}")
        assert response is not None
        assert response.status == status, f"{path} answered {response.status}"
        if status >= 400:
            self.forgive(status)
        self.look(name or path.strip("/").replace("/", "-") or "home")
        return self.page

    def forgive(self, status: int) -> None:
        """Overlook that an answer was refused with ``status`` as expected: the browser calls that an error."""
        self._wrong = [text for text in self._wrong if str(status) not in text]

    def look(self, name: str) -> None:
        """Check the page as it stands now, and keep a picture of it."""
        self._pictures.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=self._pictures / f"{name}.png", full_page=True)
        assert self._wrong == [], f"{self.page.url}: {self._wrong}"
        if self.script:
            assert self.violations() == [], self.page.url
            width = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert width <= 0, f"{self.page.url} is {width} px wider than its window"

    def sign_in(self, who: str) -> None:
        """Sign in as one of the cast."""
        self.page.goto(f"/{self.language}/account/sign-in/")
        self.give_password(who)

    def give_password(self, who: str) -> None:
        """Sign in on the page that asks for it."""
        self.page.locator("input[type=email]").fill(f"{who}@example.org")
        self.page.locator("input[type=password]").fill(PASSWORD)
        with self.page.expect_navigation():
            self.page.locator("main form button[type=submit]").first.click()
        assert "sign-in" not in self.page.url, "The sign-in was refused."

    def violations(self) -> list[str]:
        """Each rule of WCAG 2.2 A and AA that the page breaks, with where and how (axe)."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: dict[str, Any] = self.page.evaluate("rules => axe.run(document, rules)", RULES)
        return [
            f"{violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]
