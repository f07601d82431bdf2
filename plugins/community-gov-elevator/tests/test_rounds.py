"""Daily, weekly and monthly rounds: they come by themselves, and a missed one is not forgotten."""

from datetime import date

import pytest

from community_gov.plugin import (
    Authority,
    CommunityGovError,
    NoSettings,
    Offer,
    Program,
    Text,
    WorkflowFile,
    hookimpl,
)
from community_gov_elevator import Elevator
from community_gov_elevator.checklists import DAILY, WEEKLY

DAY = 24 * 60
POST = {"estate": "某小区", "lifts": "1号、2号", "post": "日管控"}
FAULT = {"building_unit": "二单元", "lift_number": "1号", "fault": "intercom"}


HOLDERS = {"daily": "officer", "weekly": "director", "monthly": "head"}


def assign(site, kind: str = "daily", **more) -> str:
    site.begin = site.bench.moment
    return site.here.open(
        "elevator:roster",
        action=f"assign_{kind}",
        by=site.who["director"],
        people={"on_duty": site.who[HOLDERS[kind]]},
        data={**POST, "post": kind},
        **more,
    ).case


def rounds(site, roster: str) -> tuple[str, ...]:
    return site.here.case(roster).state.links.get("round", ())


def items(kind: str, listed) -> dict[str, bool]:
    return {f"hold_{kind}-{one.name}": True for one in listed}


def hold(site, case: str) -> None:
    site.act(case, "hold_daily", "officer", data=items("daily", DAILY))


@pytest.mark.parametrize(
    ("kind", "first"),
    [("daily", "03-03 08:00"), ("weekly", "03-06 09:00"), ("monthly", "03-25 09:00")],
)
def test_each_round_comes_at_its_time_to_who_has_the_post(site, kind: str, first: str) -> None:
    roster = assign(site, kind)
    assert [one.clock for one in site.here.deadlines(roster)] == [f"next_{kind}"]
    site.after(30 * DAY)
    case = rounds(site, roster)[0]
    assert f"{site.history(case)[0].command.at:%m-%d %H:%M}" == first
    assert {site.here.masked(case)["post"], *site.here.case(case).state.flags} == {kind}


def test_a_post_is_for_who_holds_the_office_and_as_long_as_they_do(site, monkeypatch) -> None:
    monkeypatch.setitem(HOLDERS, "weekly", "officer")
    monkeypatch.setitem(HOLDERS, "monthly", "staff")
    for kind in ("weekly", "monthly"):
        with pytest.raises(CommunityGovError, match=r"does not hold|不担任"):
            assign(site, kind)
    roster = assign(site)
    site.after(DAY)
    (case,) = rounds(site, roster)
    today = site.bench.moment.date()
    site.here.end_appointment(site.who["officer"], "safety_officer", "company", today)
    site.after(2 * DAY)
    data = items("daily", DAILY)
    late = rounds(site, roster)[-1]
    assert late != case and site.codes(late, "hold_daily", "officer", data=data) == ["check.denied"]


def test_a_round_is_held_item_by_item_by_who_has_the_post(site) -> None:
    roster = assign(site)
    site.after(DAY)
    (case,) = rounds(site, roster)
    ticked = items("daily", DAILY)
    assert "action.not_yours" in site.codes(case, "hold_daily", "staff", data=ticked)
    missing = {name: one for name, one in ticked.items() if not name.endswith("intercom")}
    assert site.codes(case, "hold_daily", "officer", data=missing) == ["field.missing"]
    weekly = items("weekly", WEEKLY)
    assert site.codes(case, "hold_weekly", "officer", data=weekly) == ["action.closed"]
    hold(site, case)
    assert site.states(case) == {"held"}


def test_a_missed_round_climbs_the_ladder_and_one_that_is_held_arms_it_anew(site) -> None:
    roster = assign(site)
    site.after(2 * DAY - 61)
    first, *_ = rounds(site, roster)
    assert list(site.fired(first)) == [
        "daily_within-soon", "daily_within", "daily_within-over"
    ]  # fmt: skip
    assert [site.states(roster), site.states(first)] == [{"on_post", "missed_once"}, {"missed"}]
    site.after(3 * DAY - 61)
    assert "missed_again" in site.states(roster)
    told = [one.text.en for one in site.told("head_of_unit")]
    assert sum("in a row" in one for one in told) == 1
    site.after(4 * DAY - 61)
    assert sum("in a row" in one.text.en for one in site.told("head_of_unit")) == 1
    site.after(4 * DAY)
    hold(site, rounds(site, roster)[-1])
    assert "in_order" in site.states(roster)
    site.after(7 * DAY)
    assert sum("in a row" in one.text.en for one in site.told("head_of_unit")) == 2


def test_a_round_that_is_held_late_is_not_missed(site) -> None:
    roster = assign(site)
    site.after(DAY - 61 + 8 * 60 + 5)
    (case,) = rounds(site, roster)
    assert site.states(case) == {"late"}
    assert any("is late" in one.text.en for one in site.told("safety_director"))
    hold(site, case)
    site.after(2 * DAY - 62)
    assert site.states(case) == {"held"}
    assert "in_order" in site.states(roster)


def test_another_person_is_another_roster_and_the_first_one_ends(site) -> None:
    first = assign(site)
    second = assign(site, links={"previous": [first]})
    site.after(2 * DAY)
    assert (rounds(site, first), len(rounds(site, second))) == ((), 2)


def test_lifts_out_of_use_are_not_looked_at_and_nothing_is_made_up_for(site) -> None:
    roster = assign(site)
    site.act(roster, "rest", "director", reason="lift_stopped")
    site.after(5 * DAY)
    site.act(roster, "resume", "director")
    site.after(6 * DAY)
    assert len(rounds(site, roster)) == 1


def test_what_is_wrong_with_a_lift_opens_a_case_that_ends_with_a_signature(site) -> None:
    roster = assign(site)
    site.after(DAY)
    (case,) = rounds(site, roster)
    site.act(case, "note_lift_fault", "officer", data=FAULT)
    (fault,) = site.here.case(case).state.links["fault"]
    assert site.here.case(fault).state.links["round"] == (case,)
    (told,) = site.told("maintenance_duty")
    assert told.text.zh == "某小区二单元1号电梯：对讲、报警无应答。请派持证人员处理。"
    assert site.codes(fault, "clear", "staff", data={"remedy": "换件"}) == ["action.not_yours"]
    site.act(fault, "stop", "officer")
    site.after(3 * DAY + 5)
    assert list(site.fired(fault)) == ["clear_within", "clear_within-over"]
    site.act(fault, "finish_major_repair", "crew", data={"remedy": "换对讲主机"})
    assert site.codes(fault, "sign", "officer") == ["action.not_here"]
    site.act(fault, "pass_inspection", "inspector")
    site.act(fault, "sign", "officer")
    assert site.states(fault) == {"in_order"}
    assert "stopped" not in site.here.case(fault).state.flags


OTHER = """
workflow: tidying
label: {zh: 清理, en: Tidying}
roles:
  worker: {label: {zh: 社区工作人员, en: community worker}, body: community}
fields:
  place: {label: {zh: 位置, en: Where}, type: text}
  kind: {label: {zh: 类别, en: Kind}, type: choice, choices: {heap: {zh: 堆物, en: heap}}}
states:
  open: {label: {zh: 待清理, en: To be tidied}}
  done: {label: {zh: 已清理, en: Tidied}, status: final}
actions:
  open: {label: {zh: 立案, en: Open}, by: [case], to: open, takes: [place, kind], links: [round]}
  tidy: {label: {zh: 清理, en: Tidy}, by: [worker], from: open, to: done}
"""


class Tidy:
    """Another plugin of the place, with a program that a case may open."""

    name = "tidy"
    label = Text("清理", "Tidying")

    def __init__(self, settings: NoSettings) -> None:
        pass

    @hookimpl
    def programs(self) -> list[Offer]:
        rule = Authority(Text("居民公约", "the covenant"))
        program = Program("tidying", self.label, "tidying", self.label, rule, date(2026, 1, 1))
        return [Offer(program, WorkflowFile("tidy_files", "tidying.yaml"))]


@pytest.fixture
def tidy(tmp_path, monkeypatch) -> None:
    package = tmp_path / "site" / "tidy_files"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "tidying.yaml").write_text(OTHER, encoding="utf-8")
    monkeypatch.syspath_prepend(str(package.parent))


def a_finding(site, kind: str = "blocked_way") -> str:
    roster = assign(site)
    site.after(DAY)
    (case,) = rounds(site, roster)
    data = {"other": kind, "spot": "二单元一层"}
    site.act(case, "note_other", "officer", data=data)
    return case


def test_another_finding_opens_a_case_where_the_place_says(made, tidy) -> None:
    there = "{program: 'tidy:tidying', carries: {place: spot, kind: other}}"
    kinds = "[{name: heap, label: {zh: 堆物, en: heap}}]"
    settings = f"{{other_findings: {there}, other_kinds: {kinds}}}\n  - tidy"
    site = made(settings, Elevator, Tidy)
    case = a_finding(site, "heap")
    (opened,) = site.here.case(case).state.links["finding"]
    assert site.here.case(opened).program == "tidy:tidying"
    assert dict(site.here.masked(opened)) == {"place": "二单元一层", "kind": "heap"}
    assert site.here.case(opened).state.links["round"] == (case,)


def test_property_staff_are_told_of_it_where_the_place_names_no_program(site) -> None:
    case = a_finding(site)
    assert "finding" not in site.here.case(case).state.links
    assert any("二单元一层" in one.text.zh for one in site.told("property_staff"))


def test_a_program_that_the_place_has_not_chosen_is_refused_before_anything_begins(made) -> None:
    with pytest.raises(CommunityGovError, match="tidy:tidying"):
        made("{other_findings: {program: 'tidy:tidying'}}")
