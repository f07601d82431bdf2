"""A process is killed at every statement of a commit that several threads share.

Each thread's unit is whole or absent afterwards, and what one of them was told is there.
"""

import json
from itertools import count

import pytest

from .yard import Trial, Yard, picture, rows

GRIND = {"cg_event": 1, "cg_outbox": 1, "cg_receipt": 1, "cg_clock": -1}
"""What one unit adds to the tables."""


def wishes(trial: Trial) -> list[dict[str, object]]:
    """Five cases, and a sixth thread that wants what one of the five gets."""
    brought, miller = trial.known["brought"], trial.known["miller"]
    wished = [{"case": case, "miller": miller, "turn": 1} for case in brought]
    return [*wished, {**wished[2], "turn": 2}]


def gathered(trial: Trial, how: str = "", at: int = 0) -> int:
    job = {**trial.job(wishes(trial), how, at), "gather": True}
    (code,) = trial.children.ask([job])
    return code


def answers(trial: Trial) -> dict[int, object]:
    """What each thread was told before the end, by its number."""
    files = {number: trial.folder / f"answer-{number}" for number in range(6)}
    return {
        number: json.loads(file.read_text())
        for number, file in files.items()
        if file.exists() and file.stat().st_size
    }


def look(trial: Trial, before: dict[str, list[tuple[object, ...]]]) -> set[str]:
    """Return the cases that were ground; all that belongs to them is there, and nothing else."""
    known = answers(trial)
    with trial.district() as district:
        assert district.verify().problems == ()
        here = district.neighbourhood("village")
        versions = {case: here.case(case).version for case in trial.known["brought"]}
    assert set(versions.values()) <= {2, 3}
    done = {case for case, version in versions.items() if version == 3}
    was, now = rows(before), rows(picture(trial.folder))
    assert all(now[table] - was[table] == GRIND.get(table, 0) * len(done) for table in now)
    for answer in known.values():
        if isinstance(answer, list):
            assert answer[0] in done and answer[1:3] == [3, "acted"]
        else:
            assert answer == "conflict.version" and trial.known["brought"][2] in done
    return done


def again(trial: Trial) -> None:
    """Whoever asks again with the same key is answered, and all is done once."""
    cases = trial.known["brought"]
    with trial.district() as district:
        here, miller = district.neighbourhood("village"), trial.known["miller"]
        for number, case in enumerate(cases):
            keys = [f"grind {case} 1", *([f"grind {case} 2"] if number == 2 else [])]
            told = [_answered(here, case, miller, key) for key in keys]
            assert sum(told) == 1
        assert all(here.case(case).version == 3 for case in cases)
        assert district.verify().problems == ()


def _answered(here, case: str, miller: str, key: str) -> bool:
    from community_gov import CommunityGovError

    try:
        return here.act(case, "grind", by=miller, key=key).version == 3
    except CommunityGovError as error:
        assert error.problems[0].code == "action.not_here"
        return False


def statements(yard: Yard) -> list[str]:
    """All statements of all threads when nobody dies."""
    trial = yard.trial("commands", "grind_one")
    before = picture(trial.folder)
    assert gathered(trial) == 0
    told = answers(trial)
    assert len(told) == 6 and list(told.values()).count("conflict.version") == 1
    assert len(look(trial, before)) == 5
    seen = trial.seen()
    yard.away(trial)
    return seen


def test_they_share_one_commit(yard: Yard) -> None:
    seen = statements(yard)
    assert seen.count("COMMIT") == 1 and seen.count("SAVEPOINT cg_unit") == 5
    assert seen.count("ROLLBACK TO cg_unit") == 1


def killed(yard: Yard, first: int, step: int) -> list[int]:
    """Kill at every Nth statement until nobody is hit; return how many units were there.

    The order of the threads' reading, and with it the number of a statement, differs a little
    from one time to the next.
    """
    found = []
    for at in count(first, step):
        trial = yard.trial("commands", "grind_one")
        before = picture(trial.folder)
        code = gathered(trial, "kill", at)
        assert code in (0, -9)
        found.append(len(look(trial, before)))
        again(trial)
        yard.away(trial)
        if code == 0:
            break
    return found


def test_killed_at_some_statements_of_a_group(yard: Yard) -> None:
    seen = statements(yard)
    found = killed(yard, seen.index("BEGIN IMMEDIATE") + 1, 9)
    assert len(found) > 4 and set(found) == {0, 5}, "they share one commit"


@pytest.mark.slow
def test_killed_at_every_statement_of_a_group(yard: Yard) -> None:
    found = killed(yard, 1, 1)
    assert len(found) > 80 and set(found) == {0, 5}


@pytest.mark.slow
def test_a_group_is_cut_off_in_the_middle_of_every_page(yard: Yard) -> None:
    found = []
    for at in range(700, 1_000_000, 1_531):
        trial = yard.trial("commands", "grind_one")
        before = picture(trial.folder)
        code = gathered(trial, "cut", at)
        assert code in (0, -25), code
        found.append(len(look(trial, before)))
        again(trial)
        yard.away(trial)
        if code == 0:
            break
    assert len(found) > 40 and set(found) == {0, 5}
