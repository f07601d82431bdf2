"""Notices from a terminal: sent by the worker, seen when they cannot leave, sent again."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from community_gov.testing import Bench

from .conftest import Said

PLACE = """
place: here
kind: estate
label: {zh: 本小区, en: This estate}
bodies:
  committee: {kind: community, label: {zh: 居委会, en: Committee}}
  property: {kind: property_company, label: {zh: 物业, en: Property company}}
notices:
  channels:
    book: {kind: notices:file, path: no-such-folder/told.jsonl}
  rules:
    - {to: property_staff, by: book}
plugins: [complaints, notices]
"""


@pytest.fixture
def database(tmp_path: Path) -> str:
    """A plan for which the property company's agreement is asked."""
    with Bench(tmp_path, {"here.yaml": PLACE}) as bench:
        worker = bench.worker("here", "community_worker", "committee")
        bench.worker("here", "property_staff", "property")
        here = bench.place("here")
        case = here.open("complaints:problem", by=worker, data={"problem": "路灯不亮"}).case
        here.act(case, "propose", by=worker, data={"plan": "换灯"})
    return bench.url


def test_from_the_worker_to_a_second_try(
    gov: Callable[..., Said], database: str, tmp_path: Path
) -> None:
    at = ("--database", database, "--places", tmp_path / "places", "--keys", tmp_path / "keys")
    waiting = gov("notices", *at, "--json")
    assert waiting.code == 0 and [one["attempts"] for one in waiting.json["notices"]] == [0]
    said = gov("worker", *at, "--rounds", "1", "--language", "en")
    assert said.code == 0 and "FileNotFoundError" in said.err and "→" not in said.out
    (one,) = gov("notices", *at, "--json").json["notices"]
    assert one["attempts"] == 1 and one["problem"]["code"] == "notice.channel_down"
    assert "渠道暂时不通" in gov("notices", *at, "--language", "zh").out
    place = tmp_path / "places" / "here.yaml"
    place.write_text(PLACE.replace("    book:", "    other:").replace("by: book", "by: other"))
    assert gov("notices", *at, "--again", "no/such", "--json").json["problems"]
    (tmp_path / "no-such-folder").mkdir()
    place.write_text(PLACE)
    assert gov("notices", *at, "--send", "--language", "en").out.startswith("0 left")
    assert not (tmp_path / "no-such-folder" / "told.jsonl").exists(), "a minute is not over"


def test_what_was_given_up_ends_with_one_and_can_be_sent_again(
    gov: Callable[..., Said], database: str, tmp_path: Path
) -> None:
    at = ("--database", database, "--places", tmp_path / "places", "--keys", tmp_path / "keys")
    retry = "  retry: {first: 1 minute, most: 1 minute, attempts: 1}\n"
    (tmp_path / "places" / "here.yaml").write_text(PLACE.replace("  rules:", retry + "  rules:"))
    assert gov("notices", *at, "--send").code == 1
    (tmp_path / "no-such-folder").mkdir()
    again = gov("notices", *at, "--again-all", "--send", "--json")
    assert again.code == 0 and again.json["again"] == 1 and again.json["notices"] == []
    (line,) = (tmp_path / "no-such-folder" / "told.jsonl").read_text().splitlines()
    assert json.loads(line)["id"] == again.json["sent"][0]


def test_answers_are_counted(gov: Callable[..., Said], database: str, tmp_path: Path) -> None:
    at = ("--database", database, "--places", tmp_path / "places", "--keys", tmp_path / "keys")
    machine = gov("feedback", "here", *at, "--json")
    assert machine.code == 0
    assert {one["name"]: one["asked"] for one in machine.json} == {"solved": 0, "lasting": 0}
    said = gov("feedback", "here", *at, "--language", "zh")
    assert "您反映的问题解决了吗？" in said.out and "问了 0 次" in said.out
    wrong = gov("feedback", "here", *at, "--since", "2026-05-01", "--until", "2026-04-01")
    assert wrong.code == 1 and wrong.err
