"""What is written comes back as it was, and the same thing always gives the same bytes."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
import pytest
from attrs import evolve, has
from hypothesis import given
from hypothesis import strategies as st

from community_gov.domain.cases import CaseState, Pending
from community_gov.domain.commands import Held
from community_gov.domain.effects import KINDS, Effect, Release
from community_gov.domain.events import Event
from community_gov.store import codec
from community_gov.store.codec import EVENT, HELD, STATE, WORKFLOW, Unreadable
from community_gov.workflow.hashing import content_hash

from .building import PINNED, opened, sealed
from .building import WORKFLOW as LAMPS

zones = st.sampled_from([UTC, timezone(timedelta(hours=8)), timezone(timedelta(minutes=-210))])
between = (datetime(1950, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8),
    int: st.integers(-(2**53), 2**53),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(*between, timezones=zones),
    type(None): st.none(),
}


@cache
def of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a type, by its annotations: a field added tomorrow is tried tomorrow."""
    inner = [of(one) for one in get_args(hint) if one is not ... and not isinstance(one, str)]
    if hint in SIMPLE:
        return SIMPLE[hint]
    if hint is Effect:
        return st.one_of(*map(of, KINDS.values()))
    if isinstance(hint, type) and has(hint):
        return st.builds(hint, **{name: of(one) for name, one in get_type_hints(hint).items()})
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) is tuple:
        return st.lists(inner[0], max_size=3).map(tuple)
    if get_origin(hint) is Mapping:
        return st.dictionaries(*inner, max_size=3)
    return st.one_of(*inner)


@given(of(Event))
def test_an_event_comes_back_as_it_was(event: Event) -> None:
    written = EVENT.write(event)
    read = EVENT.read(written)
    assert read == event
    assert EVENT.write(read) == written


@given(of(CaseState), of(Mapping[str, Held]))
def test_a_case_comes_back_as_it_was(state: CaseState, holds: dict[str, Held]) -> None:
    assert STATE.read(STATE.text(state)) == state
    assert HELD.read(HELD.text(holds)) == holds


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
    state = CaseState(pending={"approve": Pending(command, "shown", "basis")})
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
