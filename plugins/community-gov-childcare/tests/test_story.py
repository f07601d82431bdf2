"""The chapter is told on a real district: real files, real database, real keys."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest

from community_gov.testing import Bench, BenchStage
from community_gov_childcare.story import CHAPTER

places = pytest.importorskip("community_gov_pingcheng").places
START = datetime(2025, 7, 1, 9, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BenchStage]:
    with Bench(tmp_path_factory.mktemp("story"), places(), START) as bench:
        told = BenchStage(bench, 7)
        CHAPTER.tell(told)
        yield told


def test_money_adds_up(stage: BenchStage) -> None:
    figures = stage.figures
    ordered = figures["yuan_by_batch"]
    assert isinstance(ordered, dict)
    assert list(ordered.values()) == [27_000, 7_200]
    assert figures["yuan_returned_by_the_bank"] == 3_600
    assert figures["yuan_paid"] == 27_000 + 7_200 - 3_600


def test_the_renewal_is_counted_over_the_spring_festival(stage: BenchStage) -> None:
    assert stage.figures["renewal_deadline"] == "2026-03-13"
    assert stage.figures["renewal_working_days"] == 30
    assert stage.figures["renewal_make_up_days"] == ["2026-02-14", "2026-02-28"]


def test_what_must_be_refused_was_refused(stage: BenchStage) -> None:
    assert stage.figures["refusals_by_code"] == {
        "acting_for.consent": 1,
        "action.not_yours": 4,
        "check.denied": 5,
        "conflict.claim_taken": 3,
        "field.not_sent_back": 1,
        "field.not_taken": 1,
        "field.not_yours": 1,
        "four_eyes": 1,
        "gate.own_request": 1,
    }


def test_counts(stage: BenchStage) -> None:
    figures = stage.figures
    assert figures["children_listed"] == 12
    assert figures["contacts_by_channel"] == {"phone": 8, "property_group": 4, "wechat_group": 6}
    assert figures["children_not_applied"] == 3
    assert (figures["applications"], figures["renewals"]) == (10, 1)
    assert figures["applied_for_by_a_worker"] == 1
    assert (figures["sent_back"], figures["items_replaced"]) == (2, 2)
    assert figures["reminders_fired"] == 2
    assert figures["children_paid"] == 8


def test_no_line_shows_a_full_number(stage: BenchStage) -> None:
    for line in stage.lines:
        for said in (line.zh, line.en):
            assert said.strip()
            assert "140213" not in said
            assert "0000" not in said.replace("27000", "")


def test_history_replays(stage: BenchStage) -> None:
    assert not stage.bench.district.verify().problems
