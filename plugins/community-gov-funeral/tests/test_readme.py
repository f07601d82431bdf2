"""What the README shows is what the definition says."""

import re
from pathlib import Path

from attrs import fields

from community_gov.host import Catalogue, PlaceBook
from community_gov.workflow.drawing import mermaid
from community_gov_funeral import Funeral, FuneralSettings

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
PLACE = """
place: here
kind: community
label: {zh: 某社区, en: A community}
plugins:
  - funeral
"""


def test_the_diagrams_are_those_of_the_workflows(tmp_path: Path) -> None:
    (tmp_path / "here.yaml").write_text(PLACE, encoding="utf-8")
    workflows = PlaceBook(tmp_path, Catalogue.of(Funeral)).rulebook("here").workflows
    shown = re.findall(r"\*\*`(funeral:\w+)`\*\*\n\n```mermaid\n(.*?)\n```", README, re.DOTALL)
    assert [name for name, _ in shown] == ["funeral:notice", "funeral:seat", "funeral:covenant"]
    for name, drawn in shown:
        assert drawn == mermaid(workflows[name], "en").rstrip("\n"), name


def test_every_setting_is_in_both_tables() -> None:
    for one in fields(FuneralSettings):
        assert len(re.findall(rf"^\|.*`{one.name}`", README, re.MULTILINE)) == 2, one.name
