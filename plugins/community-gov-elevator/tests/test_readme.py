"""What the README shows is what the definition says."""

import re
from pathlib import Path

from attrs import fields

from community_gov_elevator import ElevatorSettings

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
ENGLISH, _ = README.split("## 中文说明")


def test_every_setting_is_in_a_table() -> None:
    rows = "\n".join(re.findall(r"^\|.*$", ENGLISH, re.MULTILINE))
    assert [one.name for one in fields(ElevatorSettings) if f"`{one.name}`" not in rows] == []
