"""The chapter is told on a real district, without the complaints that another chapter takes in."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest

from community_gov.testing import Bench, BenchStage
from community_gov_property.story import CHAPTER

places = pytest.importorskip("community_gov_pingcheng").places
START = datetime(2025, 1, 1, 9, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BenchStage]:
    with Bench(tmp_path_factory.mktemp("story"), places(), START) as bench:
        told = BenchStage(bench)
        CHAPTER.tell(told)
        yield told


def test_the_figures_of_the_page(stage: BenchStage) -> None:
    told = stage.figures
    assert (told["premises"], told["gap_area"], told["gap_left"]) == ("21号商铺", "50", "0")
    assert (told["parties"], told["rounds"]) == (4, 2)
    assert (told["heads_taking_part"], told["heads_agreeing"]) == ("8/12", "7/8")
    assert (told["vote"], told["days_apart"]) == ("carried", 0)
    assert told["state"] == ["closed"]


def test_without_data_nothing_is_said_about_complaints(stage: BenchStage) -> None:
    assert "property_complaints_from_july" not in stage.figures
    assert not any("画像" in line.zh for line in stage.lines)


def test_owners_were_told_and_nobody_is_named(stage: BenchStage) -> None:
    sent = [one.notice.text.zh for one in stage.bench.district.notices()]
    notices = [one for one in sent if "拟由业主共同决定" in one]
    assert len(notices) == 12 + 1
    assert all("第十四条" in one and "东门公告栏" in one for one in notices)
    assert sum("应业主请求" in one for one in sent) == 1
    assert not stage.bench.district.verify().problems
