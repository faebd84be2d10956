"""What stands beside the text, in words: for whoever compares two versions or meets another's change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from multaqa.features.news.models import Kind
from multaqa.lib.dates import format_date


@dataclass(frozen=True, kw_only=True)
class Wording:
    """How the values of ``Details.as_values`` read for one person.

    ``topics`` names topics by public id; ``picture`` is the public id of the article's present picture, "" for none.
    """

    language: str
    topics: Mapping[str, str]
    picture: str = ""

    def of(self, name: str, value: Any) -> str:
        """The value of a field in words, a line for each of its parts; "" for nothing."""
        if not value:
            return ""
        match name:
            case "kind":
                return str(Kind(value).label)
            case "source_date":
                return format_date(date.fromisoformat(value), self.language)
            case "source_name":
                return "\n".join(value.values())
            case "topics":
                return "\n".join(
                    self.topics.get(public_id, _("a topic that is no longer there")) for public_id in value
                )
            case "speakers":
                return "\n".join(line for speaker in value for line in (speaker["name"], *speaker["office"].values()))
            case "image":
                return _("the present picture") if value == self.picture else _("a picture that was deleted since")
        return str(value)
