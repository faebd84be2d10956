"""One row about an organisation: what its cells stand for, and every problem in them."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from multaqa.features.membership.addresses import BadAddress, free_mail, tidy_address, tidy_domain
from multaqa.features.membership.intake.bodies import KnownBody, domain_of_site
from multaqa.features.membership.intake.faults import Fault
from multaqa.features.membership.intake.lookups import Lookups, looked_up
from multaqa.features.membership.intake.people import Read
from multaqa.features.membership.intake.texts import has_letter, language_by_script, one_line, parts_of
from multaqa.lib.fold import fold
from multaqa.lib.labels import LANGUAGES

_is_website = URLValidator(schemes=["http", "https"])


def read_body(texts: Mapping[str, str], lookups: Lookups) -> Read:
    """Read the sound cells of a row, by the keys of their columns; what is empty is left out of what is found."""
    read = Read()
    _read_names(texts, lookups, read)
    if text := one_line(texts.get("acronym", "")):
        read.found["acronym"] = text
    _read_place(texts, lookups, read)
    _read_website(texts, read)
    _read_contacts(texts, read)
    if text := one_line(texts.get("how", "")):
        read.found["how"] = text
    return read


def known_as(number: int, found: Mapping[str, Any]) -> KnownBody:
    """A row as an organisation to be compared with others; ``number`` is that of the row in its table."""
    names = frozenset(filter(None, map(fold, found.get("names", {}).values())))
    said = {key: found.get(key, "") for key in ("acronym", "area", "constituency")}
    return KnownBody(number, names, found.get("names", {}), domain=domain_of_site(found.get("website", "")), **said)


def _read_names(texts: Mapping[str, str], lookups: Lookups, read: Read) -> None:
    written = {code: one_line(texts.get(f"name_{code}", "")) for code in LANGUAGES}
    if own := one_line(texts.get("name", "")):
        language = language_by_script(own, likely=lookups.language)
        written[language] = written[language] or own
    names = {code: name for code, name in written.items() if name}
    for code, name in names.items():
        if not has_letter(name):
            read.wrong(f"name_{code}" if texts.get(f"name_{code}") else "name", Fault.NO_LETTER, name)
    if not names:
        read.wrong("name", Fault.NAME_NEEDED)
    read.found["names"] = names


def _read_place(texts: Mapping[str, str], lookups: Lookups, read: Read) -> None:
    if text := texts.get("area", ""):
        code = looked_up(lookups.areas, text)
        read.found["area"] = code or ""
        if code is None:
            read.wrong("area", Fault.AREA, text)
    if text := texts.get("constituency", ""):
        constituency = looked_up(lookups.constituencies, text)
        read.found["constituency"] = constituency.code if constituency else ""
        if constituency is None:
            read.wrong("constituency", Fault.CONSTITUENCY, text, lookups.constituency_names)


def _read_website(texts: Mapping[str, str], read: Read) -> None:
    text = one_line(texts.get("website", ""))
    if not text:
        return
    try:
        _is_website(text)
    except ValidationError:
        read.wrong("website", Fault.WEBSITE, text)
    else:
        read.found["website"] = text


def _read_contacts(texts: Mapping[str, str], read: Read) -> None:
    for key, tidy, fault in (
        ("domains", tidy_domain, Fault.DOMAIN),
        ("addresses", tidy_address, Fault.NO_ADDRESS),
    ):
        for part in parts_of(texts.get(key, "")):
            try:
                value = tidy(part)
            except BadAddress:
                read.wrong(key, fault, part)
                continue
            # Whoever has an address under a domain is taken for one of the organisation's.
            if key == "domains" and value in free_mail():
                read.wrong(key, Fault.FREE_MAIL, part)
            read.found.setdefault(key, []).append(value)
