"""The chapter is told on a real district: real files, real database, real keys."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest

from community_gov.testing import Bench, BenchStage
from community_gov_funeral.story import CHAPTER

places = pytest.importorskip("community_gov_pingcheng").places
START = datetime(2025, 1, 1, 9, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BenchStage]:
    with Bench(tmp_path_factory.mktemp("story"), places(), START) as bench:
        told = BenchStage(bench, 7)
        CHAPTER.tell(told)  # type: ignore[arg-type]
        yield told


def test_the_campaign_is_counted_from_its_log(stage: BenchStage) -> None:
    figures = stage.figures
    assert (figures["stops"], figures["places_visited"]) == (6, 5)
    assert figures["handbooks_given"] == 46 + 38 + 25 + 22 + 31 + 20 - 2
    assert (figures["questions_asked"], figures["questions_answered"]) == (5, 5)
    assert figures["pledges_taken_back"] == 1


def test_families_are_helped_and_nothing_is_taken_from_them(stage: BenchStage) -> None:
    assert stage.figures["families_advised"] == 3
    assert stage.figures["families_talked_to"] == 2
    assert stage.figures["points_or_money_taken"] == 0
    assert stage.figures["activity_room_booked_for_feasts"] == 1


def test_the_covenant_goes_from_a_vote_to_force(stage: BenchStage) -> None:
    figures = stage.figures
    votes = figures["votes_on_the_covenant"]
    assert isinstance(votes, dict)
    assert votes["agree"] > votes["refuse"]
    assert figures["days_from_draft_to_force"] == [29, 14]
    assert figures["versions_in_force"] == 1
    assert figures["version_of_november_is_the_first"]


def test_what_must_be_refused_was_refused(stage: BenchStage) -> None:
    assert stage.figures["refusals_by_code"] == {
        "action.not_yours": 1,
        "check.denied": 2,
        "conflict.booked": 1,
        "conflict.claim_taken": 1,
        "gate.not_on_roll": 1,
        "gate.own_request": 1,
    }


def test_no_message_names_who_pledged_or_gave_notice(stage: BenchStage) -> None:
    sent = [one.notice for one in stage.bench.district.notices(limit=5000)]
    assert sent
    here = stage.place("kaide")
    told = "".join(f"{one.text.zh}{one.text.en}" for one in sent)
    assert "刘先生" not in told
    assert "139" not in told
    pledges = {case.id for case in here.cases(program="funeral:pledge")}
    assert not [one for one in sent if one.case in pledges]


def test_every_line_is_there_in_both_languages_and_history_replays(stage: BenchStage) -> None:
    assert all(line.zh.strip() and line.en.strip() for line in stage.lines)
    assert not stage.bench.district.verify().problems
