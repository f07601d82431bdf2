"""Two processes with four threads each want the same thing at one moment.

What counts is what was handed out: every answer that somebody got is in the history, and
nothing is there that nobody was told of.
"""

from collections import Counter

import pytest

from .yard import LATER, Trial, Yard, new_rows, picture

CLEAR = {"conflict.version"}


def split(answers: list[object]) -> tuple[list[list[object]], Counter[str]]:
    """Return the answers, and the codes of the refusals."""
    good = [one for one in answers if isinstance(one, list)]
    return good, Counter(one for one in answers if isinstance(one, str))


def well(trial: Trial) -> None:
    with trial.district() as district:
        assert district.verify().problems == ()


def eight(**each: object) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    wishes = [{**each, "number": number, "sacks": 100 + number} for number in range(8)]
    return wishes[:4], wishes[4:]


@pytest.mark.parametrize("turn", range(3))
def test_one_case_that_all_have_seen(yard: Yard, turn: int) -> None:
    trial = yard.trial("due", "count")
    case, miller = trial.known["brought"][0], trial.known["miller"]
    good, codes = split(trial.race(*eight(case=case, miller=miller, seen=2)))
    assert len(good) == 1 and codes == {"conflict.version": 7}
    with trial.district() as district:
        here = district.neighbourhood("village")
        assert good[0][:3] == [case, 3, "acted"] and here.case(case).version == 3
        assert here.case(case).held["sacks"].value in range(100, 108)
        assert len(here.history(case)) == 3
    well(trial)


def test_one_case_that_everybody_takes_as_it_is(yard: Yard) -> None:
    trial = yard.trial("due", "count")
    case, miller = trial.known["brought"][0], trial.known["miller"]
    good, codes = split(trial.race(*eight(case=case, miller=miller)))
    assert set(codes) <= CLEAR and good
    with trial.district() as district:
        here = district.neighbourhood("village")
        versions = sorted(one[1] for one in good)
        assert versions == list(range(3, 3 + len(good))), "each version was handed out once"
        assert here.case(case).version == versions[-1]
        counted = [
            event.command.held["sacks"].value
            for event in here.history(case)
            if event.command.action == "count"
        ]
        assert len(counted) == len(set(counted)) == len(good)
    well(trial)


@pytest.mark.parametrize("turn", range(2))
def test_one_gate_that_needs_two(yard: Yard, turn: int) -> None:
    trial = yard.trial("commands", "agree")
    known, before = trial.known, picture(trial.folder)
    wishes = [
        {"asked": known["asked"], "elder": elder, "shown": known["shown"]}
        for elder in known["elders"]
    ]
    good, codes = split(trial.race(wishes[:4], wishes[4:]))
    assert sorted(one[2] for one in good) == ["acted", "voted"]
    assert sum(codes.values()) == 6 and not codes.keys() & {"store.locked", "store.failed"}
    grown = new_rows(before, picture(trial.folder))
    assert grown == {"cg_event": 2, "cg_outbox": 2, "cg_clock": -1}
    with trial.district() as district:
        here = district.neighbourhood("village")
        votes = [one for one in here.history(known["asked"]) if one.command.gate]
        assert len({one.command.by.person for one in votes}) == len(votes) == 2
        assert here.case(known["asked"]).state.configuration == ("sold",)
    well(trial)


def test_one_elder_votes_from_everywhere_and_counts_once(yard: Yard) -> None:
    trial = yard.trial("commands", "agree")
    known = trial.known
    wish = {"asked": known["asked"], "elder": known["elders"][0], "shown": known["shown"]}
    good, codes = split(trial.race([wish] * 4, [wish] * 4))
    assert [one[2] for one in good] == ["voted"] and sum(codes.values()) == 7
    with trial.district() as district:
        case = district.neighbourhood("village").case(known["asked"])
        assert case.state.configuration == ("ground",)
    well(trial)


@pytest.mark.parametrize("turn", range(3))
def test_one_claim_from_two_places(yard: Yard, turn: int) -> None:
    trial = yard.trial("rivals", "claim")
    rivals, before = trial.known["rivals"], picture(trial.folder)
    assert Counter(one["place"] for one in rivals) == {"village": 4, "hamlet": 4}
    # Each process has threads of both places.
    good, codes = split(trial.race(rivals[::2], rivals[1::2]))
    assert len(good) == 1 and codes == {"conflict.claim_taken": 7}
    grown = new_rows(before, picture(trial.folder))
    assert grown == {"cg_event": 1, "cg_outbox": 2, "cg_claim": 1, "cg_clock": 2}
    with trial.district() as district:
        states = {
            one["case"]: district.neighbourhood(one["place"]).case(one["case"]).state.configuration
            for one in rivals
        }
    winner = good[0][0]
    assert states.pop(winner) == ("brought",) and set(states.values()) == {("draft",)}
    well(trial)


def test_the_same_key_everywhere_is_answered_alike(yard: Yard) -> None:
    trial = yard.trial("due", "same_key")
    case, miller = trial.known["brought"][0], trial.known["miller"]
    before = picture(trial.folder)
    wish = {"case": case, "miller": miller, "sacks": 5}
    good, codes = split(trial.race([wish] * 4, [wish] * 4))
    assert not codes and len(good) == 8
    assert {tuple(map(str, one[:4])) for one in good} == {tuple(map(str, good[0][:4]))}
    assert sorted(one[4] for one in good) == [False] + [True] * 7
    assert new_rows(before, picture(trial.folder)) == {"cg_event": 1, "cg_receipt": 1}


@pytest.mark.parametrize("turn", range(2))
def test_the_same_key_with_other_content_everywhere(yard: Yard, turn: int) -> None:
    trial = yard.trial("due", "same_key")
    case, miller = trial.known["brought"][0], trial.known["miller"]
    one, two = ({"case": case, "miller": miller, "sacks": number} for number in (5, 6))
    good, codes = split(trial.race([one, two, one, two], [one, two, one, two]))
    assert len(good) == 4 and codes == {"key.reused": 4}
    assert sorted(answer[4] for answer in good) == [False, True, True, True]
    with trial.district() as district:
        assert len(district.neighbourhood("village").history(case)) == 3


def test_due_clocks_are_shared_out(yard: Yard) -> None:
    trial = yard.trial("commands", "due", LATER)
    answers = trial.race([{}] * 4, [{}] * 4)
    told = [tuple(one) for each in answers for one in each]
    everything = {(case, "grinding") for case in trial.known["brought"]}
    assert len(told) == len(set(told)) and set(told) == everything
    with trial.district() as district:
        here = district.neighbourhood("village")
        for case in trial.known["brought"]:
            assert [one.command.clock for one in here.history(case)].count("grinding") == 1
    well(trial)


@pytest.mark.parametrize("at", [10, 30, 50])
def test_one_of_the_workers_is_killed(yard: Yard, at: int) -> None:
    trial = yard.trial("commands", "due", LATER)
    before = picture(trial.folder)
    trial.race([{}] * 4, [{}] * 4, how="kill", at=at)
    with trial.district() as district:
        trial.do(district)
        here = district.neighbourhood("village")
        for case in trial.known["brought"]:
            assert [one.command.clock for one in here.history(case)].count("grinding") == 1
    grown = new_rows(before, picture(trial.folder))
    assert grown == {"cg_event": 5, "cg_outbox": 10, "cg_clock": -5}
    well(trial)


def test_messages_leave_at_least_once_from_everywhere(yard: Yard) -> None:
    trial = yard.trial("due", "deliver")
    trial.race([{}] * 4, [{}] * 4)
    times = Counter((trial.folder / "sent").read_text().splitlines())
    assert len(times) == 6 and max(times.values()) <= 8
    assert trial.child() == 0 and trial.answered() == []
