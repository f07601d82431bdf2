"""The chapter is told on a real district: real files, real database, real keys."""

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import cast

import pytest

from community_gov.plugin import Stage
from community_gov.testing import Bench, BenchStage
from community_gov_courses import CoursesSettings
from community_gov_courses.story import CHAPTER

places = pytest.importorskip("community_gov_pingcheng").places
START = datetime(2025, 1, 1, 9, tzinfo=timezone(timedelta(hours=8)))


def test_the_seven_courses_of_the_page_and_what_came_of_them(tmp_path: Path) -> None:
    with Bench(tmp_path, places(), START) as bench:
        stage = BenchStage(bench)
        CHAPTER.tell(cast(Stage, stage))
        figures, here = stage.figures, bench.place("ximalu")
        taught = {
            one.held["subject"].value for one in here.cases(program="courses:course", state="ended")
        }
        assert taught == {one.name for one in CoursesSettings().subjects}
        assert figures["courses"] == len(taught) == 7
        assert (figures["seats_exceeded"], figures["clashes_refused"]) == (0, 1)
        assert (figures["waited"], figures["moved_up"]) == (3, 2)
        assert (figures["helper_points"], figures["helper_minutes_left"]) == (6, 30)
        assert figures["owed_by_the_partner"] == {"partner": 150}
        following = here.cases(program="courses:course", state="planned")
        decided = cast("dict[str, int]", figures["next_term"])
        assert len(following) == sum(decided.values()) - decided["stop"] == 7
        assert bench.district.verify().problems == ()
    assert all(line.zh and line.en and "{" not in line.zh + line.en for line in stage.lines)
