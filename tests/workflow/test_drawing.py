"""A drawing tells what the workflow says, in one language, and nothing lies on anything else."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from community_gov.domain.calendar import Duration
from community_gov.domain.people import AUTOMATIC, CLOCK
from community_gov.domain.text import Language, Text, same
from community_gov.workflow.definition import Action, Arc, Flag, StateKind, Status, Workflow
from community_gov.workflow.definition import State as Defined
from community_gov.workflow.drawing import mermaid, svg
from community_gov.workflow.drawing.lettering import clean
from community_gov.workflow.drawing.mermaid import escaped
from community_gov.workflow.guards import guard

from . import charts
from .builders import action, clock, gate, office, plain_field, state, workflow
from .full_workflow import FULL
from .pictures import Box, Picture, State, read

LANGUAGES: tuple[Language, ...] = ("zh", "en")
both = pytest.mark.parametrize("language", LANGUAGES)

PARALLEL = workflow(
    action("ask", "start>b", by=("applicant",)),
    action("look", "a>b"),
    action("leave", "b>done"),
    action("give_up", "work>done", "c>done"),
    action("break_off", "work>held"),
    action("go_on", "held>before"),
    action("across", "b>d"),
    action("again", "work>a", "d>work"),
    states=(
        state(
            "work",
            state("left", state("a"), state("b"), kind=StateKind.NESTED),
            state(
                "right",
                state("c"),
                state("d"),
                state("before", kind=StateKind.HISTORY),
                kind=StateKind.NESTED,
            ),
            state("third"),
            kind=StateKind.PARALLEL,
        ),
        state("held", status=Status.WAITING),
        state("done", status=Status.FINAL),
    ),
)
GIVEN = {"office": office(gates=(gate(),)), "full": FULL, "parallel": PARALLEL}
each = pytest.mark.parametrize("of", GIVEN.values(), ids=GIVEN)

generated = st.one_of(charts.flat(), charts.deep())
AWKWARD = (
    *('"', "a: b; c", "<script>alert(1)</script>", "two\nlines", "]]> &amp; &lt;", "'", "#35;"),
    *("1. one", "- two", "%% three", "--> s1", "}", "{", "[*]", "`x` *y* _z_", "\x00\x0b￾"),
    *("请“核对”：材料（一份）；不得有误。", "\ud800", "", "x" * 200, "end", "é中a\u0301"),
)


@st.composite
def awkward(draw: st.DrawFn) -> Workflow:
    """Draw a workflow whose labels hold whatever somebody may write."""
    labels = st.builds(
        Text, st.sampled_from(AWKWARD) | st.text(), st.sampled_from(AWKWARD) | st.text()
    )

    def renamed(one: Defined) -> Defined:
        return evolve(one, label=draw(labels), states=tuple(map(renamed, one.states)))

    of = draw(generated)
    return evolve(
        of,
        label=draw(labels),
        states=tuple(map(renamed, of.states)),
        actions=tuple(evolve(one, label=draw(labels)) for one in of.actions),
    )


def loops(one: Action) -> set[str]:
    return {arc.source for arc in one.arcs if arc.source == arc.target}


def picture(of: Workflow, language: Language = "en", here: tuple[str, ...] = ()) -> Picture:
    return read(svg(of, language, here))


def box_of(drawn: Picture, name: str) -> list[str]:
    return [one.said for one in drawn.every_state[name].words]


def label_with(drawn: Picture, said: str) -> list[str]:
    """Return all that the one label says in which an action stands."""
    (found,) = (one for one in drawn.labels if any(word.said == said for word in one.words))
    return [one.said for one in found.words]


# What it says


def says_everything(of: Workflow, language: Language) -> None:
    drawn = picture(of, language)
    for one in of.every_state():
        label = clean(one.label.in_(language)) or "–"
        assert [w.said for w in drawn.every_state[one.name].words if w.style == "state"] == [label]
    assert len(drawn.said("state")) == len(list(of.every_state()))
    inside = {
        name: [word.said for word in found.words if word.style == "action"]
        for name, found in drawn.every_state.items()
    }
    assert {name: Counter(said) for name, said in inside.items()} == {
        one.name: Counter(
            clean(done.label.in_(language)) or "–" for done in of.actions if one.name in loops(done)
        )
        for one in of.every_state()
    }
    at_arrows = {word.said for label in drawn.labels for word in label.words}
    for done in of.actions:
        if any(arc.source != arc.target for arc in done.arcs):
            assert (clean(done.label.in_(language)) or "–") in at_arrows


@each
@both
def test_every_label_is_there_in_the_language(of: Workflow, language: Language) -> None:
    says_everything(of, language)
    chinese = re.compile("[一-鿿]")
    drawn = svg(of, language)
    assert bool(chinese.search(drawn)) is (language == "zh")
    assert bool(chinese.search(mermaid(of, language))) is (language == "zh")


@settings(max_examples=25, deadline=None)
@given(awkward(), st.sampled_from(LANGUAGES))
def test_every_label_is_there_whatever_it_says(of: Workflow, language: Language) -> None:
    says_everything(of, language)


def test_an_arrow_says_who_and_what_must_be_approved() -> None:
    approve = {"gates": (gate(needed=2), gate("chair"))}
    said = label_with(picture(office(**approve)), "approve")
    assert said == ["approve", "clerk", "approval: leader (2 must agree)", "approval: chair"]
    said = label_with(picture(office(**approve), "zh"), "approve（中文）")
    assert said[2:] == ["须经审批：leader（中文）（2 人同意）", "须经审批：chair（中文）"]
    votes = {one.said for one in picture(FULL).words if "2/3" in one.said}
    assert len(votes) == 1 and "approval: leader (at least 2/3 of the heads and" in votes.pop()


def test_what_time_does_says_after_how_long() -> None:
    month = clock("long", fires="lapse", duration=Duration.parse("1 month"))
    of = evolve(office(), clocks=(clock(), month))
    assert label_with(picture(of), "lapse") == ["lapse", "after 1 month", "after 5 working days"]
    assert "5 个工作日后" in label_with(picture(of, "zh"), "lapse（中文）")
    assert "⏰ after 5 working days" in mermaid(of, "en")
    twice = evolve(office(), clocks=(clock("one"), clock("two")))
    assert label_with(picture(twice), "lapse") == ["lapse", "after 5 working days"]
    late = workflow(action("open", "start>a"), action("late", "a>b", by=(CLOCK, "clerk")))
    assert label_with(picture(late), "late") == ["late", "by itself, when time is up", "clerk"]


def test_what_happens_by_itself_says_so() -> None:
    of = workflow(
        action("open", "start>a"),
        action("settle", Arc("a", "b", ("flag:urgent",)), by=(AUTOMATIC,)),
        flags=(Flag("urgent", Text("急件", "urgent")),),
    )
    assert label_with(picture(of), "settle") == [
        *("settle", "by itself", "only if “urgent” is marked"),
    ]


CONDITIONS = (
    (("in:a",), (), "前提：处于“a（中文）”", "only if in: a"),
    ((), ("in:a", "in:b"), "除非：处于“a（中文）”，或处于“b（中文）”", "unless in: a or in: b"),
    (("flag:urgent",), (), "前提：有“急件”标记", "only if “urgent” is marked"),
    (("done:open",), (), "前提：已办过“open（中文）”", "only if “open” was done"),
    ((), ("asked:go",), "除非：“go（中文）”正在等待审批", "unless “go” waits for approval"),
    (("running:time",), (), "前提：“time（中文）”尚未届满", "only if “time” is still running"),
    (("able@1",), ("late@1",), "前提：able@1；除非：late@1", "only if able@1, unless late@1"),
    ((guard("use > 3"),), (), None, "only if use > 3"),
)


@pytest.mark.parametrize(("when", "unless", "zh", "en"), CONDITIONS, ids=str)
def test_an_arrow_says_on_which_condition(
    when: tuple[str, ...], unless: tuple[str, ...], zh: str | None, en: str | None
) -> None:
    of = workflow(
        action("open", "start>a"),
        action("go", Arc("a", "b", when, unless)),
        fields=(plain_field("use"),),
        flags=(Flag("urgent", Text("急件", "urgent")),),
        clocks=(clock("time", ("a",), fires="go"),),
    )
    for language, said in zip(LANGUAGES, (zh, en), strict=True):
        if said is not None:
            drawn = picture(of, language)
            assert said in [one.said for one in drawn.words if one.style == "condition"]
            assert escaped(said) in mermaid(of, language)


def test_several_conditions_are_one_or_the_other_and_none_where_a_way_is_always_open() -> None:
    ways = (Arc("a", "b", ("in:a",)), Arc("a", "b", (), ("in:b",)))
    of = workflow(action("open", "start>a"), action("go", *ways))
    assert label_with(picture(of), "go")[-1] == "only if in: a; or else unless in: b"
    of = workflow(action("open", "start>a"), action("go", *ways, "a>b"))
    assert label_with(picture(of), "go") == ["go", "clerk"]


def test_what_leads_the_same_way_shares_an_arrow() -> None:
    of = workflow(
        action("open", "start>a"),
        action("step", "a>b"),
        action("refuse", "a>c", "b>c"),
        action("withdraw", "a>c", "b>c"),
    )
    drawn = picture(of)
    assert label_with(drawn, "refuse") == ["refuse", "clerk", "withdraw", "clerk"]
    assert len(drawn.labels) == len(drawn.heads) == 3
    lines = [line for line in mermaid(of, "en").splitlines() if "withdraw" in line]
    assert lines == [
        f"{source} --> s3: refuse<br/>clerk<br/><br/>withdraw<br/>clerk" for source in ("s1", "s2")
    ]


def test_what_leads_up_and_what_leads_down_are_two_arrows() -> None:
    of = workflow(
        action("open", "start>a"),
        action("step", "a>b", "b>c"),
        action("choose", "a>b", "c>b"),
    )
    drawn = picture(of)
    a, b, c = (drawn.every_state[name].box for name in "abc")
    tops = [one.box.top for one in drawn.labels if "choose" in [word.said for word in one.words]]
    assert a.bottom < min(tops) < b.top and b.bottom < max(tops) < c.top
    assert sorted(y for _, y in drawn.heads) == sorted([a.top, b.top, b.bottom, c.top])


def test_what_does_not_leave_a_state_stands_in_its_box() -> None:
    drawn = picture(office())
    assert box_of(drawn, "filed") == ["filed", "note", "clerk"]
    assert not any("note" in [word.said for word in one.words] for one in drawn.labels)
    assert "s1: ↻ note<br/>clerk" in mermaid(office(), "en").splitlines()


def test_only_what_occurs_is_in_the_legend() -> None:
    plain = workflow(action("open", "start>a"))
    assert len(picture(plain).legend) == 2, "one status, and where a case begins"
    said = [one.said for one in picture(office(gates=(gate(),)), here=("filed",)).legend]
    assert said[0] == "where the case is now" and "needs an approval first" in said
    assert [one.said for one in picture(plain, "zh").legend] == ["办理中", "从这里开始"]


# Where the case is


@each
def test_the_innermost_states_are_marked(of: Workflow) -> None:
    assert not any(one.current for one in picture(of).every_state.values())
    assert "here" not in mermaid(of, "en")
    for one in of.every_state():
        outer = {box.name for box in of.every_state() if one in box.states}
        drawn = picture(of, here=(*outer, one.name))
        assert [name for name, found in drawn.every_state.items() if found.current] == [one.name]
        assert f"The case is now in: {one.label.en}." in svg(of, "en", (one.name,))
    assert mermaid(of, "en", tuple(x.name for x in of.every_state())).count("\nclass s") >= 2


def test_a_marked_state_has_a_heavy_outline() -> None:
    plain, marked = svg(office(), "en"), svg(office(), "en", ("filed",))
    assert 'stroke-width="5"' not in plain and 'stroke-width="5"' in marked
    assert mermaid(office(), "en", ("filed",)).endswith("class s1 here\n")


# Mermaid

_TEXT = r'(?:[^":;<>{}\[\]\n]|<br/>|#\d+;)+'
_LINES = re.compile(
    r"stateDiagram-v2"
    rf"|acc(Title|Descr): {_TEXT}"
    rf'| *state "{_TEXT}" as (?P<state>s\d+)(?P<opens> {{)?'
    r"| *(?P<closes>})"
    r"| *--"
    r"| *\[\*\] --> (?P<first>s\d+)"
    rf"| *(?P<calm>s\d+): ↻ {_TEXT}"
    rf"| *note right of (?P<noted>s\d+): ↻ {_TEXT}"
    rf"|(?P<from>s\d+|\[\*\]) --> (?P<to>s\d+): {_TEXT}"
    r"|classDef [a-z]+ [a-z0-9:#,-]+"
    r"|class s\d+(,s\d+)* [a-z]+"
)


def is_mermaid(of: Workflow, language: Language) -> None:
    """Every line is one that Mermaid knows, boxes close, and every id is declared before."""
    declared: list[str] = []
    depth = 0
    for line in mermaid(of, language).splitlines():
        found = _LINES.fullmatch(line)
        assert found, line
        if found["state"]:
            declared.append(found["state"])
        depth += bool(found["opens"]) - bool(found["closes"])
        assert depth >= 0
        for used in ("calm", "noted", "from", "to"):
            assert found[used] in (None, "[*]", *declared), line
    assert depth == 0
    assert declared == [f"s{at}" for at, _ in enumerate(of.every_state(), start=1)]


@each
@both
def test_mermaid_text_is_well_formed(of: Workflow, language: Language) -> None:
    is_mermaid(of, language)


@settings(max_examples=25, deadline=None)
@given(awkward(), st.sampled_from(LANGUAGES))
def test_no_label_breaks_the_mermaid_text(of: Workflow, language: Language) -> None:
    is_mermaid(of, language)


def test_what_would_be_a_list_is_written_as_it_is() -> None:
    said = {
        "1. one": "1#46; one",
        "- two": "#45; two",
        "+ three": "#43; three",
        "4.5 - 5": "4#46;5 - 5",
        "art. 6": "art. 6",
        "": "–",
    }
    assert {text: escaped(text) for text in said} == said


def test_regions_and_memory_are_told_apart_in_mermaid() -> None:
    lines = [line.strip() for line in mermaid(PARALLEL, "en").splitlines()]
    assert lines.count("--") == 2
    assert any("(H) before" in line for line in lines)
    assert len([line for line in lines if line.startswith("[*] --> ")]) == 3


def test_what_does_not_leave_a_box_stands_in_its_head() -> None:
    more = (*PARALLEL.actions, action("look_on", "work>work"))
    of = evolve(PARALLEL, actions=more)
    assert box_of(picture(of), "work") == ["work", "look_on", "clerk"]
    nothing_lies_on_anything(picture(of))
    assert "note right of s1: ↻ look#95;on<br/>clerk" in mermaid(of, "en").splitlines()


# Where everything stands


def nothing_lies_on_anything(drawn: Picture) -> None:
    for one in drawn.states:
        assert drawn.whole.holds(one.box)
        _inside(one)
    _apart([one.box for one in drawn.states])
    leaves = [one for one in drawn.every_state.values() if not one.inner]
    solid = [*(one.box for one in leaves), *(one.box for one in drawn.labels)]
    _apart(solid)
    for word in drawn.words:
        assert drawn.whole.holds(word.box), word
    for label in drawn.labels:
        assert drawn.whole.holds(label.box)
        assert all(label.box.holds(word.box) for word in label.words)
    for start, end in (line for arrow in drawn.arrows for line in arrow):
        line = Box(*map(min, start, end), *map(max, start, end))
        assert drawn.whole.holds(line)
        assert start[0] == end[0] or start[1] == end[1]
        assert not [box for box in solid if line.meets(box)]
        titles = [one.words[0] for one in drawn.every_state.values() if one.inner]
        assert not [word for word in titles if line.meets(word.box)]


def _inside(outer: State) -> None:
    assert all(outer.box.holds(word.box) for word in outer.words), outer
    for one in outer.inner:
        assert outer.box.holds(one.box)
        _inside(one)
    _apart([one.box for one in outer.inner])


def _apart(boxes: list[Box]) -> None:
    for at, one in enumerate(boxes):
        assert not [other for other in boxes[at + 1 :] if one.meets(other)]


@each
@both
def test_nothing_lies_on_anything_else(of: Workflow, language: Language) -> None:
    nothing_lies_on_anything(picture(of, language, ("filed", "a", "c")))


@settings(max_examples=25, deadline=None)
@given(generated, st.sampled_from(LANGUAGES))
def test_nothing_lies_on_anything_else_in_any_chart(of: Workflow, language: Language) -> None:
    nothing_lies_on_anything(picture(of, language))


@settings(max_examples=25, deadline=None)
@given(awkward())
def test_nothing_lies_on_anything_else_whatever_it_is_called(of: Workflow) -> None:
    nothing_lies_on_anything(picture(of, "zh"))


def test_regions_stand_side_by_side_in_the_order_of_the_file() -> None:
    boxes = picture(PARALLEL).every_state
    left, right, third = (boxes[name].box for name in ("left", "right", "third"))
    assert left.right <= right.left and right.right <= third.left
    across = action("cross", "third>left", "third>right", "right>left")
    boxes = picture(evolve(PARALLEL, actions=(*PARALLEL.actions, across))).every_state
    assert boxes["left"].box.right <= boxes["right"].box.left < boxes["third"].box.left


def test_a_history_state_stands_where_arrows_to_it_come_from() -> None:
    below = picture(PARALLEL).every_state
    assert below["held"].box.top > below["before"].box.bottom
    assert below["before"].box.top > max(below["c"].box.bottom, below["d"].box.bottom)
    of = evolve(PARALLEL, actions=(*PARALLEL.actions, action("resume", "start>before")))
    above = picture(of).every_state
    assert above["before"].box.bottom < min(above["c"].box.top, above["d"].box.top)


@settings(max_examples=25, deadline=None)
@given(generated)
def test_every_arrow_arrives_once(of: Workflow) -> None:
    drawn = picture(of)
    targets = Counter(arc.target for a in of.actions for arc in a.arcs if arc.source != arc.target)
    assert len(drawn.heads) >= len(drawn.labels) >= len(targets)
    edges = [one.box for one in drawn.every_state.values()]
    lines = [line for arrow in drawn.arrows for line in arrow]
    for x, y in drawn.heads:
        (last,) = (start for start, end in lines if end == (x, y))
        assert last[0] == x and abs(last[1] - y) >= 9, "the head of an arrow is as long"
        on = [b for b in edges if b.left <= x <= b.right and y in (b.top, b.bottom)]
        assert on or [b for b in edges if x == b.left and b.top <= y <= b.bottom]


# The file


def test_it_needs_nothing_else_and_does_nothing() -> None:
    drawn = svg(FULL, "en")
    assert not re.search(r"<script|<image|<use|<style|href|url\(|@import|on[a-z]+=", drawn)
    assert drawn.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert "<title>permit</title>" in drawn
    assert "<desc>A diagram of a workflow with 5 states" in drawn
    assert 'lang="zh-CN"' in svg(FULL, "zh")


@settings(max_examples=8, deadline=None)
@given(awkward(), st.sampled_from(LANGUAGES))
def test_the_same_workflow_gives_the_same_bytes(of: Workflow, language: Language) -> None:
    for draw in (svg, mermaid):
        assert draw(of, language, ("q0",)) == draw(of, language, ("q0",))
        assert draw(of, language).encode()


def test_the_same_bytes_in_every_process() -> None:
    code = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from tests.workflow.full_workflow import FULL\n"
        "from community_gov.workflow.drawing import mermaid, svg\n"
        "here = {'filed', 'paid', 'unpaid'}\n"
        "print(svg(FULL, 'en', here) + mermaid(FULL, 'en', here))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code, *sys.path],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1 and len(next(iter(said))) > 5000


def test_a_workflow_with_nothing_in_it_can_be_drawn() -> None:
    nothing = evolve(workflow(), label=same(""), states=(), actions=())
    draws: tuple[Callable[[Workflow, Language], str], ...] = (svg, mermaid)
    assert all(draw(nothing, "zh") for draw in draws)
