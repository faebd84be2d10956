"""One row about a person: what its cells stand for, and every problem in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from multaqa.features.membership.addresses import BadAddress, tidy_address
from multaqa.features.membership.intake.faults import Fault, Problem
from multaqa.features.membership.intake.lookups import Lookups, looked_up
from multaqa.features.membership.intake.texts import has_letter, language_by_script, one_line, parts_of
from multaqa.features.membership.models import MOST_TERMS, Capacity

_MOST_SCRIPTS = 3


@dataclass
class Read:
    """What a row stands for (JSON), what is wrong with it, and the tidy address of a person."""

    found: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    address: str = ""

    def wrong(self, column: str, fault: Fault, value: str = "", hint: str = "") -> None:
        """Note a problem."""
        self.problems.append(Problem(column, fault, value, hint))


def read_person(texts: Mapping[str, str], lookups: Lookups) -> Read:
    """Read the sound cells of a row, by the keys of their columns; what is empty is left out of what is found."""
    read = Read()
    _read_names(texts, read)
    if address := texts.get("address", ""):
        _read_address(address, read)
    _read_body(texts, lookups, read)
    _read_place(texts, lookups, read)
    _read_lists(texts, lookups, read)
    _read_letter(texts, lookups, read)
    return read


def _read_names(texts: Mapping[str, str], read: Read) -> None:
    name, family = one_line(texts.get("name", "")), one_line(texts.get("family", ""))
    for key, text in (("name", name), ("family", family)):
        if text and not has_letter(text):
            read.wrong(key, Fault.NO_LETTER, text)
    others = parts_of(texts.get("other_names", ""))[:_MOST_SCRIPTS]
    if any(not has_letter(other) for other in others):
        read.wrong("other_names", Fault.NO_LETTER)
    if name:
        read.found["names"] = [_parted(name, family), *({"given": other} for other in others)]


def _parted(name: str, family: str) -> dict[str, Any]:
    """A name with its family part marked where it stands; one that does not stand in it goes behind."""
    if not family or family == name:
        return {"given": name}
    if name.startswith(family):
        return {"given": name.removeprefix(family).strip(), "family": family, "family_first": True}
    return {"given": name.removesuffix(family).strip(), "family": family}


def _read_address(text: str, read: Read) -> None:
    try:
        read.address = tidy_address(one_line(text))
    except BadAddress:
        read.wrong("address", Fault.NO_ADDRESS, text)


def _read_body(texts: Mapping[str, str], lookups: Lookups, read: Read) -> None:
    name = one_line(texts.get("organisation", ""))
    if not name:
        return
    called = lookups.bodies.called(name)
    if len(called) == 1:
        read.found["organisation"], read.found["constituency"] = lookups.body_places[called[0].ref]
    elif called:
        read.wrong("organisation", Fault.SEVERAL_BODIES, name)
    else:
        alike = [next(iter(one.labels.values()), "") for one in lookups.bodies.named_alike(name)]
        read.wrong("organisation", Fault.BODY_ALIKE if alike else Fault.BODY, name, "; ".join(alike))


def _read_place(texts: Mapping[str, str], lookups: Lookups, read: Read) -> None:
    if text := texts.get("area", ""):
        code = looked_up(lookups.areas, text)
        read.found["area"] = code or ""
        if code is None:
            read.wrong("area", Fault.AREA, text)
    if text := texts.get("constituency", ""):
        constituency = looked_up(lookups.constituencies, text)
        if constituency is None:
            read.wrong("constituency", Fault.CONSTITUENCY, text, lookups.constituency_names)
        else:
            read.found["constituency"] = constituency.code
            if not constituency.is_open:
                read.wrong("constituency", Fault.CLOSED, text)
    _read_capacity(texts, lookups, read)
    if text := one_line(texts.get("function", "")):
        read.found["function"] = {language_by_script(text, likely=lookups.language): text}


def _read_capacity(texts: Mapping[str, str], lookups: Lookups, read: Read) -> None:
    text = texts.get("capacity", "")
    capacity = looked_up(lookups.capacities, text) if text else Capacity.ORGANISATION
    if capacity is None:
        read.wrong("capacity", Fault.CAPACITY, text, lookups.capacity_names)
        return
    read.found["capacity"] = capacity.value
    if capacity == Capacity.STATE and not texts.get("area", ""):
        read.wrong("area", Fault.AREA_NEEDED)


def _read_lists(texts: Mapping[str, str], lookups: Lookups, read: Read) -> None:
    for key, table, fault in (
        ("languages", lookups.languages, Fault.LANGUAGE),
        ("terms", lookups.terms, Fault.TERM),
    ):
        parts = parts_of(texts.get(key, ""))
        codes = {part: looked_up(table, part) for part in parts}
        for part in (part for part, code in codes.items() if code is None):
            read.wrong(key, fault, part)
        if parts:
            read.found[key] = list(dict.fromkeys(code for code in codes.values() if code))
    if len(read.found.get("terms", ())) > MOST_TERMS:
        read.wrong("terms", Fault.TOO_MANY_TERMS, hint=str(MOST_TERMS))


def _read_letter(texts: Mapping[str, str], lookups: Lookups, read: Read) -> None:
    text = texts.get("letter", "")
    code = looked_up(lookups.letters, text) if text else lookups.language
    if code is None:
        read.wrong("letter", Fault.LETTER, text, lookups.letter_names)
        return
    read.found["letter"] = code
    if note := texts.get("note", ""):
        read.found["note"] = note
