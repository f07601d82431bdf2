"""A workflow is one thing: read from a file, from a class, and written as a file again."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields, has
from hypothesis import HealthCheck, given, settings

from community_gov.domain.calendar import Duration
from community_gov.domain.cases import START
from community_gov.domain.effects import Open
from community_gov.domain.text import Text
from community_gov.host import PlaceBook, check_workflow_file, read_workflow, written
from community_gov.host.naming import with_full_names
from community_gov.workflow.chart.class_reader import read_class
from community_gov.workflow.definition import Arc, Gate, Origin, Workflow
from community_gov.workflow.hashing import content_hash
from community_gov.workflow.majority import EVERYBODY, Majority, Share
from community_gov.workflow.rewriting import restricted

from ..workflow.builders import action, state, text, workflow
from ..workflow.full_workflow import FULL
from .drawn_workflows import DRAWN, attributes, charts, workflows

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SETTINGS = {
    "review_body": "street",
    "retention": Duration.parse("12 months"),
    "review_time": Duration.parse("30 working days"),
}
MANY = settings(deadline=None, suppress_health_check=list(HealthCheck))


def holds(of: Workflow) -> str:
    """Write a workflow, read it back, and return what was written."""
    # What extends a clock does so while it runs; a file says it by itself.
    of = evolve(of, actions=tuple(restricted(one) for one in of.actions))
    plugin = of.name.partition(":")[0]
    file = written(of)
    again = read_workflow(file.encode(), "written.yaml", plugin)
    meant = with_full_names(of, plugin)
    assert again == meant
    assert content_hash(again) == content_hash(meant)
    assert written(again) == file
    return file


BOOKS = {
    place: book
    for folder in dict.fromkeys(one.parent for one in ROOT.glob("plugins/*/src/*/places/*.yaml"))
    for book in [PlaceBook(folder)]
    for place in book.places
}


@pytest.mark.parametrize("place", BOOKS)
def test_what_a_place_has_composed_is_a_file_again(place: str, tmp_path: Path) -> None:
    file = tmp_path / "written.yaml"
    for name, one in BOOKS[place].rulebook(place).workflows.items():
        file.write_text(holds(one), encoding="utf-8")
        assert check_workflow_file(file) == (), name


def test_patches_are_among_what_was_composed() -> None:
    flows = BOOKS["yingbin"].rulebook("yingbin").workflows.values()
    assert [one for flow in flows for one in flow.messages if ":" in one]


def test_every_shipped_file_is_among_them() -> None:
    """So that none is left out above because no place uses it."""
    flows = (
        one for place, book in BOOKS.items() for one in book.rulebook(place).workflows.values()
    )
    used = {Path(one.origin.file).name for one in flows}
    assert used >= {path.name for path in ROOT.glob("plugins/*/src/*/workflows/*.yaml")}


def test_the_example_of_the_format() -> None:
    content = (HERE / "files" / "parcels.yaml").read_bytes()
    file = holds(read_workflow(content, "parcels.yaml", "pantry", SETTINGS))
    for line in (
        "  counter: {label: {zh: 窗口, en: counter}, body: community}",
        "    checks: [eligible@1, other_bank:not_served@2, parcel_year@1]",
        "      - {from: papers_open, to: draft, when: [urgent@1, in:visit], unless: [late@3]}",
        "      - {from: [papers_open, papers_done], to: draft}",
        "      - claim: {register: parcel-year, subject: family_name, part: parcel_year@1}",
        "    duration: 30 working days",
    ):
        assert line in file.splitlines()


def test_every_part_with_every_attribute() -> None:
    holds(FULL)
    holds(with_full_names(FULL, "office"))


@MANY
@given(workflows())
def test_whatever_a_definition_says_a_file_can_say(drawn: Workflow) -> None:
    holds(drawn)


@settings(MANY, max_examples=25)
@given(charts())
def test_a_class_is_the_same_thing_as_the_file_that_is_written_for_it(chart: Any) -> None:
    read = with_full_names(read_class(chart), "office")
    file = holds(read)
    assert content_hash(read_workflow(file.encode(), "x", "office")) == content_hash(read)


@pytest.mark.parametrize("kind", DRAWN, ids=lambda kind: kind.__name__)
def test_no_attribute_of_any_part_was_forgotten_above(kind: Any) -> None:
    assert set(DRAWN[kind]) == attributes(kind)


def test_every_kind_of_part_is_drawn() -> None:
    assert _kinds(FULL) - set(DRAWN) == {Text, Origin, Duration, Majority, Share}


def _kinds(value: object) -> set[type]:
    """Return every kind of part inside a value."""
    if isinstance(value, Mapping):
        inner: Iterable[object] = value.values()
    elif isinstance(value, tuple):
        inner = value
    elif has(type(value)):
        kind: Any = type(value)
        inner = [getattr(value, one.name) for one in fields(kind)]
        return {kind}.union(*map(_kinds, inner))
    else:
        return set()
    return set[type]().union(*map(_kinds, inner))


def arcs(*ways: Arc) -> list[str]:
    """Return the lines of a file that say where an action leads."""
    states = tuple(state(one) for one in ("a", "b", "c"))
    lines = holds(workflow(action("go", *ways), states=states)).splitlines()
    start = lines.index("    by: [clerk]") + 1
    return [line.strip() for line in lines[start:]]


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ([Arc(START, "a")], ["to: a"]),
        ([Arc("a", "b")], ["from: a", "to: b"]),
        ([Arc("a", "c"), Arc("b", "c"), Arc("c", "c")], ["from: [a, b, c]", "to: c"]),
        ([Arc("a", "a"), Arc("b", "b")], ["from: [a, b]"]),
        ([Arc("a", "a"), Arc("b", "a")], ["from: [a, b]", "to: a"]),
        (
            [Arc("a", "c", ("fit@1",), ("done:go",)), Arc("b", "c", ("fit@1",), ("done:go",))],
            ["from: [a, b]", "to: c", "when: [fit@1]", "unless: [done:go]"],
        ),
        (
            [Arc("a", "b", ("fit@1",)), Arc("a", "c"), Arc("b", "c")],
            ["arcs:", "- {from: a, to: b, when: [fit@1]}", "- {from: [a, b], to: c}"],
        ),
        (
            [Arc(START, "a", ("is:sacks > 3",)), Arc("a", "b", ("is:sacks > 3",))],
            ["arcs:", "- {to: a}", "- {from: a, to: b}", "when: [sacks > 3]"],
        ),
        ([Arc("a", "b", ("is:fit@1",))], ["from: a", "to: b", "when: [(fit@1)]"]),
    ],
)
def test_ways_are_said_as_shortly_as_they_can(ways: list[Arc], said: list[str]) -> None:
    assert arcs(*ways) == said


def test_names_are_short_where_they_are_the_plugins_own() -> None:
    gates = (
        Gate("chair", text("c"), ("leader",), majority=EVERYBODY),
        Gate("willow:second", text("s"), ("leader",), weights={"area": "office:area@1"}),
    )
    opens = Open("office:visit", "part"), Open("willow:visit", "part")
    named = action(
        "go", "start>a", checks=("office:fit@1", "willow:fit@1"), gates=gates, effects=opens
    )
    file = holds(workflow(named))
    assert file.startswith("workflow: permit\n")
    assert "checks: [fit@1, willow:fit@1]" in file
    assert "weights: {area: area@1}" in file
    assert "needed: all" in file
    assert "      willow:second:" in file
    assert "- open: {program: visit, link: part}" in file
    assert "- open: {program: willow:visit, link: part}" in file


def test_short_ways_of_writing_are_written_out_as_what_they_mean() -> None:
    file = """
workflow: permit
label: {zh: 证, en: permit}
roles: {clerk: {label: {zh: 经办, en: clerk}}}
states: {a: {label: {zh: 甲, en: a}}, b: {label: {zh: 乙, en: b}, status: final}}
actions:
  open: {label: {zh: 立, en: open}, by: [clerk], to: a}
  go:
    label: {zh: 办, en: go}
    by: [clerk]
    from: anywhere
    to: b
    once: true
    within: due
    checklist: {seen: {zh: 看过, en: seen}}
  remind: {label: {zh: 催, en: remind}, by: [clock], from: a}
clocks:
  due:
    label: {zh: 期限, en: due}
    duration: 10 working days
    runs_in: [a]
    ladder: {soon: {fires: remind, before: 3 working days}}
"""
    lines = [one.strip() for one in holds(read_workflow(file.encode(), "x", "office")).split("\n")]
    for line in (
        "when: [running:due]",
        "unless: [done:go]",
        "- {field: go-seen, anew: true, value: 'true'}",
        "go-seen: {label: {zh: 看过, en: seen}, type: bool}",
        "duration: 7 working days",
        "part_of: due",
        "rearms: true",
    ):
        assert line in lines


def test_two_that_are_equal_in_meaning_differ_in_nothing_but_order() -> None:
    turned = evolve(FULL, actions=FULL.actions[::-1], fields=FULL.fields[::-1])
    assert sorted(written(turned).splitlines()) == sorted(written(FULL).splitlines())
