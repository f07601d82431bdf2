"""``community-gov ask-again`` asks a file what a case was opened on, and keeps the answer."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from community_gov.bootstrap import real_time
from community_gov.domain.calendar import CHINA_TIME
from community_gov.domain.findings import Finding, Inquiry
from community_gov.domain.text import Text
from community_gov.testing import Bench

from .conftest import Said
from .test_complaints import MAPPING, PLUGIN

Gov = Callable[..., Said]

PLACE = """
place: here
kind: community
label: {zh: 某社区, en: A community}
bodies:
  committee: {kind: community, label: {zh: 居委会, en: Residents' committee}}
plugins: [points, words]
"""
ASKED = {"taxonomy": "words:list@1", "days": "60", "category": "premises"}
TODAY = real_time().astimezone(CHINA_TIME).replace(hour=0, minute=0, second=0, microsecond=0)


def found(at: datetime, **other: str) -> Finding:
    inquiry = Inquiry("complaints", ASKED | other, Text("用房多少件？", "How many on rooms?"))
    return Finding(inquiry, at, {"complaints": "12"}, Text("12 件。", "12 of them."))


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    (tmp_path / "map.yaml").write_text(MAPPING, encoding="utf-8")
    lines = ["编号,时间,地点,来源,内容"]
    for number in range(40):
        day = TODAY - timedelta(days=number * 3 + 1)
        said = "没有物业用房" if number % 4 else "天气不错"
        lines.append(f"{number},{day:%Y-%m-%d} 10:00,1号楼,热线,{said}")
    (tmp_path / "张三.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    lines.append("99,昨天,1号楼,热线,没有物业用房")
    (tmp_path / "wrong.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    own = tmp_path / "bench" / "places" / "here"
    own.mkdir(parents=True)
    (own / "words.py").write_text(PLUGIN, encoding="utf-8")
    (own.parent / "here.yaml").write_text(PLACE, encoding="utf-8")
    start = TODAY - timedelta(days=100)
    with Bench(tmp_path / "bench", own.parent, start=start) as bench:
        yield bench


def opened(bench: Bench, finding: Finding | None) -> tuple[str, tuple[str, ...]]:
    here = bench.place("here")
    helper = here.register_person({})
    done = {"activity": "patrol", "event": "一次", "day": bench.moment.date()}
    case = here.open(
        "points:activity",
        by=helper,
        people={"volunteer": helper},
        data=done,
        finding=finding,
    ).case
    stored = ("--database", bench.url, "--keys", str(bench.keys), "--places", str(bench.places))
    return case, ("--mapping", "map.yaml", *stored)


def test_the_answer_is_printed_and_kept(bench: Bench, gov: Gov) -> None:
    case, where = opened(bench, found(bench.moment))
    told = gov("ask-again", "here", case, "张三.csv", *where, "--language", "en")
    assert told.code == 0, told.err
    assert "12 of them." in told.out and "15, of 20 in all." in told.out
    assert f"latest complaint in the file is of {TODAY - timedelta(1):%Y-%m-%d}" in told.out
    earlier = f"{TODAY - timedelta(days=60):%Y-%m-%d}"
    machine = gov("ask-again", "here", case, "wrong.csv", *where, "--as-of", earlier, "--json")
    assert machine.code == 0, machine.out
    assert machine.json["answer"]["answer"] == {"complaints": "15", "of": "20"}
    bench.moment = real_time()
    first, last = bench.place("here").loop(case).effect
    assert (first.at.date().isoformat(), last.answer["complaints"]) == (earlier, "15")
    assert "1 rows of the file were refused" in first.said.en and "rows" not in last.said.en
    assert first.source.startswith("sha256:") and first.source != last.source
    history = str(bench.place("here").explain(case)) + str(last)
    assert "张三" not in history, "the name of a file may be about somebody"
    assert bench.district.verify().problems == ()


def test_what_cannot_be_asked_says_why_and_keeps_nothing(bench: Bench, gov: Gov) -> None:
    case, where = opened(bench, found(bench.moment))
    plain, _ = opened(bench, None)
    other, _ = opened(bench, found(bench.moment, taxonomy="words:list@9"))
    before = f"{bench.moment - timedelta(1):%Y-%m-%d}"
    for name, more, code, status in (
        (case, ("--as-of", before), "finding.day", 1),
        (plain, (), "finding.cannot_ask", 1),
        (other, (), "insight.other_inquiry", 1),
    ):
        said = gov("ask-again", "here", name, "张三.csv", *where, *more, "--json")
        assert said.code == status, said
        assert code in [one["code"] for one in said.json["problems"]]
    for one in (case, plain, other):
        assert bench.place("here").loop(one).effect == ()
