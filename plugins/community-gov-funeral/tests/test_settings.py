"""Every default says what it rests on, and none of them is taken for law."""

from attrs import evolve, fields

from community_gov.plugin import Duration, WorkflowFile
from community_gov_funeral import Funeral, FuneralSettings


def test_no_default_is_confirmed_and_each_says_so() -> None:
    for one in fields(FuneralSettings):
        authority = one.metadata["setting"].authority
        assert authority is not None, one.name
        assert not authority.confirmed, one.name


def test_a_setting_reaches_every_workflow() -> None:
    settings = evolve(
        FuneralSettings(), term=Duration.parse("60 months"), taking_part="at least 2/3 of all"
    )
    for offer in Funeral(settings).programs():
        assert isinstance(offer.workflow, WorkflowFile)
        values = offer.workflow.settings
        assert (values["term"], values["taking_part"]) == ("60 months", "at least 2/3 of all")
