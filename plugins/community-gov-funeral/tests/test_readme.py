"""What the README shows is what the definition says."""

import re
from pathlib import Path

from attrs import fields

from community_gov_funeral import FuneralSettings

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_every_setting_is_in_both_tables() -> None:
    for one in fields(FuneralSettings):
        assert len(re.findall(rf"^\|.*`{one.name}`", README, re.MULTILINE)) == 2, one.name
