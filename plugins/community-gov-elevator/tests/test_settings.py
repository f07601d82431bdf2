"""Every limit is a setting that says what it rests on."""

from attrs import evolve, fields

from community_gov.plugin import Duration, WorkflowFile
from community_gov_elevator import AreaClass, CountedFrom, Elevator, ElevatorSettings


def values(settings: ElevatorSettings) -> dict[str, object]:
    workflow = Elevator(settings).programs()[0].workflow
    assert isinstance(workflow, WorkflowFile)
    return dict(workflow.settings)


def test_every_setting_says_in_both_languages_what_it_changes_and_what_it_rests_on() -> None:
    for one in fields(ElevatorSettings):
        info = one.metadata["setting"]
        assert info.about.zh
        assert info.about.en
        assert info.authority is not None


def test_only_the_limits_of_the_national_rule_are_confirmed() -> None:
    confirmed = {
        one.name for one in fields(ElevatorSettings) if one.metadata["setting"].authority.confirmed
    }
    assert confirmed == {"arrival_in_city", "arrival_elsewhere"}


def test_the_class_of_the_area_chooses_the_limit() -> None:
    usual = ElevatorSettings()
    assert str(usual.arrival_limit) == "30 minutes"
    assert str(evolve(usual, area_class=AreaClass.ELSEWHERE).arrival_limit) == "60 minutes"
    assert str(evolve(usual, arrival_in_city=Duration.parse("1 minute")).half_time) == "1 minute"


def test_every_setting_that_decides_changes_the_workflow() -> None:
    usual = ElevatorSettings()
    changed = [
        evolve(usual, area_class=AreaClass.ELSEWHERE),
        evolve(usual, counted_from=CountedFrom.DISPATCH),
        evolve(usual, accident_after=Duration.parse("90 minutes")),
        evolve(usual, brigade_after=Duration.parse("5 minutes")),
    ]
    assert all(values(one) != values(usual) for one in changed)
