"""What is wrong with a workflow is said before anybody relies on it."""

import ast
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from community_gov.domain.authority import Authority
from community_gov.domain.calendar import Duration
from community_gov.domain.effects import (
    Award,
    Book,
    Claim,
    Forward,
    HandOver,
    Notify,
    Open,
    Reserve,
    Restock,
    TakeBack,
)
from community_gov.domain.errors import Problem
from community_gov.domain.fields import Direction, FieldType
from community_gov.domain.people import AUTOMATIC, CLOCK, FORWARDED
from community_gov.domain.text import Text
from community_gov.workflow.checking import (
    booked,
    bookings,
    names,
    problems_in,
    sayable,
    shape,
    times,
)
from community_gov.workflow.definition import (
    Action,
    Arc,
    Correction,
    Flag,
    Link,
    Need,
    Role,
    State,
    StateKind,
    Status,
    Workflow,
)
from community_gov.workflow.majority import EVERYBODY, Majority, Share

from .builders import (
    ROLES,
    action,
    clock,
    gate,
    origin,
    personal_field,
    plain_field,
    role,
    state,
    text,
    workflow,
)
from .full_workflow import FULL

HERE = origin("pingcheng", 7)
KNOWN = {"fit@1"}
OPEN = action("open", "start>a")


def of(*actions: Action, **more: Any) -> Workflow:
    return workflow(OPEN, *actions, **more)


def doing(*ways: str | Arc, flags: tuple[str, ...] = (), **more: Any) -> Workflow:
    """Make a workflow whose only fault is in one action."""
    marks = tuple(Flag(name, text(name)) for name in flags)
    return of(action("go", *(ways or ("a>a",)), **more, origin=HERE), flags=marks)


def acting(effect: Any, **more: Any) -> Workflow:
    fields = (personal_field("child", True), plain_field("use"))
    return of(action("go", "a>a", effects=(effect,), origin=HERE), fields=fields, **more)


def chosen(need: Need) -> Workflow:
    kinds = {"green": text("green"), "red": text("red")}
    kind = plain_field("kind", FieldType.CHOICE, choices=kinds)
    return of(action("go", "a>a", needs=(need,)), fields=(kind, plain_field("use")))


def counting(written: str) -> Workflow:
    """Record a number that is counted over linked cases."""
    go = action("go", "a>a", records={"use": written}, links=(Link("m"),))
    return of(go, fields=(plain_field("use", FieldType.INT),))


def sealed(need: Need) -> Workflow:
    fields = (personal_field("child"), plain_field("use"))
    return of(action("go", "a>a", needs=(need,)), fields=fields)


def roled(name: str) -> Workflow:
    field = personal_field("child", about=name)
    return of(fields=(evolve(field),))


def read_by(name: str) -> Workflow:
    field = personal_field("child")
    assert field.personal is not None
    return of(fields=(evolve(field, personal=evolve(field.personal, readers=(name,))),))


def gated(**more: Any) -> Workflow:
    return of(action("go", "a>a", gates=(gate(**more, origin=HERE),)))


def timed(twice: bool = False, **more: Any) -> Workflow:
    one = clock(**{"runs_in": ("a",), **more})
    return of(action("lapse", "a>b", by=(CLOCK,)), clocks=(one, one) if twice else (one,))


PLAIN = (state("a"),)
OFFICER = Role("officer", text("officer"), "street_office")

LAW = Authority(text("Law, art. 7"))
BY_AREA = Majority((Share(Fraction(1, 2), measure="area"),))
ADDED = {"runs_in": ("a",), "fires": None}

MONTHLY = {"duration": Duration.parse("1 month"), "part_of": "review_time"}
FIVE_DAYS = {"review_time": Duration.parse("5 working days")}

BROKEN: list[tuple[str, Workflow, object]] = [
    ("workflow.name", of(action("Go", "a>a", origin=HERE)), None),
    ("workflow.name", of(flags=(Flag("Late", text("late")),)), None),
    ("workflow.name", gated(name="第二人"), None),
    ("workflow.reserved", of(states=(*PLAIN, state("anywhere"))), None),
    ("workflow.reserved", of(fields=(plain_field("setting"),)), None),
    ("workflow.empty_text", of(reasons={"late": Text("晚了", " ")}), None),
    ("workflow.empty_text", gated(authority=Authority(Text("", "rule"))), None),
    ("workflow.needed_twice", gated(needed=2, majority=EVERYBODY), None),
    ("file.choices", of(fields=(plain_field("use", FieldType.CHOICE),)), None),
    ("unknown.clock", timed(part_of="revew_time"), "review_time"),
    (
        "workflow.extends_unit",
        evolve(
            timed(),
            clocks=(clock(runs_in=("a",)), clock("rung", ("a",), **MONTHLY)),
            actions=(*timed().actions, action("more", "a>a", extends=FIVE_DAYS, origin=HERE)),
        ),
        None,
    ),
    ("unknown.state", evolve(doing("a>bb"), states=PLAIN), None),
    ("unknown.role", doing(by=("clark",)), "clerk"),
    ("unknown.role", gated(by=("leder",)), "leader"),
    ("unknown.role", roled("applicent"), "applicant"),
    ("unknown.role", roled("clerk"), "applicant"),
    ("unknown.role", read_by("clark"), "clerk"),
    ("unknown.role", acting(Notify("clark", "m"), messages={"m": text("m")}), "clerk"),
    ("unknown.action", doing(apart_from=("opn",)), "open"),
    ("unknown.action", gated(apart_from=("opn",)), "open"),
    ("unknown.action", gated(refusal="opn"), "open"),
    ("unknown.action", timed(fires="laps"), "lapse"),
    ("unknown.check", doing(checks=("fit@2",)), "fit@1"),
    ("unknown.check", doing(Arc("a", "a", ("fit@2",))), "fit@1"),
    ("unknown.check", doing(Arc("a", "a", (), ("fit@2",))), "fit@1"),
    ("unknown.field", doing(needs=(Need("us"),)), "use"),
    ("unknown.field", doing(needs=(Need("use", {"us": "x"}),)), "use"),
    ("unknown.field", doing(takes=("us",)), "use"),
    ("unknown.field", doing(records={"us": "fit@1"}), "use"),
    ("unknown.check", doing(records={"use": "fit@2"}), "fit@1"),
    ("unknown.field", acting(Claim("r", "child", "us")), "use"),
    ("unknown.reason", doing(reasons=("od",)), "old"),
    ("unknown.message", acting(Notify("clerk", "n"), messages={"mn": text("m")}), "mn"),
    ("unknown.link", acting(Forward("membr", "go")), "—"),
    ("workflow.claim_not_findable", acting(Claim("r", "use")), None),
    ("workflow.need_on_sealed", sealed(Need("use", {"child": "x"})), None),
    ("workflow.counted_form", doing(records={"use": "sum:m"}), None),
    ("workflow.counted_field", doing(records={"use": "count:m"}, links=(Link("m"),)), None),
    ("unknown.link", counting("count:mm"), "m"),
    ("unknown.status", counting("count:m:opn"), "open"),
    ("unknown.link", doing(links=(Link("m", shares=("mm",)),)), "m"),
    ("unknown.link", doing(links=(Link("m", not_as=("mm",)),)), "m"),
    ("unknown.role", doing(links=(Link("m", back="b", one_for="applicent"),)), "applicant"),
    ("workflow.one_for_back", doing(links=(Link("m", one_for="applicant"),)), None),
    ("workflow.carries_from_anybody", doing(links=(Link("m", carries=("use",)),)), None),
    ("unknown.field", doing(links=(Link("m", same=("us",)),)), "use"),
    ("unknown.field", doing(links=(Link("m", same=("use",), carries=("us",)),)), "use"),
    ("unknown.choice", chosen(Need("use", {"kind": "gren"})), "green"),
    ("workflow.claim_not_needed", acting(Claim("r", "child")), None),
    ("workflow.gate_needs_nobody", gated(by=()), None),
    ("workflow.refusal_meets_gate", gated(refusal="go"), None),
    ("workflow.history_at_top", of(states=(*PLAIN, state("h", kind=StateKind.HISTORY))), None),
    ("workflow.leads_nowhere", of(action("go")), None),
    ("workflow.leads_to_start", doing("a>start"), None),
    ("workflow.message", of(messages={"m": text("{use.name}")}), None),
    ("workflow.message", of(messages={"m": text("{use")}), None),
    ("workflow.message", of(messages={"m": text("{us}")}), None),
    ("workflow.twice", of(OPEN), None),
    ("workflow.twice", of(roles=(*ROLES, role("clerk"))), None),
    ("workflow.twice", of(fields=(plain_field("use"), plain_field("use"))), None),
    ("workflow.twice", timed(twice=True), None),
    ("workflow.twice", of(action("go", "a>a", gates=(gate(), gate()))), None),
    ("workflow.clock_may_not_fire", timed(fires="open"), None),
    ("workflow.nobody_may", doing(by=()), None),
    ("workflow.no_reasons", doing(correction=Correction.NAMES), None),
    ("workflow.gate_needs_nobody", gated(needed=0), None),
    ("workflow.gate_reserved", gated(name="signer"), None),
    ("workflow.never_opens", workflow(states=()), None),
    ("workflow.state_twice", of(states=(state("a"), state("a"))), None),
    ("workflow.state_twice", of(states=(state("a"), state("start"))), None),
    ("workflow.state_kind", of(states=(state("a", kind=StateKind.NESTED),)), None),
    ("workflow.state_kind", of(states=(state("a", state("b")),)), None),
    ("workflow.power", doing(by=("clerk",), power="street_office"), None),
    ("workflow.unreachable", of(states=(state("a"), state("b"))), None),
    (
        "workflow.document_unsealed",
        of(fields=(plain_field("paper", FieldType.DOCUMENT), plain_field("use"))),
        None,
    ),
    ("unknown.flag", doing("a>a", raises=("urgnt",), flags=("urgent",)), "urgent"),
    ("unknown.flag", doing(Arc("a", "a", ("flag:urgnt",)), flags=("urgent",)), "urgent"),
    ("unknown.state", doing(Arc("a", "a", ("in:aa",))), None),
    ("unknown.action", doing(Arc("a", "a", ("done:opn",))), None),
    ("unknown.action", doing(Arc("a", "a", ("asked:opn",))), None),
    ("unknown.clock", doing(Arc("a", "a", ("running:tim",))), None),
    ("unknown.clock", doing(extends={"tim": Duration.parse("1 month")}), None),
    ("unknown.flag", timed(when=("flag:x",)), None),
    ("workflow.clock_asks", timed(unless=("fit@1",)), None),
    ("workflow.clock_asks", timed(when=("running:review_time",)), None),
    ("workflow.not_deemed", doing(by=("officer", CLOCK), power="street_office"), None),
    ("workflow.not_deemed", doing(by=(AUTOMATIC,), power="street_office"), None),
    ("workflow.deemed_by_whom", doing(by=(CLOCK,), deemed=True), None),
    (
        "workflow.deemed_way_round",
        of(
            action("grant", "a>b", by=("officer",), power="street_office"),
            action("lapse", "a>b", by=(CLOCK,)),
            roles=(*ROLES, OFFICER),
        ),
        None,
    ),
    ("workflow.automatic_opens", doing("start>a", by=(AUTOMATIC,)), None),
    ("workflow.automatic_endless", doing(by=(AUTOMATIC,)), None),
    (
        "workflow.extends_unit",
        of(
            action("more", "a>a", extends={"review_time": Duration.parse("1 month")}),
            clocks=(clock(**ADDED),),
        ),
        None,
    ),
    (
        "workflow.clock_in_final",
        of(states=(*PLAIN, state("z", status=Status.FINAL)), clocks=(clock(runs_in=("z",)),)),
        None,
    ),
    ("unknown.link", doing(Arc("a", "a", ("every:par:over",))), None),
    (
        "unknown.status",
        doing(Arc("a", "a", ("some:part:opn",)), effects=(Open("o:x", "part"),)),
        "open",
    ),
    ("workflow.book_nothing", acting(Book("use")), None),
    ("workflow.book_personal", acting(Book("use", ("child",))), None),
    ("workflow.book_type", acting(Book("use", ("use",))), None),
    ("unknown.role", acting(Book("use", who=("aplicant",))), "applicant"),
    ("workflow.condition_form", doing(Arc("a", "a", ("room:part:a",))), None),
    (
        "workflow.room_field",
        doing(Arc("a", "a", ("room:part:a:use",)), effects=(Open("o:x", "part"),)),
        None,
    ),
    ("workflow.up_to", acting(Forward("part", "go", up_to="some:part:open")), None),
    ("unknown.role", acting(Open("o:x", "part", people={"a": "aplicant"})), "applicant"),
    ("unknown.field", acting(Open("o:x", "part", carries={"a": "us"})), "use"),
    ("workflow.award_rule", acting(Award("applicant")), None),
    ("workflow.award_rule", acting(Award("applicant", "sweep", "use")), None),
    ("unknown.role", acting(Award("aplicant", "sweep")), "applicant"),
    ("unknown.field", acting(Award("applicant", activity="us")), "use"),
    ("unknown.field", acting(Award("applicant", "sweep", evidence=("us",))), "use"),
    ("unknown.measure", acting(Award("applicant", "sweep", measures={"minuts": "use"})), "minutes"),
    (
        "workflow.booked_type",
        acting(Award("applicant", "sweep", measures={"minutes": "use"})),
        None,
    ),
    ("workflow.booked_type", acting(HandOver("use")), None),
    ("unknown.role", acting(Reserve("aplicant", "use", "review_time")), "applicant"),
    ("unknown.clock", acting(Reserve("applicant", "use", "time")), None),
    (
        "workflow.reserve_for_ever",
        acting(Reserve("applicant", "use", "review_time"), clocks=(clock(fires=None),)),
        None,
    ),
    ("unknown.field", acting(Restock("us", "use")), "use"),
    ("workflow.booked_personal", acting(Reserve("applicant", "child", "review_time")), None),
    ("workflow.take_back_alone", acting(TakeBack()), None),
    ("workflow.expires", of(fields=(plain_field("use", expires=True),)), None),
    (
        "workflow.given_out",
        of(
            action("go", "a>a", by=("applicant",), takes=("use",)),
            fields=(plain_field("use", direction=Direction.OUT),),
        ),
        None,
    ),
    ("workflow.need_on_sealed", sealed(Need("child", value="x")), None),
    ("unknown.gate", gated(after=("bos",)), None),
    ("unknown.message", gated(tells="mm"), None),
    ("unknown.field", gated(looks_at=("us",)), "use"),
    ("unknown.role", gated(unrelated_to=("aplicant",)), "applicant"),
    ("unknown.role", doing(unrelated_to=("clerk",)), "applicant"),
    ("unknown.role", doing(signers=("clark",)), "clerk"),
    ("unknown.check", gated(majority=BY_AREA, weights={"area": "fit@2"}), "fit@1"),
    ("workflow.no_weight", gated(majority=BY_AREA), None),
    ("workflow.weight_unused", gated(weights={"area": "fit@1"}), None),
    (
        "workflow.gate_circle",
        of(action("go", "a>a", gates=(gate("x", after=("y",)), gate("y", after=("x",))))),
        None,
    ),
    ("workflow.role_reserved", of(roles=(*ROLES, role("clock"))), None),
    ("workflow.exercise_opens", doing("a>a", exercise=True), None),
    (
        "workflow.only_history",
        of(states=(state("a", state("h", kind=StateKind.HISTORY), kind=StateKind.NESTED),)),
        None,
    ),
]


def with_fields(broken: Workflow) -> Workflow:
    """Add what most workflows have, so that only the fault is a fault."""
    return evolve(
        broken,
        fields=broken.fields or (plain_field("use"),),
        reasons=broken.reasons or {"old": text("old")},
    )


def said(broken: Workflow) -> list[Problem]:
    found = problems_in(broken, KNOWN)
    for one in found:
        assert one.line("zh") and one.line("en")
    return found


@pytest.mark.parametrize(
    ("code", "broken", "near"), BROKEN, ids=[f"{at}-{one[0]}" for at, one in enumerate(BROKEN)]
)
def test_each_fault_has_its_code(code: str, broken: Workflow, near: object) -> None:
    codes = {one.code: one for one in said(with_fields(broken))}
    assert code in codes
    if near is not None:
        assert codes[code].params["near"] == near


def test_no_code_of_the_checker_was_forgotten_above() -> None:
    checkers = (booked, bookings, names, sayable, shape, times)
    source = "".join(Path(one.__file__).read_text("utf-8") for one in checkers)
    strings = {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    whole = {one for one in strings if re.fullmatch(r"(workflow|file)\.[a-z_]+", one)}
    kinds = set(re.findall(r'unknown\(\s*"([a-z]+)"|: \("([a-z]+)", self', source))
    kinds = {one or other for one, other in kinds}
    assert {code for code, *_ in BROKEN} == whole | {f"unknown.{kind}" for kind in kinds}


GOOD = [
    of(),
    doing("a>b", by=("clerk", CLOCK, FORWARDED), checks=("fit@1",)),
    of(
        action(
            "go",
            "a>a",
            by=("officer", CLOCK),
            power="street_office",
            deemed=True,
            authority=LAW,
        ),
        roles=(*ROLES, OFFICER),
    ),
    doing("a>b", by=(AUTOMATIC,)),
    doing(Arc("a", "a", (), ("done:go",)), by=(AUTOMATIC,)),
    timed(when=("in:a",), unless=("done:open", "asked:open")),
    timed(fires=None),
    timed(),
]


def test_a_sound_workflow_has_no_problems() -> None:
    questions = {*FULL.actions[1].checks, "able@1", "area@1", "late@1", "months_due@1"}
    sound = evolve(
        FULL,
        states=(
            FULL.states[0],
            evolve(FULL.states[1], states=FULL.states[1].states[:2]),
            FULL.states[2],
        ),
        actions=tuple(
            evolve(one, arcs=(*one.arcs, Arc("paid", "unpaid"))) if one.name == "refuse" else one
            for one in FULL.actions
        ),
    )
    assert problems_in(sound, questions) == []
    for one in GOOD:
        assert problems_in(one, KNOWN) == []


def test_a_parallel_state_is_entered_whole_and_a_nested_one_at_its_first() -> None:
    inner: tuple[State, ...] = (state("x"), state("y"))
    for kind, lost in ((StateKind.PARALLEL, []), (StateKind.NESTED, ["y"])):
        found = said(of(states=(state("a", *inner, kind=kind),)))
        assert [one.params["state"] for one in found] == [text(name) for name in lost]


def test_who_is_inside_is_also_in_what_is_around() -> None:
    box = state("box", state("first"), state("second"), kind=StateKind.NESTED)
    around = of(action("in", "a>second"), action("out", "box>b"), states=(*PLAIN, box, state("b")))
    assert said(around) == []


def test_all_faults_are_said_at_once_each_with_its_place() -> None:
    broken = doing("a>bb", by=("clark",), checks=("x@1",), takes=("y",))
    found = said(evolve(broken, states=PLAIN))
    assert [one.code for one in found] == [
        "unknown.state",
        "unknown.role",
        "unknown.check",
        "unknown.field",
    ]
    assert {one.where for one in found} == {"pingcheng pingcheng.yaml:7"}


def test_a_state_that_only_a_role_of_the_system_reaches_is_reached() -> None:
    found = said(of(action("lapse", "a>b", by=(CLOCK,)), roles=(*ROLES, role("more"))))
    assert found == []
