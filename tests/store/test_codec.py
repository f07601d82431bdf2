"""What is written comes back as it was, and the same thing always gives the same bytes."""

from datetime import UTC, date, datetime, timedelta, timezone
from fractions import Fraction
from typing import Any

import msgspec
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from community_gov.domain.calendar import Due, Pause
from community_gov.domain.cases import CaseState, Pending, Running, Vote
from community_gov.domain.commands import Answer, Command, Held, Kind
from community_gov.domain.effects import KINDS, Claim, Forward, Notify, Release
from community_gov.domain.events import Decision, Event
from community_gov.domain.facts import Fact, Facts
from community_gov.domain.people import ActingFor, Actor, Channel
from community_gov.domain.text import Text
from community_gov.store import codec
from community_gov.store.codec import EVENT, HELD, STATE, WORKFLOW, Unreadable
from community_gov.workflow.hashing import content_hash

from .building import PINNED, opened, sealed
from .building import WORKFLOW as LAMPS

names = st.text(max_size=8)
zones = st.sampled_from([UTC, timezone(timedelta(hours=8)), timezone(timedelta(minutes=-210))])
between = (datetime(1950, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001
instants = st.datetimes(*between, timezones=zones)
texts = st.builds(Text, names, names)
numbers = st.integers(-(2**53), 2**53)
plains = st.none() | st.booleans() | numbers | st.text(max_size=12) | st.dates()


def maps(values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(names, values, max_size=3)


def tuples(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=3).map(tuple)


held = st.builds(Held, st.integers(1, 9), names, plains, st.none() | names)
actors = st.builds(
    Actor,
    names,
    maps(names),
    st.none() | st.builds(ActingFor, names, st.sampled_from(Channel), names),
)
commands = st.builds(
    Command,
    st.sampled_from(Kind),
    names,
    actors,
    instants,
    held=maps(held),
    items=maps(names),
    reason=st.none() | names,
    people=maps(tuples(names)),
    links=maps(tuples(names)),
    answer=st.none() | st.sampled_from(Answer),
    clock=st.none() | names,
)
dues = st.builds(Due, st.dates(), instants, st.booleans())
clocks = st.builds(
    Running,
    instants,
    dues,
    tuples(st.builds(Pause, instants, instants)),
    st.none() | instants,
    st.none() | instants,
)
votes = st.builds(Vote, names, names, st.sampled_from(Answer), instants)
states = st.builds(
    CaseState,
    tuples(names),
    maps(tuples(names)),
    maps(st.builds(Pending, commands, names, tuples(votes))),
    maps(clocks),
    maps(names),
    maps(tuples(names)),
    maps(tuples(names)),
)
effects = st.one_of(
    st.builds(Notify, names, names),
    st.builds(Claim, names, names, names, names),
    st.builds(Release, names),
    st.builds(Forward, names, names, st.booleans(), tuples(names)),
)
facts = st.builds(
    Facts, maps(st.builds(Fact, plains, st.none() | texts, st.booleans())), maps(dues)
)
decisions = st.builds(
    Decision, names, states, names, maps(held), tuples(effects), tuples(names), tuples(names)
)
events = st.builds(
    Event, st.integers(1, 9), commands, facts, decisions, texts, tuples(texts), tuples(texts)
)


@given(events)
def test_an_event_comes_back_as_it_was(event: Event) -> None:
    written = EVENT.write(event)
    read = EVENT.read(written)
    assert read == event
    assert EVENT.write(read) == written


@given(states, maps(held))
def test_a_case_comes_back_as_it_was(state: CaseState, holds: dict[str, Held]) -> None:
    assert STATE.read(STATE.text(state)) == state
    assert HELD.read(HELD.text(holds)) == holds


def test_every_kind_of_effect_is_tried_above() -> None:
    assert {Notify, Claim, Release, Forward} == set(KINDS.values())


@pytest.mark.parametrize(
    "value",
    [date(2026, 3, 1), "2026-03-01", True, 1, 0, False, "1", "", None, Fraction(1, 3), "1/3"],
    ids=repr,
)
def test_a_plain_value_keeps_its_type(value: Any) -> None:
    back = HELD.read(HELD.write({"x": Held(1, "d", value)}))["x"].value
    assert back == value and type(back) is type(value)


@pytest.mark.parametrize(
    "value", [1.5, datetime(2026, 3, 1, tzinfo=UTC), b"x", ("a",), sealed("张三")]
)
def test_what_is_no_plain_value_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        HELD.write({"x": Held(1, "d", value)})


def test_a_date_deep_inside_a_waiting_request_is_found() -> None:
    command = evolve(opened().event.command, held={"born": Held(1, "d", date(2020, 2, 29))})
    state = CaseState(pending={"approve": Pending(command, "d")})
    assert STATE.read(STATE.write(state)) == state


def test_the_order_of_filling_does_not_matter() -> None:
    one, two = Held(1, "a"), Held(2, "b")
    assert HELD.write({"x": one, "y": two}) == HELD.write({"y": two, "x": one})
    event = opened().event
    there = evolve(event, command=evolve(event.command, items={"a": "1", "b": "2"}))
    back = evolve(event, command=evolve(event.command, items={"b": "2", "a": "1"}))
    assert EVENT.write(there) == EVENT.write(back)


def test_a_sealed_value_never_slips_in() -> None:
    event = opened().event
    value: Any = sealed("张三")
    slipped = evolve(event, command=evolve(event.command, items={"name": value}))
    with pytest.raises(TypeError, match="Sealed is not stored in the open"):
        EVENT.write(slipped)


def test_a_field_that_is_called_ciphertext_is_no_sealed_value() -> None:
    event = opened().event
    named = evolve(event, command=evolve(event.command, items={"ciphertext": "blurred"}))
    assert EVENT.read(EVENT.write(named)) == named


def test_a_workflow_keeps_its_content_and_its_words() -> None:
    back = WORKFLOW.read(WORKFLOW.write(LAMPS))
    assert back == LAMPS
    assert content_hash(back) == PINNED


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"configuration":["a"],"brand_new":1}',
        b'{"configuration":[1]}',
        b"\xff",
    ],
)
def test_bytes_that_were_not_written_are_unreadable(written: bytes) -> None:
    with pytest.raises(Unreadable):
        STATE.read(written)


def test_an_effect_of_an_unknown_kind_is_unreadable() -> None:
    change = opened()
    event = evolve(change.event, decision=evolve(change.event.decision, effects=(Release("r"),)))
    written = EVENT.write(event)
    with pytest.raises(Unreadable):
        EVENT.read(written.replace(b'"kind":"release"', b'"kind":"explode"'))


def test_what_an_older_version_did_not_write_gets_its_default() -> None:
    written = msgspec.json.decode(STATE.write(CaseState(("asked",))))
    del written["links"]
    assert STATE.read(msgspec.json.encode(written)) == CaseState(("asked",))


def test_every_stored_form_can_be_made() -> None:
    forms = [one for one in vars(codec).values() if isinstance(one, codec.Form)]
    assert len(forms) == 7
