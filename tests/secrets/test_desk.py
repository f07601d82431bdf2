"""A day on which everything is refused or breaks: no answer, error or file says a value."""

import sys
from pathlib import Path

import pytest

from community_gov import open_district
from community_gov.domain.fields import Field
from community_gov_pingcheng import places

from .running import Run, run
from .test_story import IN_THE_STORY

DESK = Path(__file__).with_name("desk.py")


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return run(tmp_path_factory.mktemp("day"), sys.executable, "-X", "dev", DESK)


def test_the_day_went_as_it_should(day: Run) -> None:
    assert day.code == 0, day.err[-3000:]
    assert day.out.endswith("the day is over\n")
    unexpected = [line for line in day.out.splitlines() if line.startswith("UNEXPECTED")]
    assert unexpected == []
    for error in ("InvalidInput", "Refused", "Conflict", "NotFound", "KeyringError", "StoreError"):
        assert f"community_gov.domain.errors.{error}" in day.err
        assert f"community_gov.domain.errors.{error}" in day.log


def test_every_personal_field_was_planted(day: Run, tmp_path: Path) -> None:
    with open_district(places(), f"sqlite:///{tmp_path}/x.db", tmp_path / "keys") as district:
        declared: dict[str, Field] = {}
        for place in district.places:
            for workflow in district.neighbourhood(place).rulebook.workflows.values():
                declared |= {one.name: one for one in workflow.fields if one.personal}
    free = {one.name for one in declared.values() if one.type.value != "choice"}
    assert free <= day.fields | IN_THE_STORY
    assert {
        "statement",
        "note",
        "adoption_certificate",
        "guardianship_proof",
        "call_back",
    } <= day.fields


def test_no_canary_is_anywhere(day: Run) -> None:
    assert day.leaks() == {}
    names = {path.name for path in day.folder.iterdir()}
    assert names >= {"desk.db", "hidden", "pickled", "debug.log", "stdout", "stderr"}


def test_the_openings_are_recorded_and_say_no_value(day: Run) -> None:
    (line,) = [one for one in day.out.split("openings\n")[1].splitlines() if "Opening(" in one][:1]
    for word in ("first_reviewer", "first_review", "bank_account", "birth_certificate"):
        assert word in line
