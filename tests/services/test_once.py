"""The same request with the same key acts once, however often and from wherever it comes."""

from datetime import timedelta

import pytest
from attrs import evolve

from community_gov import (
    ActingFor,
    Channel,
    Conflict,
    Document,
    Refused,
    Said,
)

from .counter import SHARP, Counter, days, events, together


def test_a_repeated_opening_is_answered_as_the_first_time(willow: Counter) -> None:
    first = willow.begin(key="form-1")
    again = willow.begin(key="form-1")
    assert again == evolve(first, repeated=True)
    assert len(willow.here.cases()) == 1


def test_a_repeated_act_is_answered_as_the_first_time_even_when_the_case_moved_on(
    willow: Counter, dump
) -> None:
    case = willow.draft()
    first = willow.act(case, "submit", willow.aunt, key="k")
    willow.act(case, "send_back", willow.gardener, items={"photo": "blurred"})
    willow.bench.moment += days(3)
    before = dump()
    again = willow.act(case, "submit", willow.aunt, key="k")
    assert again == evolve(first, repeated=True) and again.states == ("asked",)
    assert again.told[0].en == "We have it."
    assert dump() == before


def test_a_repeated_vote_counts_once(willow: Counter) -> None:
    case = willow.ask()
    willow.act(case, "agree", willow.gardener)
    shown = willow.shown(case)
    first = willow.look_too(case, shown=shown, key="vote")
    assert willow.look_too(case, shown=shown, key="vote") == evolve(first, repeated=True)
    assert events(willow, case).count("acted") == 2


CHANGES = [
    {"data": {"people": 5}},
    {"data": {"people": 4, "phone": "13800138001"}},
    {"data": {}},
    {"version": 1},
    {"reason": "blurred"},
    {"items": {"photo": "blurred"}},
    {"action": "give_up"},
]


@pytest.mark.parametrize("changed", CHANGES, ids=str)
def test_another_content_under_a_used_key_is_refused(
    willow: Counter, refused, changed: dict[str, object]
) -> None:
    case = willow.draft()
    wish = {"case": case, "action": "submit", "by": willow.aunt, "data": {"people": 4}}
    willow.here.act(**wish, key="k")
    assert refused(Conflict, willow.here.act, **{**wish, **changed}, key="k") == ["key.reused"]
    assert willow.here.act(**wish, key="k").repeated


def test_another_case_or_kind_of_request_under_a_used_key_is_refused(
    willow: Counter, refused
) -> None:
    one, two = willow.draft(1), willow.draft(2)
    willow.act(one, "submit", willow.aunt, key="k")
    act, open_ = willow.here.act, willow.here.open
    assert refused(Conflict, act, two, "submit", by=willow.aunt, key="k") == ["key.reused"]
    people = {"resident": willow.aunt}
    assert refused(Conflict, open_, "garden:plot", by=willow.aunt, people=people, key="k") == [
        "key.reused"
    ]


def test_other_bytes_of_a_document_are_another_content(willow: Counter, refused) -> None:
    willow.begin(key="k")
    other = Document(SHARP.filename, SHARP.content + b".")
    assert refused(Conflict, willow.begin, key="k", photo=other) == ["key.reused"]
    renamed = Document("other.pdf", SHARP.content)
    assert refused(Conflict, willow.begin, key="k", photo=renamed) == ["key.reused"]


def test_somebody_acting_for_her_is_another_content(willow: Counter, refused) -> None:
    case = willow.draft()
    one = ActingFor(willow.aunt, Channel.PHONE, "recording 7")
    wish = {"case": case, "action": "submit", "by": willow.gardener}
    willow.here.act(**wish, acting_for=one, key="k")
    two = evolve(one, consent="recording 8")
    assert refused(Conflict, willow.here.act, **wish, acting_for=two, key="k") == ["key.reused"]


def test_a_key_belongs_to_one_person_in_one_place(willow: Counter, poplar: Counter) -> None:
    case = willow.draft(1)
    first = willow.begin(2, key="k")
    willow.act(case, "submit", willow.aunt, key="s")
    assert not willow.act(
        case, "note_people", willow.gardener, data={"people": 1}, key="s"
    ).repeated
    neighbour = willow.here.register_person({})
    second = willow.here.open(
        "garden:plot", by=neighbour, people={"resident": neighbour}, data={}, key="k"
    )
    assert not second.repeated and second.case != first.case
    there = poplar.begin(3, key="k")
    assert not there.repeated and there.case not in (first.case, second.case)


def test_a_refused_request_leaves_the_key_free(willow: Counter, refused) -> None:
    case = willow.draft(plot="school")
    act = willow.here.act
    assert refused(Refused, act, case, "submit", by=willow.aunt, key="k") == ["check.denied"]
    willow.act(case, "give_up", willow.aunt, key="k")


def test_a_lost_race_leaves_the_key_free(willow: Counter, refused) -> None:
    case = willow.draft()
    assert refused(
        Conflict, willow.here.act, case, "submit", by=willow.aunt, version=7, key="k"
    ) == ["conflict.version"]
    assert not willow.act(case, "submit", willow.aunt, version=1, key="k").repeated


def test_many_at_once_are_answered_together_again(willow: Counter, refused) -> None:
    cases = [willow.ask(number) for number in (1, 2, 3)]
    wish = {"action": "decline", "by": willow.gardener, "reason": "lives_elsewhere", "key": "k"}
    first = willow.here.act_on_all(cases, **wish)
    assert [answer.case for answer in first] == cases
    again = willow.here.act_on_all(cases, **wish)
    assert again == tuple(evolve(one, repeated=True) for one in first)
    assert refused(Conflict, willow.here.act_on_all, cases[:2], **wish) == ["key.reused"]


@pytest.mark.parametrize("round_", range(3))
def test_two_threads_with_one_key_open_one_case(willow: Counter, round_: int) -> None:
    answers = together(*[lambda: willow.begin(key=f"k{round_}")] * 6)
    assert len({answer.case for answer in answers}) == len(willow.here.cases()) == 1
    assert sorted(answer.repeated for answer in answers) == [False] + [True] * 5


@pytest.mark.parametrize("round_", range(3))
def test_two_threads_with_one_key_act_once(willow: Counter, round_: int) -> None:
    case = willow.draft()
    ends = together(*[lambda: willow.act(case, "submit", willow.aunt, key="k")] * 6)
    assert not [one for one in ends if isinstance(one, str)]
    assert {answer.version for answer in ends} == {2}
    assert sorted(answer.repeated for answer in ends) == [False] + [True] * 5
    assert events(willow, case) == ["opened", "acted"]


@pytest.mark.parametrize("version", [None, 1])
def test_a_request_that_comes_again_while_the_first_is_written(
    willow: Counter, monkeypatch: pytest.MonkeyPatch, version: int | None
) -> None:
    case, store = willow.draft(), willow.here._office.store
    wish = {"by": willow.aunt, "version": version, "key": "k"}
    look = store.receipt

    def and_meanwhile(*where: str) -> object:
        found = look(*where)
        monkeypatch.undo()
        willow.here.act(case, "submit", **wish)
        return found

    monkeypatch.setattr(store, "receipt", and_meanwhile)
    assert willow.here.act(case, "submit", **wish).repeated


def test_two_processes_with_one_key_act_once(willow: Counter, processes) -> None:
    case = willow.draft()
    script = """
case, aunt, number = arguments
here = district.neighbourhood("willow")
answer = here.act(case, "submit", by=aunt, key="k")
again = here.act(case, "submit", by=aunt, key="k")
opened = here.open("garden:plot", by=aunt, people={"resident": aunt}, data={}, key="new")
print(answer.version, answer.states, answer.repeated, again.repeated, opened.repeated, opened.case)
"""
    first, second = (one.rsplit(" ", 4) for one in processes(script, case, willow.aunt))
    assert first[0] == second[0] == "2 ('asked',)"
    assert sorted([first[1], second[1]]) == ["False", "True"]
    assert first[2] == second[2] == "True"
    assert sorted([first[3], second[3]]) == ["False", "True"] and first[4] == second[4]
    assert events(willow, case) == ["opened", "acted"] and len(willow.here.cases()) == 2


def test_a_key_is_remembered_after_the_district_was_closed(willow: Counter) -> None:
    from community_gov import open_district

    first = willow.begin(key="k")
    bench = willow.bench
    bench.district.close()
    later = lambda: bench.moment + timedelta(days=90)  # noqa: E731
    with open_district(bench.places, bench.url, bench.keys, now=later) as district:
        here = district.neighbourhood("willow")
        people, data = {"resident": willow.aunt}, willow.form()
        again = here.open("garden:plot", by=willow.aunt, people=people, data=data, key="k")
    assert again == evolve(first, repeated=True)


def test_the_gate_said_no_and_the_repeat_says_so_too(willow: Counter) -> None:
    case = willow.ask()
    willow.act(case, "agree", willow.gardener)
    shown = willow.shown(case)
    first = willow.look_too(case, Said.REFUSE, shown=shown, key="k")
    again = willow.look_too(case, Said.REFUSE, shown=shown, key="k")
    assert first.happened == "refused" and again == evolve(first, repeated=True)
