"""Notices leave at least once, in order, again and again, and none holds up another."""

import os
import signal
import threading
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community_gov import NotFound, open_district
from community_gov.domain.calendar import CHINA_TIME
from community_gov.domain.notices import Pace, QuietHours
from community_gov.plugin import NotSent

from .post import DOWN, NOT_WANTED, PostDesk

ALL = "  rules: [{to: resident, by: card}, {to: clerk, by: board, urgent: true}]\n"
NIGHT = ALL + "  quiet: 21:00-08:00\n"

minutes = st.integers(0, 24 * 60 - 1).map(lambda one: time(one // 60, one % 60))
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(  # noqa: DTZ001
    lambda one: one.replace(tzinfo=CHINA_TIME)
)


@given(begin=minutes, end=minutes, moment=moments)
def test_quiet_hours_end_soon_and_what_leaves_is_never_in_them(
    begin: time, end: time, moment: datetime
) -> None:
    if begin == end:
        with pytest.raises(ValueError):
            QuietHours(begin, end)
        return
    quiet = QuietHours(begin, end)
    over = quiet.over(moment)
    assert quiet.over(over) == over, "when they are over, they are over"
    assert timedelta(0) <= over - moment < timedelta(days=1)
    assert (over == moment) or over.time() == end
    # By another way than the code: walk back from the moment to the last begin or end.
    since_begin = (_minute(moment.time()) - _minute(begin)) % (24 * 60)
    since_end = (_minute(moment.time()) - _minute(end)) % (24 * 60)
    assert (over > moment) == (since_begin < since_end)


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute


@given(st.integers(1, 10_000), st.integers(1, 500), st.integers(1, 5_000))
def test_pauses_grow_up_to_the_longest(attempts: int, first: int, most: int) -> None:
    pace = Pace(timedelta(minutes=first), timedelta(minutes=max(first, most)))
    pause, before = pace.pause(attempts + 1), pace.pause(attempts)
    assert before <= pause <= pace.most and pause in (2 * before, pace.most)
    assert pace.pause(1) == pace.first


def test_at_night_only_what_is_urgent_leaves(tmp_path: Path) -> None:
    desk = PostDesk(tmp_path, NIGHT)
    desk.bench.moment = desk.bench.moment.replace(hour=21, minute=0)
    desk.ask()
    assert [one[0] for one in desk.sent()] == ["board"]
    desk.bench.moment += timedelta(hours=10, minutes=59)
    assert desk.sent() == []
    desk.bench.moment += timedelta(minutes=1)
    assert [one[0] for one in desk.sent()] == ["card"]


def test_a_channel_that_is_down_is_tried_more_and_more_seldom_and_at_last_given_up(
    tmp_path: Path,
) -> None:
    desk = PostDesk(tmp_path, ALL + "  retry: {first: 1 minute, most: 4 minutes, attempts: 5}\n")
    tried: list[datetime] = []
    begun = desk.bench.moment
    desk.post.before = lambda notice: (
        tried.append(desk.bench.moment) if notice.channel == "card" else None
    )
    desk.post.broken["card"] = DOWN
    desk.ask("甲")
    desk.ask("乙")
    boards = []
    for _ in range(40):
        boards += desk.sent()
        desk.bench.moment += timedelta(minutes=1)
    assert len(boards) == 2, "the other channel is not held up"
    assert [(at - begun).seconds // 60 for at in tried[:5]] == [0, 1, 3, 7, 11], (
        "one attempt for the channel, not one for each notice"
    )
    given_up = desk.bench.district.notices("here", given_up=True)
    assert len(given_up) == 2 and {one.attempts for one in given_up} == {5}
    assert all(one.problem and "no line" in one.problem.line("en") for one in given_up)
    desk.post.broken.clear()
    assert desk.sent() == []
    again = given_up[0].notice
    assert desk.bench.district.try_notices_again(id=again.id) == 1
    assert [one[2] for one in desk.sent()] == [again.text.zh]
    assert desk.bench.district.try_notices_again() == 1
    assert len(desk.sent()) == 1 and desk.bench.district.notices() == []
    with pytest.raises(NotFound):
        desk.bench.district.try_notices_again(id="no/such")


OUT = """
  rules:
    - {to: [resident, clerk], by: card}
    - workflow: tried:thing
      to: clerk
      by: card
      on: [send_out]
      text: {zh: 已派单。, en: Sent out.}
"""


def test_order_holds_for_a_receiver_in_a_case_and_nobody_else_waits(tmp_path: Path) -> None:
    desk = PostDesk(tmp_path, OUT)
    desk.post.broken[desk.people["clerk"]] = NotSent("notice.failed", "one is ill")
    case = desk.ask("甲")
    desk.ask("乙", resident="neighbour")
    desk.bench.moment += timedelta(seconds=1)
    desk.act(case, "send_out")
    assert {one[1] for one in desk.sent()} == {"resident", "neighbour", "other clerk"}
    desk.post.broken.clear()
    assert desk.sent() == [], "what comes later in the case waits for what came before"
    desk.bench.moment += timedelta(minutes=1)
    told = [one[2] for one in desk.sent()]
    assert sorted(told) == ["已收到：乙。", "已收到：甲。", "已派单。"]
    assert told.index("已收到：甲。") < told.index("已派单。")


def test_what_is_not_wanted_is_given_up_at_once_and_makes_room(tmp_path: Path) -> None:
    text = "text: {zh: 已派单。, en: Sent out.}"
    more = f"    - {{to: resident, by: card, workflow: tried:thing, on: [send_out], {text}}}\n"
    desk = PostDesk(tmp_path, "  rules:\n    - {to: resident, by: card}\n" + more)
    desk.post.broken["card"] = NOT_WANTED
    case = desk.ask()
    desk.act(case, "send_out")
    report = desk.bench.district.send_notices(limit=1)
    assert len(report.given_up) == 1
    desk.post.broken.clear()
    assert [one[2] for one in desk.sent()] == ["已派单。"]


def test_two_senders_at_once_send_each_notice_once(tmp_path: Path) -> None:
    desk = PostDesk(tmp_path, "  rules: [{to: [resident, clerk], by: card}]\n")
    for number in range(6):
        desk.ask(str(number))
    barrier = threading.Barrier(2)

    def work() -> None:
        barrier.wait()
        desk.bench.district.send_notices()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    desk.bench.district.send_notices()
    ids = [one.id for one in desk.post.heard]
    assert len(ids) == 18 and len(set(ids)) == 18


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs to die in a process of its own")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_sender_that_dies_between_sending_and_noting_sends_again_with_the_same_id(
    tmp_path: Path,
) -> None:
    desk = PostDesk(tmp_path, "  rules: [{to: resident, by: card}]\n")
    desk.ask()
    said = tmp_path / "said"

    def say(notice: object) -> None:
        with said.open("a") as file:
            file.write(f"{notice.id}\n")  # type: ignore[attr-defined]
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)

    here, desk.post.before = os.getpid(), say
    child = os.fork()
    if not child:
        desk.bench.district.send_notices()
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert desk.sent() == [], "it may still be on its way"
    desk.bench.moment += timedelta(minutes=5)
    assert len(desk.sent()) == 1
    first, second = said.read_text().split()
    assert first == second and desk.bench.district.notices() == []


def test_a_channel_that_the_file_no_longer_has_waits_until_it_is_back(tmp_path: Path) -> None:
    desk = PostDesk(tmp_path, ALL)
    desk.ask()
    more = {"now": lambda: desk.bench.moment}
    with open_district(desk.with_notices(""), desk.bench.url, desk.bench.keys, **more) as gone:
        report = gone.send_notices()
    assert {one.code for one in report.failed} == {"notice.no_channel"} and not report.left
    desk.bench.moment += timedelta(minutes=1)
    assert len(desk.sent()) == 2
