"""``manage.py list_holdings``: what is held about people, as a table for the operators' guide."""

from typing import Any

from django.core.management.base import BaseCommand

from multaqa.foundation.privacy.paper import holdings_table


class Command(BaseCommand):
    """Prints the table that docs/operate/held.md holds; a test compares the two."""

    help = "Prints what is held about people, why and for how long, as a Markdown table."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """One line for each holding of the registry."""
        self.stdout.write(holdings_table())
