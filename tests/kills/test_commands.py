"""A process is killed at every statement of a command, and in the middle of every write.

Afterwards the database holds what it held before, or all that the command does; who asks again
with the same key is answered once; what was acknowledged is there.
"""

import shutil
from itertools import count

import pytest

from community_gov.testing.bench import START

from .yard import LATER, Trial, Yard, new_rows, picture

TASKS = {
    "begin": "commands",
    "bring": "commands",
    "vote": "one vote",
    "grind_all": "commands",
    "grind_late": "due",
    "leave": "commands",
}
"""Which district each task is done in."""


def begun(yard: Yard, task: str) -> Trial:
    return yard.trial(TASKS[task], task, LATER if TASKS[task] == "due" else START)


GROWS = {
    "begin": {
        "cg_case": 1,
        "cg_event": 1,
        "cg_case_state": 1,
        "cg_case_person": 1,
        "cg_value": 2,
        "cg_receipt": 1,
    },
    "bring": {
        "cg_event": 1,
        "cg_value": 2,
        "cg_claim": 1,
        "cg_clock": 2,
        "cg_outbox": 2,
        "cg_receipt": 1,
    },
    "vote": {"cg_event": 1, "cg_outbox": 2, "cg_receipt": 1, "cg_clock": -1},
    "grind_all": {"cg_event": 5, "cg_outbox": 5, "cg_receipt": 1, "cg_clock": -5},
    "grind_late": {"cg_event": 6, "cg_outbox": 9, "cg_receipt": 1, "cg_clock": -3},
    "leave": {"cg_event": 4, "cg_outbox": 4, "cg_receipt": 1, "cg_claim": -3, "cg_clock": -3},
}
"""Exactly these rows come and go, however often the process dies on the way."""


class Outcome:
    """What a command does when nobody dies: the measure of all that follows."""

    def __init__(self, yard: Yard, task: str) -> None:
        trial = begun(yard, task)
        self.before = picture(trial.folder)
        assert trial.child() == 0
        self.after = picture(trial.folder)
        self.answer = trial.answered()
        self.seen = trial.seen()
        self.repeated = [[*one[:-1], True] for one in self.answer]
        assert new_rows(self.before, self.after) == GROWS[task]
        yard.away(trial)

    def look(self, trial: Trial) -> str:
        """Say whether nothing or everything is there; then ask again, twice."""
        found = picture(trial.folder)
        state = "before" if found == self.before else "after" if found == self.after else "between"
        assert state != "between", new_rows(self.before, found)
        with trial.district() as district:
            assert district.verify().problems == ()
            answer = trial.do(district)
            assert answer == (self.repeated if state == "after" else self.answer)
            assert trial.do(district) == self.repeated
            assert district.verify().problems == ()
        assert picture(trial.folder) == self.after
        return state


def killed(yard: Yard, task: str, outcome: Outcome, step: int) -> list[str]:
    """Kill at every Nth statement until nobody is hit; return what was found each time."""
    states = []
    for at in count(1, step):
        trial = begun(yard, task)
        code = trial.child("kill", at)
        assert code in (0, -9)
        states.append(outcome.look(trial))
        if code == 0:
            break
        assert trial.answered() is None
        yard.away(trial)
    return states


@pytest.mark.parametrize("task", TASKS)
def test_killed_at_some_statements(yard: Yard, task: str) -> None:
    outcome = Outcome(yard, task)
    states = killed(yard, task, outcome, 7)
    assert len(states) >= len(outcome.seen) // 7
    assert states[0] == "before" and states[-1] == "after"
    assert states == sorted(states, reverse=True), "what is there does not go away again"
    # At the last moment at which all can still be lost.
    commit = len(outcome.seen) - outcome.seen[::-1].index("COMMIT")
    trial = begun(yard, task)
    assert trial.child("kill", commit) == -9
    assert outcome.look(trial) == "before"
    # What was acknowledged is there, whatever comes next.
    trial = begun(yard, task)
    assert trial.child("answered") == -9
    assert trial.answered() == outcome.answer
    assert outcome.look(trial) == "after"


def test_the_commands_write_every_table(yard: Yard) -> None:
    seen = [sql for task in TASKS for sql in Outcome(yard, task).seen]
    written = [sql for sql in seen if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
    tables = ("case", "case_state", "case_person", "event", "value", "claim", "clock", "outbox")
    for table in (*tables, "receipt"):
        assert any(f"cg_{table} " in sql for sql in written), table
    assert seen.count("BEGIN IMMEDIATE") == seen.count("COMMIT") == len(TASKS)


@pytest.mark.slow
@pytest.mark.parametrize("task", TASKS)
def test_killed_at_every_statement(yard: Yard, task: str) -> None:
    outcome = Outcome(yard, task)
    states = killed(yard, task, outcome, 1)
    assert len(states) == len(outcome.seen) + 1
    assert states == sorted(states, reverse=True) and states[0] == "before"


def cut(yard: Yard, task: str, step: int) -> list[str]:
    outcome = Outcome(yard, task)
    states: list[str] = []
    for at in range(step // 2, 1_000_000, step):
        trial = begun(yard, task)
        code = trial.child("cut", at)
        assert code in (0, -25), code
        states.append(outcome.look(trial))
        yard.away(trial)
        if code == 0:
            return states
    raise AssertionError("the file has no end")


@pytest.mark.parametrize("task", ["begin", "bring"])
def test_cut_off_in_the_middle_of_some_writes(yard: Yard, task: str) -> None:
    states = cut(yard, task, 14_321)
    assert states[0] == "before" and states[-1] == "after" and len(states) > 4


@pytest.mark.slow
@pytest.mark.parametrize("task", TASKS)
def test_cut_off_in_the_middle_of_every_page(yard: Yard, task: str) -> None:
    states = cut(yard, task, 1_531)
    assert states[0] == "before" and states[-1] == "after" and len(states) > 40


def test_killed_again_and_again(yard: Yard) -> None:
    """One database on which every attempt dies a little later; the last one ends."""
    for task in ("bring", "grind_all"):
        outcome = Outcome(yard, task)
        trial = begun(yard, task)
        for at in range(1, len(outcome.seen) + 20, 6):
            code = trial.child("kill", at)
            if code == 0:
                break
            assert code == -9
        assert trial.answered() == outcome.answer
        assert outcome.look(trial) == "after"


def test_who_stands_still_does_not_undo_what_others_did(yard: Yard) -> None:
    """A process is stopped, somebody else does the same, and then it goes on."""
    outcome = Outcome(yard, "bring")
    begun = outcome.seen.index("BEGIN IMMEDIATE") + 1
    for at in (1, begun - 1, begun):
        trial = yard.trial("commands", "bring")
        assert trial.child("stop", at) == 256
        with trial.district() as district:
            first = trial.do(district)
        assert first == outcome.answer
        assert trial.children.ask("go on") == [0]
        # The late one is told what the other was told; nothing is done twice.
        assert trial.answered() == outcome.repeated
        assert outcome.look(trial) == "after"


def test_who_stands_still_with_the_lock_makes_others_wait_and_say_so(yard: Yard) -> None:
    from community_gov import StoreError, open_district
    from community_gov.store import SqliteStore

    outcome = Outcome(yard, "bring")
    begun = outcome.seen.index("BEGIN IMMEDIATE") + 1
    trial = yard.trial("commands", "bring")
    assert trial.child("stop", begun + 4) == 256
    store = SqliteStore.open(f"sqlite:///{trial.folder}/bench.db", patience=0.05)
    keys, now = trial.folder / "keys", lambda: trial.moment
    with open_district(trial.children.book, store, keys, now=now) as district:
        with pytest.raises(StoreError) as caught:
            trial.do(district)
        assert [one.code for one in caught.value.problems] == ["store.locked"]
        assert trial.children.ask("go on") == [0]
        assert trial.answered() == outcome.answer
        assert trial.do(district) == outcome.repeated
    assert outcome.look(trial) == "after"
    shutil.rmtree(trial.folder)
