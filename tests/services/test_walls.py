"""Nothing of another place is seen: its cases are as if they did not exist."""

from collections.abc import Callable

import pytest

from community_gov import NotFound, Said

from .counter import Counter

WAYS: dict[str, Callable[[Counter, str], object]] = {
    "case": lambda here, case: here.here.case(case),
    "act": lambda here, case: here.act(case, "give_up", here.aunt),
    "act on all": lambda here, case: here.here.act_on_all([case], "give_up", by=here.aunt),
    "vote": lambda here, case: here.here.vote(
        case, "agree", "second_look", Said.AGREE, by=here.chair, shown="x"
    ),
    "what next": lambda here, case: here.here.what_next(case),
    "progress": lambda here, case: here.here.progress(case),
    "deadlines": lambda here, case: here.here.deadlines(case),
    "explain": lambda here, case: here.here.explain_due(case, "answer"),
    "history": lambda here, case: here.here.history(case),
    "masked": lambda here, case: here.here.masked(case),
    "read": lambda here, case: here.here.read(case, "phone", by=here.gardener, purpose="decline"),
}


@pytest.mark.parametrize("way", WAYS)
def test_another_places_case_is_answered_like_one_that_does_not_exist(
    willow: Counter, poplar: Counter, dump, way: str
) -> None:
    theirs = poplar.ask(3)
    before, answers = dump(), []
    for case in (theirs, "0" * len(theirs)):
        with pytest.raises(NotFound) as caught:
            WAYS[way](willow, case)
        (problem,) = caught.value.problems
        assert problem.where == case
        answers.append((problem.code, problem.params, problem.what, problem.next_step))
    assert answers[0] == answers[1] and answers[0][0] == "case.not_here"
    assert dump() == before


def test_lists_and_look_ups_stay_inside(willow: Counter, poplar: Counter) -> None:
    case = poplar.ask(3)
    poplar.here.read(case, "phone", by=poplar.gardener, purpose="decline")
    child = poplar.here.register_person({"phone": "13900139000"})
    assert willow.here.cases() == [] == willow.here.cases(person=poplar.aunt)
    assert willow.here.openings(case) == []
    assert willow.here.find_person("phone", "13900139000") == ()
    assert poplar.here.find_person("phone", "13900139000") == (child,)


def test_another_places_person_is_unknown_here(willow: Counter, poplar: Counter, refused) -> None:
    from community_gov import InvalidInput

    people = {"resident": poplar.aunt}
    today = willow.bench.moment.date()
    assert refused(
        InvalidInput, willow.here.open, "garden:plot", by=poplar.aunt, people=people
    ) == ["people.unknown"]
    appoint = willow.here.appoint
    assert refused(
        InvalidInput, appoint, poplar.gardener, "gardener", "willow_committee", today
    ) == ["people.unknown"]
    relate = willow.here.relate
    for one, other in ((willow.aunt, poplar.aunt), (poplar.aunt, willow.aunt)):
        assert refused(InvalidInput, relate, "guardian", one, other, today) == ["people.unknown"]


def test_one_persons_message_names_one_place(willow: Counter, poplar: Counter) -> None:
    willow.ask(1)
    poplar.ask(2)
    sent = []
    willow.district.deliver(sent.append)
    assert [(one.place, one.to) for one in sent] == [
        ("willow", willow.gardener),
        ("poplar", poplar.gardener),
    ]
