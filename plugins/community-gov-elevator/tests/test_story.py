"""The chapter is told on a real district: real files, real database, real keys."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest

from community_gov.testing import Bench, BenchStage
from community_gov_elevator.story import CHAPTER

places = pytest.importorskip("community_gov_pingcheng").places
START = datetime(2025, 1, 1, 9, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BenchStage]:
    with Bench(tmp_path_factory.mktemp("story"), places(), START) as bench:
        told = BenchStage(bench, 7)
        CHAPTER.tell(told)
        yield told


def test_drills_and_real_events_are_counted_apart(stage: BenchStage) -> None:
    figures = stage.figures
    assert (figures["drills"], figures["real_events"]) == (2, 1)
    assert figures["minutes_to_arrival_by_drill"] == [36, 14]
    assert figures["minutes_to_arrival_by_real_event"] == [22]
    assert figures["arrival_difference_between_drills"] == -22
    assert figures["late_arrivals_in_drills"] == 1
    assert figures["late_arrivals_in_real_events"] == 0
    assert figures["warnings_at_half_time_in_drills"] == 1
    assert figures["warnings_at_half_time_in_real_events"] == 1


def test_drills_lessons_and_rounds_are_counted_from_cases(stage: BenchStage) -> None:
    figures = stage.figures
    assert (figures["drills_planned"], figures["drills_held"]) == (2, 2)
    assert (figures["people_taught"], figures["questions_answered"]) == (44, 3)
    assert figures["rounds_held_by_kind"] == {"daily": 6, "weekly": 1, "monthly": 1}
    assert figures["rounds_missed_by_kind"] == {"daily": 1, "weekly": 0, "monthly": 0}
    assert (figures["rounds_late"], figures["findings_in_rounds"]) == (1, 3)
    assert figures["lift_faults_cleared"] == 1


def test_what_a_round_sees_elsewhere_is_a_case_of_the_street_or_of_the_property_company(
    stage: BenchStage,
) -> None:
    here, figures = stage.place("fenglin"), stage.figures
    assert (figures["street_cases_opened"], figures["property_cases_opened"]) == (1, 1)
    (report,) = here.cases(program="street_order:report")
    (problem,) = here.cases(program="complaints:problem")
    assert (report.state.configuration, problem.state.configuration) == (("settled",), ("done",))


def test_every_line_of_a_drill_is_marked_and_nobody_outside_was_told(stage: BenchStage) -> None:
    assert stage.figures["drill_lines_without_mark"] == 0
    assert stage.figures["real_lines_with_mark"] == 0
    assert stage.figures["messages_to_outside_in_drills"] == 0


def test_what_must_be_refused_was_refused(stage: BenchStage) -> None:
    assert stage.figures["refusals_by_code"] == {
        "action.not_here": 1,
        "action.not_yours": 3,
        "action.closed": 1,
        "gate.already_asked": 1,
        "gate.not_yours": 1,
    }
    assert stage.figures["refusals"] == 7


def test_messages_of_the_story_bear_the_mark_where_they_must(stage: BenchStage) -> None:
    sent = [one.notice for one in stage.bench.district.notices(limit=5000)]
    assert sent
    here = stage.place("fenglin")
    for message in sent:
        drill = here.case(message.case).exercise
        assert message.text.zh.startswith("【演练】") is drill
        assert message.text.en.startswith("[EXERCISE] ") is drill


def test_every_line_is_there_in_both_languages(stage: BenchStage) -> None:
    assert all(line.zh.strip() and line.en.strip() for line in stage.lines)


def test_nothing_runs_on_when_the_chapter_ends(stage: BenchStage) -> None:
    """But for what residents may still be asked about the problem; that runs out by itself."""
    stage.go_to(START.replace(year=2026, month=6))
    assert stage.bench.district.next_due(START.replace(year=2030)) is None


def test_history_replays(stage: BenchStage) -> None:
    assert not stage.bench.district.verify().problems
