"""``community-gov loop`` tells what there is of a loop, and says what there is not."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from community_gov.domain.calendar import CHINA_TIME
from community_gov.domain.findings import Finding, Inquiry
from community_gov.domain.text import Text
from community_gov.testing import Bench

from .conftest import Said

PLACE = """
place: here
kind: community
label: {zh: 某社区, en: A community}
bodies:
  committee: {kind: community, label: {zh: 居委会, en: Residents' committee}}
plugins: [points]
"""
FOUND = Finding(
    Inquiry("complaints", {"days": "90"}, Text("近90天多少件？", "How many in 90 days?")),
    datetime(2026, 3, 1, 9, 0, tzinfo=CHINA_TIME),
    {"complaints": "12"},
    Text("12 件。", "12."),
)


def test_what_there_is_of_a_loop(tmp_path: Path, gov: Callable[..., Said]) -> None:
    with Bench(tmp_path, {"here.yaml": PLACE}) as bench:
        here = bench.place("here")
        helper = here.register_person({})
        case = here.open(
            "points:activity",
            by=helper,
            people={"volunteer": helper},
            data={"activity": "patrol", "event": "一次", "day": bench.moment.date()},
            finding=FOUND,
        ).case
    where = ("--database", bench.url, "--keys", str(bench.keys), "--places", str(bench.places))
    told = gov("loop", "here", case, *where, "--language", "zh")
    assert told.code == 0
    assert "近90天多少件？ 12 件。" in told.out and told.out.count("（还没有）") == 3
    machine = json.loads(gov("loop", "here", case, *where, "--json").out)
    assert machine["problem"]["answer"] == {"complaints": "12"}
    assert machine["effect"] == [] and len(machine["execution"]) == 1
    assert gov("loop", "here", "nowhere", *where).code == 1
