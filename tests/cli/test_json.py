"""``--json`` prints one document, and the reference says what it holds."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from .calls import FILES, Calls
from .conftest import Said
from .test_frame import EVERY

PAGES = Path(__file__).parents[2] / "docs" / "reference"
ROW = re.compile(r"^\| `([a-z][^`]*)` \| (.*`.*|[^`|]*place|各地方的名称) \|$", re.MULTILINE)


def table(ending: str) -> dict[str, tuple[bool, tuple[str, ...]]]:
    """Return by call whether it answers with a list, and which keys the reference names."""
    text = (PAGES / f"command-line{ending}").read_text(encoding="utf-8")
    part = text.partition("## JSON")[2].partition("\n## ")[0]
    return {
        call: (told.startswith(("a list", "列表")), tuple(re.findall("`([^`]+)`", told)))
        for call, told in ROW.findall(part)
    }


TABLE = table(".md")


def test_the_table_has_every_command_that_prints_json_in_both_languages() -> None:
    assert table(".zh.md") == TABLE
    asked = {
        name
        for name, command in EVERY.items()
        if not isinstance(command, click.Group)
        and any("--json" in param.opts for param in command.params)
    }
    assert {call.partition(" --")[0] for call in TABLE} == asked
    silent = {name for name, one in EVERY.items() if not isinstance(one, click.Group)} - asked
    assert silent == {"completion"}


def keys(answer: Any) -> tuple[bool, tuple[str, ...]]:
    if isinstance(answer, list):
        assert answer, "an empty list shows nothing"
        assert len({tuple(one) for one in answer}) == 1
        return True, tuple(answer[0])
    return False, tuple(answer)


@pytest.mark.slow
def test_each_answer_is_one_document_with_the_keys_that_the_reference_names(
    gov: Callable[..., Said], database: str, kept: tuple[Path, Said], tmp_path: Path
) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    calls, seen = Calls(tmp_path, database, gov), {"story": keys(kept[1].json)}
    for command, typed in calls.words().items():
        said = calls.made(command, typed)
        status = 1 if command == "voucher check" else 0  # the story's vouchers are long over
        assert said.code in (0, status), (command, said)
        if command == "worker":
            lines = [json.loads(line) for line in said.out.splitlines()]
            seen[command] = TABLE[command]
            assert all(tuple(one) == TABLE[command][1] for one in lines if "id" not in one)
        elif command == "plugins":
            assert {"tianxiang", "yingbin"} <= set(said.json)
            seen[command] = False, ()
        else:
            seen[command] = keys(said.json)
    assert seen == TABLE


def test_xml_is_no_json(gov: Callable[..., Said], tmp_path: Path) -> None:
    (tmp_path / "in.csv").touch()
    said = gov("complaints", "export", "in.csv", "--open311", "requests", "--as", "xml", "--json")
    assert said.code == 2 and said.json["problems"][0]["code"] == "call.not_both"
