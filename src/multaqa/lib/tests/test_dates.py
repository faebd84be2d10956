from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.lib.dates import find_dates, format_date, format_datetime, format_month, parse_date_words, relative
from multaqa.lib.digits import use_digits
from multaqa.lib.labels import LANGUAGES

OPENING = date(2022, 2, 15)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("ar", "15\u00a0شباط/فبراير 2022"),
        ("zh-hans", "2022年2月15日"),
        ("en", "15\u00a0February 2022"),
        ("fr", "15\u00a0février 2022"),
        ("ru", "15\u00a0февраля 2022 года"),
        ("es", "15\u00a0de febrero de 2022"),
    ],
)
def test_format_date_writes_the_date_out(language: str, written: str) -> None:
    assert format_date(OPENING, language) == written


def test_format_date_in_french_says_premier() -> None:
    assert format_date(date(2022, 5, 1), "fr") == "1er\u00a0mai 2022"


def test_format_date_in_arabic_takes_the_digits_of_the_reader() -> None:
    with use_digits("arabic"):
        assert format_date(OPENING, "ar") == "١٥\u00a0شباط/فبراير ٢٠٢٢"
        assert format_date(OPENING, "en") == "15\u00a0February 2022"


def test_format_month_is_double_in_arabic() -> None:
    assert format_month(date(2021, 11, 30), "ar") == "تشرين الثاني/نوفمبر 2021"


def test_format_datetime_moves_to_the_zone_and_names_its_offset() -> None:
    moment = datetime(2022, 2, 15, 22, 0, tzinfo=UTC)
    shown = format_datetime(moment, "ar", ZoneInfo("Asia/Qatar"), name_zone=True)
    assert shown == "16\u00a0شباط/فبراير 2022، 01:00 (UTC+3)"


def test_format_datetime_refuses_a_moment_without_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        format_datetime(datetime(2022, 2, 15), "en", UTC)


def test_relative_only_under_a_day() -> None:
    now = datetime(2022, 2, 15, 12, 0, tzinfo=UTC)
    assert relative(now - timedelta(hours=3), "ar", now=now) == "قبل 3\u00a0ساعات"
    assert relative(now - timedelta(hours=2), "ar", now=now) == "قبل ساعتين"
    assert relative(now - timedelta(days=1), "en", now=now) == "14\u00a0February 2022"


@pytest.mark.parametrize(
    "words",
    [
        "15 شباط/فبراير 2022",
        "١٥ شباط / فبراير ٢٠٢٢",
        "15 فبراير/شباط 2022",
        "15 فبراير (شباط) 2022",
        "الثلاثاء، 15 من شهر فبراير عام 2022",
        "15 فيفري 2022",
        "الخامس عشر من شباط/فبراير 2022",
        "Tuesday, 15 February 2022",
        "15th of Feb. 2022",
        "February 15, 2022",
        "le 15 février 2022",
        "15 de febrero de 2022",
        "15 февраля 2022 года",
        "2022年2月15日",
        "二〇二二年二月十五日",
        "2022-02-15",
        "15.02.2022",
        "15/02/2022",
        "02/15/2022",
    ],
)
def test_complete_dates_are_read(words: str) -> None:
    assert parse_date_words(words) == OPENING


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("1 غشت 2021", 8),
        ("1 شتنبر 2021", 9),
        ("1 نونبر 2021", 11),
        ("1 دجنبر 2021", 12),
        ("1 يوليوز 2021", 7),
        ("1 يونيو 2021", 6),
        ("1 يونيه 2021", 6),
        ("1 يوليو 2021", 7),
        ("1 أكتوبر / تشرين الأول 2021", 10),
        ("1 كانون الثاني 2021", 1),
        ("1 أوت 2021", 8),
    ],
)
def test_arabic_months_are_read_in_every_habit(words: str, month: int) -> None:
    assert parse_date_words(words) == date(2021, month, 1)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "اليوم الثلاثاء",
        "11 أيلول/سبتمبر",
        "حتى العاشر من تموز/يوليو الحالي",
        "في مارس من العام الماضي",
        "شباط/فبراير 2022",
        "قرار 1373 (2001)",
        "03/04/2022",
        "15 شباط/مارس 2022",
        "30 February 2022",
        "2022-13-01",
        "15 February 20221",
        "from 1 May 2020 to 3 May 2020",
    ],
)
def test_no_date_is_made_up(words: str) -> None:
    assert parse_date_words(words) is None


def test_found_dates_say_where_their_words_stand() -> None:
    text = "تأسست الشبكة في 9 تِشرين الثاني/نوفمبر 2021 ثم أُطلقت في 15 فبراير 2022."
    found = find_dates(text)
    assert [(text[one.start : one.end], one.day) for one in found] == [
        ("9 تِشرين الثاني/نوفمبر 2021", date(2021, 11, 9)),
        ("15 فبراير 2022", OPENING),
    ]


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2199, 12, 31)), st.sampled_from(LANGUAGES))
def test_what_is_written_is_read_back(day: date, language: str) -> None:
    assert parse_date_words(format_date(day, language)) == day


@given(st.text(alphabet="0123456789/-. \nشباطفرمayMe年月日的二十〇") | st.text())
def test_any_text_is_read_without_harm(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)


def test_a_page_of_blanks_costs_no_time() -> None:
    assert find_dates(("15 شباط" + " " * 50_000) * 2 + "15 " * 20_000) == []
