# ruff: noqa: E501
"""What a step asks for, as JSON Schema: the schema says yes and no where the library does."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from community_gov import Document, InvalidInput, NotFound, Refused
from community_gov.plugin import NextStep

from .desk import Desk

REPAIR = """
fields:
  kind: {label: {zh: 类别, en: Kind}, type: choice, choices: {lift: {zh: 电梯, en: lift}, roof: {zh: 屋顶, en: roof}}}
  lift_number: {label: {zh: 电梯编号, en: Lift number}, type: int}
  part: {label: {zh: 分摊比例, en: Share}, type: fraction}
  day: {label: {zh: 日期, en: Day}, type: date}
  agreed: {label: {zh: 已阅读须知, en: Has read the notes}, type: bool}
  photo:
    label: {zh: 照片, en: Photograph}
    type: document
    personal: {about: resident, class: scan, purpose: {zh: 看损坏, en: to see the damage}, retention: 12 months, readers: [clerk]}
  insurance: {label: {zh: 保单, en: Insurance}, type: document, expires: true, personal: {about: resident, class: scan, purpose: {zh: 看保险, en: to see the cover}, retention: 12 months, readers: [clerk]}}
  mark: {label: {zh: 编号, en: Mark}, type: text}
reasons:
  blurred: {zh: 不清楚, en: blurred}
  other: {zh: 其他, en: another one}
  no_money: {zh: 没有经费, en: there is no money}
states:
  filed: {label: {zh: 已报, en: Filed}}
  wrong: {label: {zh: 待补正, en: To be corrected}}
  done: {label: {zh: 已办, en: Done}, status: closed}
  refused: {label: {zh: 未批, en: Refused}, status: closed}
actions:
  open:
    label: {zh: 报修, en: Report}
    by: [resident]
    to: filed
    needs: [kind, {field: lift_number, when: {kind: lift}}, {field: agreed, value: 'true'}]
    takes: [part, day, photo, insurance]
    links: [previous]
  phone: {label: {zh: 电话报修, en: Take a call}, by: [resident], to: filed, needs: [kind], takes: [lift_number, agreed, photo]}
  look:
    label: {zh: 查看, en: Look}
    by: [clerk]
    from: filed
    needs: [{field: day, anew: true}, {field: lift_number, when: {kind: lift}}, {field: agreed, value: 'true'}]
    takes: [kind]
    records: {mark: mark@1}
  send_back: {label: {zh: 退回, en: Send back}, by: [clerk], from: filed, to: wrong, correction: names, reasons: [blurred, other]}
  replace: {label: {zh: 更换, en: Replace}, by: [resident], from: wrong, to: filed, correction: replaces}
  grant:
    label: {zh: 批准, en: Grant}
    by: [clerk]
    from: filed
    to: done
    gates: {second: {label: {zh: 复核, en: second look}, by: [chief], apart_from: [grant], refusal: refuse}}
  refuse: {label: {zh: 不批, en: Refuse}, by: [clerk, chief], from: filed, to: refused, reasons: [no_money, other]}
"""
PICTURE = {"filename": "roof.png", "content": "iVBORw0KGgo="}
LIFT = {"kind": "lift", "lift_number": 3, "agreed": True}
ROOF = {"kind": "roof", "agreed": True}
FORM = ("field.", "items.", "reason.", "links.", "document.", "input.", "people.")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, REPAIR, {"mark@1": "A-1"})


def way_in(desk: Desk, name: str = "open") -> NextStep:
    steps = desk.here.ways_in("tried:thing", by=desk.people["resident"])
    return next(one for one in steps if one.action.name == name)


def step_of(desk: Desk, case: str, action: str, by: str) -> NextStep:
    steps = {one.action.name: one for one in desk.here.what_next(case, by=desk.people[by])}
    return steps[action]


def opened(desk: Desk, action: str = "open", **data: object) -> str:
    person = desk.people["resident"]
    body = {"people": {"resident": person}, "data": data}
    read = way_in(desk, action).read_input(json.loads(json.dumps(body)))
    return desk.here.open("tried:thing", by=person, action=action, **read).case


def fits(step: NextStep, body: object) -> bool:
    schema = step.input_schema("en")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema).is_valid(body)


def test_a_form_says_what_is_needed_and_when_in_both_languages(desk: Desk) -> None:
    step = way_in(desk)
    schema = step.input_schema("zh")
    data = schema["properties"]["data"]
    assert schema["title"] == "报修" and schema["x-label"]["en"] == "Report"
    assert data["required"] == ["kind", "agreed"]
    assert data["properties"]["photo"]["description"] == "看损坏"
    assert data["properties"]["photo"]["x-purpose"]["en"] == "to see the damage"
    assert "valid_until" in data["properties"]["insurance"]["properties"]
    assert [one["title"] for one in data["properties"]["kind"]["oneOf"]] == ["电梯", "屋顶"]
    assert fits(step, {"data": LIFT}) and fits(step, {"data": ROOF})
    assert not fits(step, {"data": {**LIFT, "lift_number": "3"}})
    assert not fits(step, {"data": {"kind": "lift", "agreed": True}})
    assert not fits(step, {"data": {**ROOF, "agreed": False}})
    assert not fits(step, {"data": ROOF, "by": "somebody"})


def test_what_is_sent_as_json_becomes_what_the_verbs_take(desk: Desk) -> None:
    case = opened(desk, **ROOF, part="1/3", day="2026-03-01", photo=PICTURE)
    held = desk.here.case(case).held
    assert (held["part"].value, held["day"].value) == ("1/3", date(2026, 3, 1))
    read = way_in(desk).read_input({"data": {"part": "1/3", "photo": PICTURE, "day": "soon"}})
    assert read["data"]["part"] == Fraction(1, 3)
    assert read["data"]["photo"] == Document("roof.png", b"\x89PNG\r\n\x1a\n")
    assert read["data"]["day"] == "soon"  # the verb says that it is no date, with all the rest


@pytest.mark.parametrize("body", [None, [], "x", 3])
def test_what_is_no_object_is_refused(desk: Desk, body: object) -> None:
    with pytest.raises(InvalidInput) as refused:
        way_in(desk).read_input(body)
    assert refused.value.problems[0].code == "input.no_object"


def test_nobody_slips_in_who_acts_or_a_version(desk: Desk) -> None:
    with pytest.raises(InvalidInput) as refused:
        way_in(desk).read_input({"by": "a", "key": "b", "data": [], "people": {"resident": 1}})
    codes = [(one.code, one.where) for one in refused.value.problems]
    assert codes == [
        ("input.unknown", "by"),
        ("input.unknown", "key"),
        ("input.shape", "data"),
        ("input.shape", "people.resident"),
    ]


def test_only_what_was_sent_back_is_asked_for(desk: Desk) -> None:
    case = opened(desk, **ROOF, photo=PICTURE)
    desk.here.act(case, "look", by=desk.people["clerk"], data={"day": date(2026, 3, 2)})
    back = step_of(desk, case, "send_back", "clerk")
    items = back.input_schema("en")["properties"]["items"]["properties"]
    assert list(items) == ["agreed", "day", "kind", "photo"]  # not `mark`, which was reckoned
    assert not fits(back, {"items": {}}) and not fits(back, {"items": {"photo": "no_money"}})
    sent = {"items": {"photo": "blurred"}}
    assert fits(back, sent)
    desk.here.act(case, "send_back", by=desk.people["clerk"], **back.read_input(sent))
    again = step_of(desk, case, "replace", "resident")
    data = again.input_schema("en")["properties"]["data"]
    assert list(data["properties"]) == data["required"] == ["photo"]
    assert data["properties"]["photo"]["x-sent-back"] == {"zh": "不清楚", "en": "blurred"}


def test_an_answer_repeats_what_was_shown_and_a_refusal_has_a_reason(desk: Desk) -> None:
    case = opened(desk, **ROOF)
    desk.here.act(case, "grant", by=desk.people["clerk"])
    assert "grant" not in {
        one.action.name for one in desk.here.what_next(case, by=desk.people["clerk"])
    }
    gate = step_of(desk, case, "grant", "chief")
    yes = {"answer": "agree", "shown": gate.shown}
    assert fits(gate, yes) and not fits(gate, {**yes, "shown": "other"})
    no = {**yes, "answer": "refuse"}
    assert not fits(gate, no) and fits(gate, {**no, "reason": "no_money"})
    sent = gate.read_input({**no, "reason": "no_money"})
    answer = desk.here.vote(case, "grant", "second", by=desk.people["chief"], **sent)
    assert answer.states == ("refused",)


def test_a_person_sees_only_their_own_steps(desk: Desk) -> None:
    case = opened(desk, **ROOF)
    ways = {name: desk.here.what_next(case, by=person) for name, person in desk.people.items()}
    names = {who: {one.action.name for one in steps} for who, steps in ways.items()}
    assert names["clerk"] == {"look", "send_back", "grant", "refuse"}
    assert (names["chief"], names["resident"], names["officer"]) == ({"refuse"}, set(), set())
    with pytest.raises(NotFound):
        desk.here.ways_in("tried:nothing")


SENT: Mapping[str, st.SearchStrategy[Any]] = {
    "kind": st.sampled_from(["lift", "roof", "door", 3]),
    "lift_number": st.sampled_from([3, 3, 3, "3", True, 2**60]),
    "part": st.sampled_from(["1/2", "3", "x", "1.5", 3]),
    "day": st.sampled_from(["2026-03-02", "2026-03-02", "no day"]),
    "agreed": st.sampled_from([True, True, False, "yes"]),
    "photo": st.sampled_from([PICTURE, {"filename": "x"}, "x"]),
    "mark": st.just("A-2"),
}
HELD = st.fixed_dictionaries(
    {"kind": st.sampled_from(["lift", "roof"])},
    optional={"lift_number": st.just(3), "agreed": st.booleans()},
)
CHECKER = Draft202012Validator.FORMAT_CHECKER


def taken(desk: Desk, wish: Callable[[], object]) -> bool:
    """Whether a wish is taken; where it is not, it is for its form."""
    try:
        wish()
    except (InvalidInput, Refused) as refused:
        assert all(one.code.startswith(FORM) for one in refused.problems), refused.problems
        return False
    return True


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.fixed_dictionaries({}, optional=SENT))
@example(data={"kind": "lift", "agreed": True})
def test_schema_and_library_agree_about_a_new_case(desk: Desk, data: dict[str, Any]) -> None:
    """Whatever is sent: what fits is not refused for its form, and what does not fit, is."""
    step, person = way_in(desk), desk.people["resident"]
    body = {"people": {"resident": person}, "data": data}
    wish = partial(desk.here.open, "tried:thing", by=person, **step.read_input(body))
    checker = Draft202012Validator(step.input_schema(), format_checker=CHECKER)
    assert checker.is_valid(body) == taken(desk, wish), list(checker.iter_errors(body))


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(held=HELD, data=st.fixed_dictionaries({}, optional=SENT))
@example(held={"kind": "lift", "agreed": True}, data={"day": "2026-03-02", "kind": "roof"})
@example(held={"kind": "roof", "agreed": False}, data={"day": "2026-03-02"})
@example(held={"kind": "roof", "agreed": True}, data={"day": "2026-03-02", "kind": "lift"})
@example(held={"kind": "roof", "agreed": True}, data={"day": "2026-03-02"})
@example(held={"kind": "lift", "agreed": True}, data={"day": "2026-03-02"})
def test_schema_and_library_agree_about_a_case_that_holds_something(
    desk: Desk, held: dict[str, Any], data: dict[str, Any]
) -> None:
    case = opened(desk, "phone", **held)
    step, body = step_of(desk, case, "look", "clerk"), {"data": data}
    read = step.read_input(body)
    wish = partial(desk.here.act, case, "look", by=desk.people["clerk"], **read)
    checker = Draft202012Validator(step.input_schema(), format_checker=CHECKER)
    assert checker.is_valid(body) == taken(desk, wish), list(checker.iter_errors(body))
