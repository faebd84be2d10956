"""Tables, which become cards on a phone."""

from collections.abc import Iterable, Sequence
from typing import Any

from multaqa.ui.components.library import templated


@templated
def data_table(headers: Sequence[str], rows: Iterable[Sequence[Any]], *, caption: str = "") -> dict[str, Any]:
    """A table; the first cell of each row names it."""
    return {"headers": headers, "rows": [list(zip(headers, row, strict=True)) for row in rows], "caption": caption}
