"""Images of people in pages."""

from typing import Any

from django import template

from multaqa.foundation.files.models import File
from multaqa.foundation.files.queries import address_of

register = template.Library()


@register.inclusion_tag("files/picture.html")
def picture(file: File, *, alt: str, sizes: str = "100vw", is_first: bool = False) -> dict[str, Any]:
    """An image that the reader may read, in the size her screen needs.

    ``alt`` is its owner's description in the page's language, "" for decoration; ``sizes`` as in HTML; ``is_first``
    for the one image that is seen before scrolling.
    """
    copies = [f"{address_of(file, width=each['width'])} {each['width']}w" for each in file.variants]
    smallest_good = file.variants[-1]["width"] if file.variants else None
    return {
        "source": address_of(file, width=smallest_good),
        "copies": ", ".join([*copies, f"{address_of(file)} {file.width}w"]) if copies else "",
        "sizes": sizes,
        "width": file.width,
        "height": file.height,
        "alt": alt,
        "is_first": is_first,
    }
