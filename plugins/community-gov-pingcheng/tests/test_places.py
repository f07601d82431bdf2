"""The place files can be used, and their differences are real."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from community_gov.plugin import Award, Book, Open
from community_gov.testing import Bench
from community_gov_pingcheng import places


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with Bench(tmp_path, places()) as bench:
        yield bench


@pytest.mark.parametrize("file", sorted(places().glob("*.yaml")), ids=lambda path: path.stem)
def test_every_file_makes_a_place_of_its_name(bench: Bench, file: Path) -> None:
    place = bench.place(file.stem)
    assert place.rulebook.place.name == file.stem
    assert place.rulebook.language == "zh"


def test_the_community_assists_and_the_streets_operate(bench: Bench) -> None:
    offered = {name: set(bench.place(name).rulebook.programs) for name in ("hetai", "yingbin")}
    assert {one for one in offered["hetai"] if "childcare" in one} == {"childcare:assist"}
    assert offered["yingbin"] == {"childcare:operate", "childcare:payments"}


def test_a_patch_of_one_street_stays_there(bench: Bench) -> None:
    def effects(place: str) -> int:
        action = bench.place(place).rulebook.workflows["childcare:operate"].action("send_back")
        assert action is not None
        return len(action.effects)

    assert effects("yingbin") == effects("wuding") + 1


def test_bodies_of_the_district_hold_below_and_the_community_has_no_power(bench: Bench) -> None:
    bodies = bench.place("hetai").rulebook.place.bodies
    assert bodies["health_bureau"].kind == "county_health_bureau"
    assert bodies["hetai_committee"].kind == "community"
    yingbin = bench.place("yingbin")
    somebody = yingbin.register_person({})
    with pytest.raises(Exception, match="kind"):
        yingbin.appoint(somebody, "first_reviewer", "hetai_committee", date(2026, 1, 1))


def test_the_community_of_the_drill_has_the_bodies_of_a_rescue_and_no_power_in_it(
    bench: Bench,
) -> None:
    fenglin = bench.place("fenglin")
    assert {name.split(":")[0] for name in fenglin.rulebook.programs} == {
        "elevator",
        "street_order",
        "complaints",
    }
    kinds = {body.kind for body in fenglin.rulebook.place.bodies.values()}
    assert {"property_company", "maintenance_unit", "fire_brigade", "inspection_body"} <= kinds
    somebody = fenglin.register_person({})
    with pytest.raises(Exception, match="kind"):
        fenglin.appoint(somebody, "maintenance_worker", "committee", date(2026, 1, 1))


def test_the_street_of_the_market_adds_a_signature_of_its_own(bench: Bench) -> None:
    luyuan = bench.place("luyuan")
    assert "street_order:finding" in luyuan.rulebook.programs
    decide = luyuan.rulebook.workflows["street_order:finding"].action("decide_enforcement")
    assert decide is not None
    assert [gate.name for gate in decide.gates] == ["legal_review", "luyuan:deputy_signs"]
    somebody = luyuan.register_person({})
    for role in ("officer", "office_head"):
        with pytest.raises(Exception, match="kind"):
            luyuan.appoint(somebody, role, "committee", date(2026, 1, 1))


def test_a_covenant_of_kaide_needs_two_signatures_at_the_street_and_hangs_at_the_shops(
    bench: Bench,
) -> None:
    kaide = bench.place("kaide")
    covenant = kaide.rulebook.workflows["funeral:covenant"]
    review, post = covenant.action("pass_review"), covenant.action("publication-post")
    assert review is not None
    assert post is not None
    assert [gate.name for gate in review.gates] == ["kaide:second_signature"]
    assert "kaide:shops_posted" in {need.field for need in post.needs}
    somebody = kaide.register_person({})
    with pytest.raises(Exception, match="kind"):
        kaide.appoint(somebody, "covenant_reviewer", "kaide_committee", date(2026, 1, 1))


def test_the_street_above_it_offers_nothing_of_its_own(bench: Bench) -> None:
    assert not bench.place("daqinglu").rulebook.programs


def test_what_one_community_asks_for_stays_there(bench: Bench) -> None:
    ximalu = bench.place("ximalu")
    timetable = ximalu.rulebook.workflows["courses:course"].action("timetable")
    assert timetable is not None
    assert "ximalu:for_beginners" in {need.field for need in timetable.needs}
    assert set(ximalu.rulebook.place.resources) == {"activity_room"}
    assert not bench.place("wuding").rulebook.place.resources, "a room is of its place only"


def test_three_communities_run_one_program_each_in_its_own_way(bench: Bench) -> None:
    """Kaide has two signatures at the street, Hetai a hearing, Ximalu twenty opinions first."""
    covenants = {
        name: bench.place(name).rulebook.workflows["funeral:covenant"]
        for name in ("kaide", "hetai", "ximalu")
    }
    actions = ("draft", "submit", "pass_review")
    added = {
        name: [
            part
            for action in map(covenant.action, actions)
            if action is not None
            for part in (*(gate.name for gate in action.gates), *action.checks)
            if part.startswith(name) or " " in part
        ]
        for name, covenant in covenants.items()
    }
    assert added == {
        "kaide": ["kaide:second_signature"],
        "hetai": ["hetai:hearing"],
        "ximalu": ["is:opinions_total >= 20"],
    }


@pytest.mark.parametrize("file", sorted(places().glob("*.yaml")), ids=lambda path: path.stem)
def test_every_file_says_its_language_itself(file: Path) -> None:
    assert "\nlanguage: zh\n" in file.read_text(encoding="utf-8")


def test_systems_are_joined_where_life_joins_them(bench: Bench) -> None:
    """What one program causes in another is in the composed workflow of the place."""

    def caused(place: str, workflow: str, name: str) -> set[str]:
        action = bench.place(place).rulebook.workflows[workflow].action(name)
        assert action is not None
        kept = (Award, Book, Open)
        return {
            getattr(one, "rule", "") or getattr(one, "program", "") or one.kind
            for one in action.effects
            if isinstance(one, kept)
        }

    assert caused("luyuan", "street_order:round", "confirm") == {"points:patrol"}
    helped = caused("ximalu", "courses:session", "thank_helper")
    assert helped == {"courses:helping", "points:course_help"}
    assert caused("kaide", "funeral:notice", "lend_room") == {"book"}
    assert caused("fenglin", "elevator:round", "note_other") == {"street_order:report"}
    assert caused("fenglin", "elevator:round", "note_property") == {"complaints:problem"}


@pytest.mark.parametrize("file", sorted(places().glob("*.yaml")), ids=lambda path: path.stem)
def test_whoever_a_place_tells_something_is_told_by_a_channel_of_it(
    bench: Bench, file: Path
) -> None:
    rulebook = bench.place(file.stem).rulebook
    covered = {name for rule in rulebook.notices.rules for name in rule.to}
    assert covered >= {"parts", "offices"} or not rulebook.programs
    assert rulebook.notices.quiet is not None or not rulebook.programs


def test_a_rescue_is_told_at_night_whatever_the_place_says(bench: Bench) -> None:
    book = bench.place("fenglin").rulebook.notices
    assert not any(rule.urgent for rule in book.rules)
    (rescue,) = [one for one in book.given if one.name == "elevator:rescue"]
    assert rescue.urgent and {"maintenance_duty", "firefighter"} <= set(rescue.to)


@pytest.mark.parametrize(
    ("place", "workflow"),
    [
        ("tianxiang", "complaints:problem"),
        ("tianxiang", "property:swap"),
        ("hetai", "childcare:assist"),
        ("ximalu", "courses:enrolment"),
        ("luyuan", "street_order:report"),
        ("luyuan", "street_order:finding"),
        ("fenglin", "elevator:fault"),
        ("kaide", "funeral:notice"),
    ],
)
def test_those_whom_a_case_was_about_are_asked_afterwards(
    bench: Bench, place: str, workflow: str
) -> None:
    found = bench.place(place).rulebook.workflows[workflow]
    flags = {one.name for one in found.flags}
    asked = [one.name for one in found.fields if f"{one.name}-asked" in flags]
    assert asked
    if workflow == "funeral:notice":
        (later,) = [one for one in found.clocks if one.name == f"{asked[0]}-later"]
        assert later.duration.amount >= 100, "never in mourning"
