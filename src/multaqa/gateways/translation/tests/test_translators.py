"""Both translators behind one port: what they draft, and why they may not."""

from collections.abc import Iterator

import pytest

from multaqa.gateways.translation import libretranslate
from multaqa.gateways.translation.api import (
    LONGEST,
    KnownTranslations,
    Machine,
    TranslationFault,
    TranslationRefused,
    Translator,
    service_address,
    translator,
)
from multaqa.gateways.translation.libretranslate import LibreTranslate
from multaqa.gateways.translation.tests.serving import Kitchen, a_service

TEXT, DRAFT = "Мы ждали 43 минуты.", "等了43分钟。"


@pytest.fixture
def kitchen() -> Iterator[Kitchen]:
    with a_service({(TEXT, "zh"): DRAFT}) as running:
        yield running


def over_the_wire(kitchen: Kitchen, **more: object) -> LibreTranslate:
    return LibreTranslate(Machine(**{"address": kitchen.address, "key": "k-1", "is_inside": True} | more))  # type: ignore[arg-type]  # of one test


def fault_of(machine: Translator, text: str = TEXT, target: str = "zh-hans") -> TranslationFault:
    with pytest.raises(TranslationRefused) as refused:
        machine.draft(text, source="ru", target=target)
    return refused.value.fault


@pytest.mark.parametrize("kind", ["null", "wire"])
def test_both_draft_what_they_know_and_refuse_what_is_too_long(kitchen: Kitchen, kind: str):
    null = KnownTranslations({(TEXT, "zh-hans"): DRAFT}, host="here")
    machine: Translator = null if kind == "null" else over_the_wire(kitchen)
    assert machine.draft(TEXT, source="ru", target="zh-hans") == DRAFT
    assert machine.languages() == {"zh-hans"}
    assert machine.host == ("here" if kind == "null" else "127.0.0.1")
    assert fault_of(machine, "x" * (LONGEST + 1)) == TranslationFault.TOO_LONG
    assert fault_of(machine, "Нечто другое.") == TranslationFault.BROKEN


def test_service_is_asked_with_its_own_codes_and_our_key(kitchen: Kitchen):
    over_the_wire(kitchen).draft(TEXT, source="ru", target="zh-hans")
    said = {"q": TEXT, "source": "ru", "target": "zh", "format": "text", "api_key": "k-1"}
    assert kitchen.asked == [said]


@pytest.mark.parametrize(
    ("status", "body", "fault"),
    [
        (403, b"{}", TranslationFault.REFUSED_THERE),
        (429, b"{}", TranslationFault.REFUSED_THERE),
        (400, b"{}", TranslationFault.UNKNOWN_PAIR),
        (413, b"{}", TranslationFault.TOO_LONG),
        (503, b"{}", TranslationFault.UNREACHABLE),
        (302, b"{}", TranslationFault.BROKEN),
        (200, b"no json", TranslationFault.BROKEN),
        (200, b"[1]", TranslationFault.BROKEN),
        (200, b'{"translatedText": 7}', TranslationFault.BROKEN),
        (200, b"[" * 100_000, TranslationFault.BROKEN),
        (200, b'"' + b"x" * (libretranslate.MOST_BYTES + 1) + b'"', TranslationFault.BROKEN),
    ],
)
def test_bad_answers_are_refused_in_one_word(kitchen: Kitchen, status: int, body: bytes, fault: TranslationFault):
    kitchen.status, kitchen.body = status, body
    assert fault_of(over_the_wire(kitchen)) == fault


def test_service_that_answers_too_late_is_given_up(kitchen: Kitchen, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(libretranslate, "MOST_SECONDS", 0.2)
    kitchen.waits = 1
    assert fault_of(over_the_wire(kitchen)) == TranslationFault.UNREACHABLE


def test_private_addresses_are_called_only_inside(kitchen: Kitchen):
    assert fault_of(over_the_wire(kitchen, is_inside=False)) == TranslationFault.UNREACHABLE
    assert kitchen.asked == []


def test_installation_without_a_service_has_none():
    machine = translator(Machine())
    assert (machine.host, machine.languages()) == ("", frozenset())
    assert fault_of(machine) == TranslationFault.SWITCHED_OFF


@pytest.mark.parametrize(
    "written", ["", "libre", "ftp://a.example", "https://", "https://me@a.example", "https://a/?q=1"]
)
def test_what_is_no_address_is_refused(written: str):
    with pytest.raises(ValueError, match="write an address"):
        service_address(written)
