"""When mail comes: pure arithmetic of rhythms, hours and zones."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.foundation.notify.kinds import NoticeKind
from multaqa.foundation.notify.models import Manner
from multaqa.foundation.notify.rhythms import end_of_quiet, rhythm_for, slot_after, slot_before

CAIRO, SHANGHAI, LIMA = ZoneInfo("Africa/Cairo"), ZoneInfo("Asia/Shanghai"), ZoneInfo("America/Lima")
AROUND = NoticeKind(name="a.around", label="", subject="", direct=False)
ASKED = NoticeKind(name="a.asked", label="", subject="")
URGENT = NoticeKind(name="a.urgent", label="", subject="", urgent=True)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("usual", "chosen", "only_direct", "around", "asked"),
    [
        ("now", None, False, "now", "now"),
        ("day", None, False, "day", "now"),
        ("day", "week", False, "week", "now"),
        ("never", "day", False, "day", "now"),
        ("day", "never", False, "never", "never"),
        ("never", None, False, "never", "never"),
        ("now", "now", True, "never", "now"),
    ],
)
def test_source_stands_before_the_rest_and_direct_mail_waits_for_no_digest(usual, chosen, only_direct, around, asked):
    manner = Manner(rhythm=usual, only_direct=only_direct)
    assert rhythm_for(AROUND, manner, chosen=chosen) == around
    assert rhythm_for(ASKED, manner, chosen=chosen) == asked
    assert rhythm_for(URGENT, manner, chosen=chosen) == "now"


def test_digest_comes_at_her_hour_in_her_zone():
    manner = Manner(hour=7)
    assert slot_after(at(22, 21), rhythm="day", manner=manner, zone=SHANGHAI) == at(22, 23)
    assert slot_after(at(22, 23), rhythm="day", manner=manner, zone=SHANGHAI) == at(23, 23)
    assert slot_after(at(22, 21), rhythm="day", manner=manner, zone=LIMA) == at(23, 12)


def test_weekly_digest_comes_on_her_day():
    wednesday = Manner(hour=7, weekday=2)
    assert slot_after(at(22, 12), rhythm="week", manner=wednesday, zone=CAIRO) == at(25, 5)
    assert slot_before(at(22, 12), rhythm="week", manner=wednesday, zone=CAIRO) == at(18, 5)


@given(MOMENTS, st.integers(0, 23), st.integers(0, 6), st.sampled_from(["day", "week"]))
def test_slots_enclose_every_moment_also_when_clocks_change(moment, hour, weekday, rhythm):
    manner = Manner(hour=hour, weekday=weekday)
    before = slot_before(moment, rhythm=rhythm, manner=manner, zone=CAIRO).astimezone(UTC)
    after = slot_after(moment, rhythm=rhythm, manner=manner, zone=CAIRO).astimezone(UTC)
    assert before <= moment < after
    days = (after - before).total_seconds() / 86400
    assert abs(days - (1 if rhythm == "day" else 7)) <= 1.01 / 24


@pytest.mark.parametrize(
    ("begin", "end", "moment", "until"),
    [
        (22, 6, at(22, 21), at(23, 4)),  # 23:00 in Cairo
        (22, 6, at(22, 3, 59), at(22, 4)),
        (22, 6, at(22, 4), None),
        (12, 14, at(22, 11), at(22, 12)),
        (12, 14, at(22, 12), None),
        (0, 6, at(22, 23), at(23, 4)),
        (None, None, at(22, 23), None),
    ],
)
def test_quiet_hours_are_those_of_her_zone_and_reach_over_midnight(begin, end, moment, until):
    manner = Manner(quiet_from=begin, quiet_until=end)
    assert end_of_quiet(moment, manner=manner, zone=CAIRO) == until


@given(MOMENTS, st.integers(0, 23), st.integers(0, 23))
def test_quiet_hours_end_within_a_day(moment, begin, end):
    until = end_of_quiet(moment, manner=Manner(quiet_from=begin, quiet_until=end), zone=CAIRO)
    assert until is None or 0 < (until.astimezone(UTC) - moment).total_seconds() <= 25 * 3600
