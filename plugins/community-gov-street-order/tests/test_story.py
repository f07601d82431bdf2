"""The chapter is told on a real district, and its figures are those of its cases."""

from datetime import datetime, timedelta, timezone

import pytest

from community_gov.testing import Bench, BenchStage
from community_gov_street_order.story import CHAPTER

places = pytest.importorskip("community_gov_pingcheng").places
START = datetime(2025, 1, 1, 9, tzinfo=timezone(timedelta(hours=8)))


def test_the_chapter_is_told_and_nothing_runs_on_when_it_ends(tmp_path) -> None:
    with Bench(tmp_path, places(), START) as bench:
        stage = BenchStage(bench)
        CHAPTER.tell(stage)
        figures = stage.figures
        assert figures["passable_width_in_centimetres"] == {"before": 225, "after": 420}
        assert figures["files_by_track"] == {
            "advice": 1, "cleared_at_once": 1, "fixed_structures": 2, "movable_things": 1
        }  # fmt: skip
        assert figures["stalls_told_the_rules"] == 12
        assert figures["rounds"] == {"held": 8, "missed": 2}
        assert figures["times_the_street_office_was_told"] == 1
        assert figures["two_officers_missing"] == 0 and figures["removed_by_force"] == 1
        assert figures["refusals_by_code"] == {
            "action.closed": 4, "action.not_yours": 3, "check.denied": 5
        }  # fmt: skip
        assert all(line.zh.strip() and line.en.strip() for line in stage.lines)
        assert set(CHAPTER.words) <= {
            *figures, *(f"{name}.{part}" for name, one in figures.items() if isinstance(one, dict)
                        for part in one)
        }  # fmt: skip
        # Questions after closing and the watch run out by themselves; then nothing runs on.
        for days in (35, 35):
            bench.go_to(bench.moment + timedelta(days=days))
        assert bench.district.next_due(START.replace(year=2030)) is None
        assert not bench.district.verify().problems
