"""What the README shows is what the definition says."""

import re
from pathlib import Path

from attrs import fields

from community_gov.workflow.drawing import mermaid
from community_gov_elevator import ElevatorSettings

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
ENGLISH, CHINESE = README.split("## 中文说明")
DRAWN = ["elevator:round", "elevator:drill_plan", "elevator:teaching"]


def test_the_diagrams_are_those_of_the_workflows(site) -> None:
    workflows = site.here.rulebook.workflows
    for language, half in (("en", ENGLISH), ("zh", CHINESE)):
        shown = re.findall(r"\*\*`(elevator:\w+)`\*\*\n\n```mermaid\n(.*?)\n```", half, re.DOTALL)
        assert [name for name, _ in shown] == DRAWN
        for name, drawn in shown:
            assert drawn == mermaid(workflows[name], language).rstrip("\n"), (name, language)


def test_every_setting_is_in_a_table() -> None:
    rows = "\n".join(re.findall(r"^\|.*$", ENGLISH, re.MULTILINE))
    assert [one.name for one in fields(ElevatorSettings) if f"`{one.name}`" not in rows] == []
