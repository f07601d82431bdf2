"""A worker is killed at every statement: each clock fires once, each message leaves at least once.

What a clock did is read from the history, and what has left from the receiver's own list.
"""

import sqlite3
from collections import Counter
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from .yard import LATER, Trial, Yard, new_rows, picture

GROWS = {"cg_event": 3, "cg_outbox": 6, "cg_clock": -3}


def fired(trial: Trial) -> Counter[tuple[str, str]]:
    """Return how often each clock fired, as the histories say."""
    with trial.district() as district:
        here = district.neighbourhood("village")
        return Counter(
            (case, event.command.clock)
            for case in trial.known["brought"]
            for event in here.history(case)
            if event.command.clock is not None
        )


def finish(trial: Trial) -> list[list[str]]:
    """Fire what is left, as the next worker does."""
    with trial.district() as district:
        found = trial.do(district)
        assert trial.do(district) == []
        assert district.verify().problems == ()
    return found


def look(trial: Trial, before: object, after: object) -> int:
    """Return how many clocks the killed worker had fired; the others fire now."""
    done = fired(trial)
    assert set(done.values()) <= {1}
    left = {(case, clock) for case, clock in map(tuple, finish(trial))}
    everything = {(case, "grinding") for case in trial.known["brought"]}
    assert left == everything - set(done)
    assert fired(trial) == Counter(everything)
    assert picture(trial.folder) == after != before
    return len(done)


def sweep(yard: Yard, step: int) -> list[int]:
    whole = yard.trial("due", "due", LATER)
    before = picture(whole.folder)
    assert whole.child() == 0
    after = picture(whole.folder)
    assert new_rows(before, after) == GROWS
    numbers = []
    for at in count(1, step):
        trial = yard.trial("due", "due", LATER)
        code = trial.child("kill", at)
        assert code in (0, -9)
        numbers.append(look(trial, before, after))
        yard.away(trial)
        if code == 0:
            assert len(numbers) >= len(whole.seen()) // step
            return numbers
    raise AssertionError


def test_run_due_is_killed_at_some_statements(yard: Yard) -> None:
    numbers = sweep(yard, 7)
    assert numbers == sorted(numbers) and set(numbers) == {0, 1, 2, 3}


@pytest.mark.slow
def test_run_due_is_killed_at_every_statement(yard: Yard) -> None:
    numbers = sweep(yard, 1)
    assert numbers == sorted(numbers) and set(numbers) == {0, 1, 2, 3}


def test_run_due_dies_again_and_again(yard: Yard) -> None:
    """Each worker dies a little later than the one before; the clocks fire once all the same."""
    trial = yard.trial("due", "due", LATER)
    for at in range(3, 400, 9):
        if trial.child("kill", at) == 0:
            break
    else:
        raise AssertionError("no worker came to an end")
    assert set(fired(trial).values()) == {1} and len(fired(trial)) == 3
    assert finish(trial) == []


def test_who_fires_stands_still_while_another_fires(yard: Yard) -> None:
    """A worker that slept beyond all patience changes nothing when it wakes up."""
    whole = yard.trial("due", "due", LATER)
    assert whole.child() == 0
    after = picture(whole.folder)
    begins = [at for at, sql in enumerate(whole.seen(), 1) if sql == "BEGIN IMMEDIATE"]
    assert len(begins) == 3
    for at in (1, begins[0] - 1, begins[0], begins[1], begins[2]):
        trial = yard.trial("due", "due", LATER)
        assert trial.child("stop", at) == 256
        first = finish(trial)
        assert trial.children.ask("go on") == [0]
        second = trial.answered()
        assert sorted(first + second) == sorted(whole.answered())
        assert set(fired(trial).values()) == {1}
        assert picture(trial.folder) == after


def sent(trial: Trial) -> list[str]:
    file = trial.folder / "sent"
    return file.read_text().splitlines() if file.exists() else []


def outbox(folder: Path) -> dict[str, object]:
    """Return every message, and when it was noted as delivered."""
    with closing(sqlite3.connect(folder / "bench.db")) as raw:
        return dict(raw.execute("SELECT id, delivered_at FROM cg_outbox ORDER BY turn"))


def delivered_by_the_next(trial: Trial) -> list[str]:
    trial.child()
    return trial.answered()


def heard(trial: Trial, first: list[str]) -> None:
    """Look at what a killed worker left, and let the next one deliver the rest."""
    noted = [one for one, at in outbox(trial.folder).items() if at is not None]
    # Noted only after it was sent, and at most one was sent without being noted.
    assert noted == first[: len(noted)] and len(first) - len(noted) <= 1
    again = delivered_by_the_next(trial)
    messages = list(outbox(trial.folder))
    assert len(messages) == 6
    assert again == [one for one in messages if one not in noted]
    times = Counter(sent(trial))
    assert set(times) == set(messages) and sum(times.values()) <= 7
    assert None not in outbox(trial.folder).values()
    # A case's messages come in their order; a repeated one comes at once.
    assert list(dict.fromkeys(sent(trial))) == messages
    with trial.district() as district:
        assert district.verify().problems == ()


def test_deliver_is_killed_at_some_statements(yard: Yard) -> None:
    assert deliver_sweep(yard, 4) >= 4


@pytest.mark.slow
def test_deliver_is_killed_at_every_statement(yard: Yard) -> None:
    assert deliver_sweep(yard, 1) >= 18


def deliver_sweep(yard: Yard, step: int) -> int:
    for at in count(1, step):
        trial = yard.trial("due", "deliver")
        code = trial.child("kill", at)
        assert code in (0, -9)
        heard(trial, sent(trial))
        yard.away(trial)
        if code == 0:
            return at // step
    raise AssertionError


@pytest.mark.parametrize(("spot", "left"), [("before sending", 2), ("after sending", 3)])
def test_the_sender_dies(yard: Yard, spot: str, left: int) -> None:
    trial = yard.trial("due", "deliver")
    assert trial.child(die=spot) == -9
    first = sent(trial)
    assert len(first) == left
    assert sum(at is not None for at in outbox(trial.folder).values()) == 2
    heard(trial, first)


def test_a_message_that_left_before_the_crash_keeps_its_name_afterwards(yard: Yard) -> None:
    trial = yard.trial("due", "deliver")
    for _ in range(4):
        assert trial.child(die="after sending") in (0, -9)
    assert trial.child() == 0
    times = Counter(sent(trial))
    assert set(times) == set(outbox(trial.folder)) and max(times.values()) <= 2
