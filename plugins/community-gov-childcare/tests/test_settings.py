"""What a place may set, and what it offers by that."""

from attrs import evolve, fields

from community_gov.plugin import WorkflowFile
from community_gov_childcare import Childcare, ChildcareSettings, Mode


def offered(settings: ChildcareSettings) -> list[str]:
    return [offer.program.name for offer in Childcare(settings).programs()]


def test_a_community_assists_and_an_office_with_the_power_operates() -> None:
    assert offered(ChildcareSettings()) == ["assist"]
    assert offered(ChildcareSettings(mode=Mode.OPERATE)) == ["operate", "payments"]


def test_every_setting_says_in_both_languages_what_it_changes_and_what_it_rests_on() -> None:
    for one in fields(ChildcareSettings):
        info = one.metadata["setting"]
        assert info.about.zh
        assert info.about.en
        assert info.authority is not None


def test_a_setting_that_changes_a_decision_changes_the_workflow() -> None:
    def values(settings: ChildcareSettings) -> object:
        workflow = Childcare(settings).programs()[0].workflow
        assert isinstance(workflow, WorkflowFile)
        return workflow.settings

    usual = ChildcareSettings()
    assert values(usual) != values(evolve(usual, first_day_counts=False))
