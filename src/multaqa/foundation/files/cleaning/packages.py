"""Documents that are ZIP archives: which type they are, and the cleaning of that type."""

from collections.abc import Mapping

from multaqa.foundation.files.cleaning.archives import unpack
from multaqa.foundation.files.cleaning.office import clean_office, office_type
from multaqa.foundation.files.cleaning.opendocument import clean_open_text, is_open_text
from multaqa.foundation.files.cleaning.outcome import Cleaned, Reason, Refused


def clean_package(content: bytes) -> Cleaned:
    """A cleaned DOCX, XLSX, PPTX or ODT. Raises Refused for these when unsafe, and for every other archive."""
    files = unpack(content)
    if is_open_text(files):
        return clean_open_text(files)
    media_type = office_type(files)
    if media_type is None:
        raise Refused(_why_not(files))
    return clean_office(files, media_type)


def _why_not(files: Mapping[str, bytes]) -> Reason:
    has_macros = b"macroEnabled" in files.get("[Content_Types].xml", b"")
    return Reason.ACTIVE if has_macros else Reason.NOT_ACCEPTED
