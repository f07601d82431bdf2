"""A workflow as an office writes it: read whole, or refused with every line that is wrong."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community_gov.domain.authority import Authority
from community_gov.domain.calendar import Duration
from community_gov.domain.effects import Claim, Forward, Notify, Release
from community_gov.domain.errors import InvalidFile, Problem
from community_gov.domain.fields import DataClass, Field, FieldType, Personal
from community_gov.domain.text import Text
from community_gov.host.workflow_file import read_workflow
from community_gov.workflow.checking import problems_in
from community_gov.workflow.definition import (
    Action,
    Arc,
    Clock,
    Correction,
    Gate,
    Link,
    Need,
    Origin,
    Role,
    State,
    StateKind,
    Status,
    Workflow,
)
from community_gov.workflow.hashing import content_hash
from community_gov.workflow.majority import EVERYBODY, Count, Majority, Rule, Share

EXAMPLE = (Path(__file__).parent / "files" / "parcels.yaml").read_text(encoding="utf-8")
SETTINGS = {
    "review_body": "street",
    "retention": Duration.parse("12 months"),
    "review_time": Duration.parse("30 working days"),
}

PARCELS = Workflow(
    name="pantry:parcels",
    label=Text("食物包发放", "Food parcels"),
    roles=(
        Role("family", Text("家庭", "family")),
        Role("counter", Text("窗口", "counter"), "community"),
        Role("reviewer", Text("审核人", "reviewer"), "street"),
    ),
    fields=(
        Field(
            "family_name",
            Text("户主姓名", "head of the family"),
            FieldType.TEXT,
            personal=Personal(
                about="family",
                data_class=DataClass.NAME,
                purpose=Text("核对是谁来领", "to know who comes"),
                retention=Duration.parse("12 months"),
                readers=("counter", "reviewer"),
                findable=True,
            ),
        ),
        Field("size", Text("人数", "number of people"), FieldType.INT),
        Field(
            "care",
            Text("家庭情况", "kind of family"),
            FieldType.CHOICE,
            {"couple": Text("夫妻", "couple"), "alone": Text("单亲", "single parent")},
        ),
        Field(
            "proof",
            Text("证明", "proof"),
            FieldType.DOCUMENT,
            personal=Personal(
                about="family",
                data_class=DataClass.SCAN,
                purpose=Text("核对资格", "to check"),
                retention=Duration.parse("12 months"),
            ),
        ),
        Field("parcels_due", Text("应领份数", "parcels due"), FieldType.INT),
    ),
    reasons={
        "unreadable": Text("看不清", "cannot be read"),
        "wrong_person": Text("不是本人的", "somebody else's"),
    },
    messages={"received": Text("已收到。", "We have it.")},
    states=(
        State("draft", Text("填写中", "being written"), told=Text("还没提交", "not handed in")),
        State(
            "review",
            Text("审核中", "in review"),
            StateKind.PARALLEL,
            Status.WAITING,
            states=(
                State(
                    "papers",
                    Text("材料", "papers"),
                    StateKind.NESTED,
                    states=(
                        State("papers_open", Text("待核", "to be checked")),
                        State("papers_done", Text("已核", "checked")),
                    ),
                ),
                State("visit", Text("走访", "visit")),
            ),
        ),
        State("paused", Text("暂停", "on hold"), status=Status.HIDDEN),
        State("done", Text("已发放", "given out"), status=Status.FINAL),
    ),
    actions=(
        Action(
            "open",
            Text("登记", "open"),
            (Arc("start", "draft"),),
            ("family", "counter"),
            takes=("family_name",),
        ),
        Action(
            "submit",
            Text("提交", "hand in"),
            (Arc("draft", "review"), Arc("paused", "review")),
            ("family",),
            checks=("pantry:eligible@1", "other_bank:not_served@2", "pantry:parcel_year@1"),
            needs=(Need("family_name"), Need("size", anew=True), Need("proof", {"care": "alone"})),
            takes=("care",),
            effects=(
                Notify("family", "received"),
                Claim("parcel-year", "family_name", "pantry:parcel_year@1"),
            ),
            told=Text("我们在看", "we are looking at it"),
        ),
        Action(
            "send_back",
            Text("退回", "send back"),
            (
                Arc("papers_open", "draft", ("pantry:urgent@1", "in:visit"), ("pantry:late@3",)),
                Arc("papers_open", "draft"),
                Arc("papers_done", "draft"),
            ),
            ("reviewer",),
            power="street",
            correction=Correction.NAMES,
            reasons=("unreadable", "wrong_person"),
        ),
        Action(
            "correct",
            Text("补正", "correct"),
            (Arc("draft", "draft"),),
            ("family",),
            correction=Correction.REPLACES,
        ),
        Action(
            "give",
            Text("发放", "give out"),
            (Arc("review", "done"),),
            ("counter",),
            gates=(
                Gate(
                    "second_person",
                    Text("第二人", "a second person"),
                    ("reviewer",),
                    needed=2,
                    apart_from=("send_back",),
                    refusal="send_back",
                    authority=Authority(Text("内部规定", "house rule"), confirmed=False),
                ),
            ),
            records={"parcels_due": "pantry:parcels_due@1"},
            links=(
                Link("neighbour"),
                Link("earlier", True, ("done",), ("family_name",), ("size",)),
            ),
            effects=(Release("parcel-year"), Forward("neighbour", "tell", True)),
            apart_from=("submit",),
            authority=Authority(Text("章程第三条", "Statute art. 3"), date(2025, 1, 1)),
        ),
        Action(
            "check_papers",
            Text("核材料", "check the papers"),
            (Arc("papers_open", "papers_done"),),
            ("reviewer",),
        ),
        Action("pause", Text("暂停", "put on hold"), (Arc("draft", "paused"),), ("counter",)),
        Action("hurry", Text("催办", "remind"), (Arc("review", "review"),), ("clock",)),
    ),
    clocks=(
        Clock(
            "review",
            Text("审核期限", "time to review"),
            Duration.parse("30 working days"),
            ("papers_open", "papers_done"),
            "hurry",
            ("paused",),
            authority=Authority(Text("待核实", "to be checked"), date(2025, 1, 1), False),
        ),
    ),
)


def read(text: str, settings: dict[str, object] | None = None) -> Workflow:
    values = SETTINGS if settings is None else settings
    return read_workflow(text.encode(), "parcels.yaml", "pantry", values)


def problems(text: str, settings: dict[str, object] | None = None) -> list[Problem]:
    with pytest.raises(InvalidFile) as caught:
        read(text, settings)
    return list(caught.value.problems)


def report(text: str) -> list[tuple[str, str, object]]:
    return [(one.code, one.where, one.params["path"]) for one in problems(text)]


def test_the_file_and_python_are_the_same_workflow() -> None:
    assert read(EXAMPLE) == PARCELS
    assert content_hash(read(EXAMPLE)) == content_hash(PARCELS)


def test_every_part_says_from_where_it_is() -> None:
    workflow = read(EXAMPLE)
    lines = EXAMPLE.split("\n")

    def line_of(origin: Origin) -> str:
        assert (origin.plugin, origin.file) == ("pantry", "parcels.yaml")
        return lines[origin.line - 1].strip()

    give = workflow.action("give")
    assert line_of(workflow.origin) == lines[0]
    assert give is not None
    assert line_of(give.origin) == "give:"
    assert line_of(give.gates[0].origin) == "second_person:"
    assert line_of(workflow.clocks[0].origin) == "review:"
    assert line_of(workflow.roles[1].origin).startswith("counter:")
    inner = workflow.states[1].states[0].states[0]
    assert line_of(inner.origin).startswith("papers_open:")


def test_one_report_names_everything_that_is_wrong() -> None:
    broken = """\
workflow: Parcels
lable: {zh: 食物包, en: Parcels}
roles: {family: {label: {zh: 家庭, en: ''}}, Counter: {label: {zh: 窗口, en: counter}}}
states:
  draft: {label: {zh: 草稿}, status: opne, kind: nestd}
actions:
  open:
    label: {zh: 登记, en: open}
    by: family
    needs: [size, {field: proof, whn: {care: alone}}, 3]
    checks: [eligible]
    effects: [{notify: {to: family, message: x}, release: {register: y}}, {tell: {}}]
    gates: {second: {label: {zh: 第二人, en: second}, by: [family], needed: 0}}
    told:
    authority: {title: {zh: 条例, en: statute}, since: soon, confirmed: yes}
clocks:
  a: {label: {zh: 期限, en: time}, duration: 30, runs_in: draft, fires: open}
  b: {label: {zh: 期限, en: time}, duration: 30 days, runs_in: [2025-01-01], fires: true}
"""
    assert sorted(report(broken)) == sorted(
        [
            ("file.missing_key", "parcels.yaml:1", "label"),
            ("file.name", "parcels.yaml:1", "workflow"),
            ("file.unknown_key", "parcels.yaml:2", "lable"),
            ("file.empty_text", "parcels.yaml:3", "roles.family.label"),
            ("file.name", "parcels.yaml:3", "roles.Counter"),
            ("file.choice", "parcels.yaml:5", "states.draft.kind"),
            ("file.choice", "parcels.yaml:5", "states.draft.status"),
            ("file.missing_key", "parcels.yaml:5", "states.draft.label.en"),
            ("file.expected", "parcels.yaml:9", "actions.open.by"),
            ("file.unknown_key", "parcels.yaml:10", "actions.open.needs.1.whn"),
            ("file.expected", "parcels.yaml:10", "actions.open.needs.2"),
            ("file.one_of", "parcels.yaml:12", "actions.open.effects.0"),
            ("file.unknown_key", "parcels.yaml:12", "actions.open.effects.1.tell"),
            ("file.too_small", "parcels.yaml:13", "actions.open.gates.second.needed"),
            ("file.nothing", "parcels.yaml:14", "actions.open.told"),
            ("file.expected", "parcels.yaml:15", "actions.open.authority.since"),
            ("file.expected", "parcels.yaml:15", "actions.open.authority.confirmed"),
            ("duration.no_unit", "parcels.yaml:17", "clocks.a.duration"),
            ("file.expected", "parcels.yaml:17", "clocks.a.runs_in"),
            ("duration.form", "parcels.yaml:18", "clocks.b.duration"),
            ("file.expected", "parcels.yaml:18", "clocks.b.runs_in.0"),
            ("file.expected", "parcels.yaml:18", "clocks.b.fires"),
        ]
    )


def test_the_report_is_in_the_order_of_the_lines() -> None:
    text = EXAMPLE.replace("by: [reviewer]", "by: reviewer").replace("type: int", "type: number")
    lines = [int(one.where.partition(":")[2]) for one in problems(text)]
    assert lines == sorted(lines)
    assert len(lines) == 5


NEAR = [
    ("takes: [care]", "take: [care]", "file.unknown_key", "takes"),
    ("status: final", "status: finl", "file.choice", "final"),
    ("correction: names", "correction: name", "file.choice", "names"),
    ("class: name", "class: names", "file.choice", "name"),
    ("{setting: review_time}", "{setting: review_tme}", "file.unknown_setting", "review_time"),
]


@pytest.mark.parametrize(("right", "wrong", "code", "near"), NEAR)
def test_a_slip_of_the_pen_is_answered_with_the_nearest_word(
    right: str, wrong: str, code: str, near: str
) -> None:
    found = problems(EXAMPLE.replace(right, wrong))
    assert [(one.code, one.params["near"]) for one in found] == [(code, near)]


WRONG = [
    ("a number alone as a duration", "{setting: review_time}", "30", "duration.no_unit"),
    ("days that do not say which", "{setting: review_time}", "30 days", "duration.form"),
    ("a year that is no duration", "{setting: review_time}", "0 months", "duration.form"),
    ("a day that never comes", "since: 2025-01-01}", "since: 2025-02-30}", "file.no_such_day"),
    (
        "a number in a label",
        "{zh: 人数, en: number of people}",
        "{zh: 人数, en: 5}",
        "file.expected",
    ),
    ("yes instead of true", "findable: true", "findable: yes", "file.expected"),
    ("a number in quotes", "needed: 2", "needed: '2'", "share.form"),
    ("true instead of a number", "needed: 2", "needed: true", "file.expected"),
    (
        "a label in one language",
        "{zh: 人数, en: number of people}",
        "{zh: 人数}",
        "file.missing_key",
    ),
    ("a label without words", "{zh: 证明, en: proof}", "{zh: 证明, en: ' '}", "file.empty_text"),
    ("a label without languages", "{zh: 证明, en: proof}", "证明", "file.expected"),
    ("a key with nothing after it", "takes: [care]", "takes:", "file.nothing"),
    ("choices for what is no choice", "type: choice", "type: text", "file.choices"),
    ("a choice without choices", "type: document", "type: choice", "file.choices"),
    ("two ways to say from where", "arcs:", "to: draft\n    arcs:", "file.arcs_or_from"),
    ("no way at all", "    from: review\n    to: done\n", "", "file.no_way"),
    ("an arc to nowhere", "- {from: papers_open, to: draft, when", "- {when", "file.no_way"),
    ("a version that is no number", "eligible@1", "eligible@new", "expression.name"),
    ("a name in Chinese", "  hurry:", "  催办:", "file.name"),
    ("a name with a capital", "workflow: parcels", "workflow: Parcels", "file.name"),
    ("a name that looks Latin", "workflow: parcels", "workflow: p\u0430rcels", "file.name"),
]


@pytest.mark.parametrize(
    ("right", "wrong", "code"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_one_mistake_is_one_problem(right: str, wrong: str, code: str) -> None:
    text = EXAMPLE.replace(right, wrong, 1)
    assert text != EXAMPLE
    found = problems(text)
    assert [one.code for one in found] == [code]
    lines = zip(EXAMPLE.split("\n"), text.split("\n"), strict=False)
    changed = next(number for number, (old, new) in enumerate(lines, start=1) if old != new)
    line = int(found[0].where.partition(":")[2])
    assert abs(line - changed) <= 4, "the part that holds the line begins just above it"


@pytest.mark.parametrize(
    ("needed", "rule"),
    [
        ("3", Count(3)),
        ("all", EVERYBODY),
        ("more than 1/2", Majority((Share(Fraction(1, 2), more=True),))),
        ("{agree: {area: at least 2/3}}", Majority((Share(Fraction(2, 3), measure="area"),))),
    ],
)
def test_how_many_must_agree_is_a_number_a_share_or_a_majority(needed: str, rule: Rule) -> None:
    give = read(EXAMPLE.replace("needed: 2", f"needed: {needed}")).action("give")
    assert give is not None
    assert give.gates[0].rule == rule


def test_a_setting_stands_for_a_value_a_list_or_a_text() -> None:
    text = EXAMPLE.replace("reasons: [unreadable, wrong_person]", "reasons: {setting: why}")
    text = text.replace("by: [clock]", "by: [{setting: who}]")
    text = text.replace("label: {zh: 催办, en: remind}", "label: {setting: called}")
    label = Text("提醒", "remind again")
    workflow = read(text, {**SETTINGS, "why": ("unreadable",), "who": "clock", "called": label})
    send_back, hurry = workflow.action("send_back"), workflow.action("hurry")
    assert send_back is not None
    assert hurry is not None
    assert (send_back.reasons, hurry.by, hurry.label) == (("unreadable",), ("clock",), label)


def test_a_setting_of_none_leaves_the_key_out() -> None:
    workflow = read(EXAMPLE, {**SETTINGS, "review_body": None})
    assert workflow.roles[2].body is None


def test_a_setting_of_the_wrong_kind_is_refused_where_it_is_used() -> None:
    found = problems(EXAMPLE, {**SETTINGS, "review_time": 30})
    assert [(one.code, one.params["path"]) for one in found] == [
        ("duration.no_unit", "clocks.review.duration")
    ]


def test_names_that_mean_nothing_are_found_once_all_is_composed() -> None:
    text = EXAMPLE.replace("from: [draft, paused]", "from: [drft, paused]")
    questions = {
        *(f"pantry:{name}@1" for name in ("eligible", "urgent", "parcel_year", "parcels_due")),
        *("pantry:late@3", "other_bank:not_served@2"),
    }
    codes = [one.code for one in problems_in(read(text), questions)]
    assert codes[0] == "unknown.state"


LINES = EXAMPLE.split("\n")
JUNK = st.sampled_from(["", "x", "1", "[]", "{}", "~", "true", "2025-01-01", "{setting: y}", "- a"])


@settings(deadline=None)
@given(st.integers(0, len(LINES) - 1), JUNK, st.booleans())
def test_whatever_is_done_to_one_line_the_file_is_read_or_refused(
    number: int, junk: str, keep_key: bool
) -> None:
    key = LINES[number].partition(":")[0] + ": " if keep_key else ""
    try:
        read("\n".join([*LINES[:number], key + junk, *LINES[number + 1 :]]))
    except InvalidFile as error:
        assert all(one.where.startswith("parcels.yaml:") for one in error.problems)
