import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from multaqa.foundation.taxonomy.api import (
    AreaStatus,
    area_choices,
    area_name,
    areas,
    regional_groups,
    regions,
    regions_of,
)
from multaqa.foundation.taxonomy.testing import wrong_area_names
from multaqa.lib.labels import LANGUAGES, missing_languages

SOURCE = Path(__file__).resolve().parents[3]
SCRIPTS = {"ar": "ARABIC", "zh-hans": "CJK", "en": "LATIN", "fr": "LATIN", "ru": "CYRILLIC", "es": "LATIN"}

ARTICLE_OR_MARK = re.compile(r"\*|\((?:the|l’|la|le|les|el|los|las)\)$|^(?:the|la|le|les|el|los|las) |'")


def test_there_are_193_members_and_two_observers():
    count = Counter(area.status for area in areas().values())
    assert count[AreaStatus.MEMBER] == 193
    assert {code for code, area in areas().items() if area.status == AreaStatus.OBSERVER} == {"VAT", "PSE"}


def test_every_name_stands_in_six_languages_and_in_their_scripts():
    for area in areas().values():
        for names in (area.names, area.formal):
            assert missing_languages(names) == [], area.code
            for language, name in names.items():
                assert name == " ".join(name.split()), name
                letters = {unicodedata.name(letter).split()[0] for letter in name if letter.isalpha()}
                assert letters == {SCRIPTS[language]}, name


def test_names_of_one_language_differ():
    for language in LANGUAGES:
        names = [area_name(code, language) for code in areas() if code not in {"MAF", "SXM"}]
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_no_article_or_footnote_is_left_from_the_source():
    for area in areas().values():
        for name in [*area.names.values(), *area.formal.values()]:
            assert not re.search(r"\*|\((?:the|l’|la|le|les|el|los|las)\)$|^(?:the|la|le|les|el|los|las) |'", name), (
                name
            )


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("KOR", "ar", "جمهورية كوريا"),
        ("VAT", "ar", "الكرسي الرسولي"),
        ("PSE", "ar", "دولة فلسطين"),
        ("RUS", "ar", "الاتحاد الروسي"),
        ("CIV", "ar", "كوت ديفوار"),
        ("CIV", "en", "Côte d’Ivoire"),
        ("TUR", "en", "Türkiye"),
        ("SWZ", "en", "Eswatini"),
        ("MKD", "en", "North Macedonia"),
        ("CZE", "en", "Czechia"),
        ("NLD", "en", "Netherlands (Kingdom of the)"),
        ("GMB", "en", "Gambia"),
        ("AFG", "fr", "Afghanistan"),
        ("FLK", "es", "Islas Malvinas (Falkland Islands)"),
    ],
)
def test_short_names_are_those_of_the_united_nations(code, language, name):
    assert area_name(code, language) == name


def test_formal_names_and_unknown_codes():
    assert area_name("QAT", "ar", formal=True) == "دولة قطر"
    assert area_name("CAN", "en", formal=True) == "Canada"
    assert area_name("ZZZ", "en") == ""


def test_every_member_has_a_regional_group_and_no_one_else_has():
    for area in areas().values():
        assert (area.group in regional_groups()) == (area.status == AreaStatus.MEMBER), area.code
    count = Counter(area.group for area in areas().values() if area.group)
    assert count == {
        "african": 54,
        "asia-pacific": 54,
        "eastern-european": 23,
        "latin-american-and-caribbean": 33,
        "western-european-and-others": 29,
    }


def test_every_area_lies_in_the_world_by_way_of_its_regions():
    assert regions_of("TUN") == ["015", "002", "001"]
    assert regions_of("KEN") == ["014", "202", "002", "001"]
    assert all(regions_of(code)[-1] == "001" for code in areas())
    assert all(missing_languages(region.names) == [] for region in [*regions().values(), *regional_groups().values()])


def test_numbers_of_m49_are_three_digits_and_differ():
    numbers = [area.m49 for area in areas().values()]
    assert len(set(numbers)) == len(numbers)
    assert all(re.fullmatch(r"\d{3}", number) for number in numbers)


def test_choices_follow_the_order_of_the_language():
    names = [name for _code, name in area_choices("en")]
    assert names[:3] == ["Afghanistan", "Åland Islands", "Albania"]
    arabic = [name for _code, name in area_choices("ar")]
    assert arabic.index("الأردن") < arabic.index("إسبانيا") < arabic.index("البرازيل")


def test_names_of_territories_are_never_taken_from_cldr():
    forbidden = re.compile(r"\.territories|get_territory_name|display_name\(|get_timezone_(?:name|location)|pycountry")
    users = {
        str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if forbidden.search(path.read_text("utf-8"))
    }
    assert users == {
        "foundation/people/time_zones.py",  # to leave out zones that bear such a name
        "foundation/taxonomy/testing.py",  # to find such names on pages
        "foundation/taxonomy/tests/test_areas.py",
    }


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("سفير كوريا الجنوبية", "ar", {"كوريا الجنوبية"}),
        ("وفد روسيا", "ar", {"روسيا"}),
        ("سفير جمهورية كوريا", "ar", set()),
        ("وفد الاتحاد الروسي", "ar", set()),
        ("The delegation of Russia and of South Korea", "en", {"Russia", "South Korea"}),
        ("The Russian Federation, the Republic of Korea and Iran", "en", set()),
    ],
)
def test_names_of_cldr_that_differ_are_found_in_a_text(text, language, found):
    assert wrong_area_names(text, language) == found
