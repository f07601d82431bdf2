"""One receiver who hangs or is slow holds up nobody else, and nobody is told twice for that."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from community_gov.plugin import Notice
from community_gov.services.notices import lanes

from .post import PostDesk

RULES = "  rules: [{to: resident, by: card}, {to: clerk, by: board}]\n"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Make all waiting short; what hangs is let go by the event."""
    monkeypatch.setattr(lanes, "BUDGET", 0.3)
    monkeypatch.setattr(lanes, "FIRST", 0.1)
    free = threading.Event()
    yield free
    free.set()


def test_one_who_hangs_holds_up_neither_the_others_nor_the_next_round(
    tmp_path: Path, impatient: threading.Event
) -> None:
    desk = PostDesk(tmp_path, RULES)
    writer = desk.people["writer"]

    def hang(notice: Notice) -> None:
        if notice.to == writer:
            impatient.wait(10)

    desk.post.before = hang
    desk.ask("甲", resident="writer")
    for street in "乙丙丁戊":
        desk.ask(street)
    begun = time.monotonic()
    sent = desk.sent()
    assert time.monotonic() - begun < 3
    assert sorted(one[2] for one in sent if one[0] == "card") == sorted(
        f"已收到：{street}。" for street in "乙丙丁戊"
    )
    (waits,) = desk.bench.district.notices()
    assert waits.problem and waits.problem.code == "notice.timeout"
    desk.ask("己")
    assert {one[0] for one in desk.sent()} == {"card", "board"}, "one lane hangs, three are left"


def test_a_channel_of_which_all_hang_is_let_alone(
    tmp_path: Path, impatient: threading.Event
) -> None:
    desk, begun = PostDesk(tmp_path, RULES), []

    def hang(notice: Notice) -> None:
        if notice.channel == "card":
            begun.append(notice.id)
            impatient.wait(10)

    desk.post.before = hang
    for number in range(12):
        desk.ask(str(number))
    assert {one[0] for one in desk.sent()} == {"board"}
    assert len(begun) <= 2 * lanes.LANES, "what cannot be stopped is not begun again and again"
    assert len(set(begun)) == len(begun) and len(desk.bench.district.notices()) == 12


def test_several_leave_at_once_and_each_receiver_in_order(tmp_path: Path) -> None:
    more = "    - {to: resident, by: card, workflow: tried:thing, on: [send_out],"
    text = " text: {zh: 已派单。, en: Sent out.}}\n"
    desk = PostDesk(tmp_path, "  rules:\n    - {to: resident, by: card}\n" + more + text)
    together, at_once = threading.Lock(), [0, 0]

    def count(notice: Notice) -> None:
        with together:
            at_once[0] += 1
            at_once[1] = max(at_once)
        time.sleep(0.02)
        with together:
            at_once[0] -= 1

    desk.post.before = count
    for street in "甲乙丙丁戊己":
        desk.act(desk.ask(street), "send_out")
    told: dict[str, list[str]] = {}
    desk.sent()
    for one in desk.post.heard:
        told.setdefault(one.id.split("/")[1], []).append(one.body)
    assert 1 < at_once[1] <= lanes.LANES
    assert all(said[1:] == ["已派单。"] for said in told.values()) and len(told) == 6
