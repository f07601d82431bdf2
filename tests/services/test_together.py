"""Several cases in one act, several people at one case, several places at one claim."""

from collections import Counter as Tally

import pytest

from community_gov import Conflict, InvalidInput, NotFound, Refused, Said

from .counter import Counter, events, identity, together


def test_a_stale_version_is_refused(willow: Counter, refused) -> None:
    case = willow.draft()
    willow.act(case, "submit", willow.aunt, version=1)
    act = willow.here.act
    assert refused(Conflict, act, case, "give_up", by=willow.aunt, version=1) == [
        "conflict.version"
    ]
    assert refused(Conflict, act, case, "give_up", by=willow.aunt, version=3) == [
        "conflict.version"
    ]
    willow.act(case, "agree", willow.gardener, version=2)
    shown = willow.shown(case)
    assert refused(
        Conflict,
        willow.here.vote,
        case,
        "agree",
        "second_look",
        Said.AGREE,
        by=willow.chair,
        shown=shown,
        version=2,
    ) == ["conflict.version"]
    willow.look_too(case, version=3)


def test_a_stale_version_says_both_numbers(willow: Counter) -> None:
    case = willow.ask()
    with pytest.raises(Conflict) as caught:
        willow.act(case, "give_up", willow.aunt, version=1)
    (problem,) = caught.value.problems
    assert problem.where == case and problem.params == {"seen": 1, "now": 2}


def test_on_all_or_on_none(willow: Counter, refused) -> None:
    good = [willow.ask(1), willow.ask(2)]
    draft = willow.draft(3)
    wish = {"action": "decline", "by": willow.gardener, "reason": "lives_elsewhere"}
    on_all = willow.here.act_on_all
    assert refused(Refused, on_all, [*good, draft], **wish, key="k") == ["action.not_here"]
    assert refused(Refused, on_all, [draft, *good], **wish) == ["action.not_here"]
    assert refused(NotFound, on_all, [*good, "gone"], **wish) == ["case.not_here"]
    assert refused(InvalidInput, on_all, [*good, good[0]], **wish) == ["case.twice"]
    answers = willow.here.act_on_all(iter(good), **wish, key="k")
    assert [one.states for one in answers] == [("declined",)] * 2
    assert willow.here.act_on_all([], **wish) == ()


def test_the_refusal_names_the_case(willow: Counter) -> None:
    good, draft = willow.ask(1), willow.draft(2)
    with pytest.raises(Refused) as caught:
        willow.here.act_on_all(
            [good, draft], "decline", by=willow.gardener, reason="lives_elsewhere"
        )
    assert [problem.where for problem in caught.value.problems] == [draft]


def test_on_each_that_can_with_an_answer_for_each(willow: Counter) -> None:
    first, draft, second = willow.ask(1), willow.draft(2), willow.ask(3)
    wish = {"action": "decline", "by": willow.gardener, "reason": "lives_elsewhere"}
    cases = [first, draft, "gone", second, first]
    each = willow.here.act_on_each(cases, **wish, key="k")
    assert [(one.case, one.done, [p.code for p in one.problems]) for one in each] == [
        (first, True, []),
        (draft, False, ["action.not_here"]),
        ("gone", False, ["case.not_here"]),
        (second, True, []),
    ]
    assert {willow.states(one) for one in (first, second)} == {("declined",)}
    assert willow.states(draft) == ("draft",)
    willow.act(draft, "submit", willow.aunt)
    again = willow.here.act_on_each(cases, **wish, key="k")
    repeated = [one.answer.repeated if one.answer else None for one in again]
    assert repeated == [True, False, None, True], "who was left out is done, and no other twice"


def test_a_round_visits_all_its_plots(willow: Counter) -> None:
    plots = [willow.held(1), willow.held(2), willow.held(3)]
    opened = willow.here.open(
        "garden:round", by=willow.gardener, links={"plot": [*plots, plots[0]]}
    )
    answer = willow.act(opened.case, "walk", willow.gardener)
    assert answer.case == opened.case and answer.states == ("walked",)
    assert {willow.states(plot) for plot in plots} == {("visited",)}
    (event,) = (willow.here.history(plots[1])[-1],)
    assert (event.command.by.person, event.decision.right) == (willow.gardener, "case")
    sent = []
    willow.district.deliver(sent.append)
    assert [one.text.en for one in sent].count("Your plot was visited.") == 3


def test_one_plot_that_refuses_stops_the_whole_round(willow: Counter, refused) -> None:
    plots = [willow.held(1), willow.ask(2), willow.held(3)]
    walk = willow.here.open("garden:round", by=willow.gardener, links={"plot": plots}).case
    act = willow.here.act
    assert refused(Refused, act, walk, "walk", by=willow.gardener, key="k") == ["action.not_here"]
    assert willow.states(plots[0]) == ("held",) and willow.states(walk) == ("planned",)
    with pytest.raises(Refused) as caught:
        willow.act(walk, "walk", willow.gardener)
    assert caught.value.problems[0].where == plots[1]


def test_a_round_with_a_plot_that_is_not_here_is_refused(
    willow: Counter, poplar: Counter, refused
) -> None:
    theirs = poplar.held(4)
    walk = willow.here.open("garden:round", by=willow.gardener).case
    said = []
    for links in ({"plot": [theirs]}, {"plot": ["no such case"]}):
        add = {"case": walk, "action": "add", "by": willow.gardener, "links": links}
        assert refused(Refused, willow.here.act, **add) == ["check.denied"]
        with pytest.raises(Refused) as caught:
            willow.here.act(**add)
        said.append(str(caught.value))
    assert said[0] == said[1]


def test_two_rounds_at_once_visit_a_plot_one_after_the_other(willow: Counter) -> None:
    plots = [willow.held(1), willow.held(2)]
    rounds = [
        willow.here.open("garden:round", by=willow.gardener, links={"plot": plots}).case
        for _ in range(4)
    ]
    ends = together(
        *[lambda one=one: willow.act(one, "walk", willow.gardener).happened for one in rounds]
    )
    assert set(ends) <= {"acted", "conflict.version"} and "acted" in ends
    walked = [one for one in rounds if willow.states(one) == ("walked",)]
    assert len(walked) == ends.count("acted")
    for plot in plots:
        done = [event.command.action for event in willow.here.history(plot)]
        assert done.count("visit") == len(walked)
    assert willow.district.verify().problems == ()


def test_what_is_claimed_here_is_taken_there(willow: Counter, poplar: Counter, refused) -> None:
    willow.ask(1)
    second = poplar.draft(1)
    assert refused(Conflict, poplar.here.act, second, "submit", by=poplar.aunt) == [
        "conflict.claim_taken"
    ]
    assert poplar.act(poplar.draft(2), "submit", poplar.aunt).states == ("asked",)


def test_what_one_case_claims_another_of_the_same_place_cannot(willow: Counter, refused) -> None:
    first, second = willow.ask(1), willow.draft(1)
    act = willow.here.act
    assert refused(Conflict, act, second, "submit", by=willow.aunt) == ["conflict.claim_taken"]
    willow.act(second, "give_up", willow.aunt)
    third = willow.draft(1)
    assert refused(Conflict, act, third, "submit", by=willow.aunt) == ["conflict.claim_taken"]
    willow.act(first, "give_up", willow.aunt)
    willow.act(third, "submit", willow.aunt)


def test_taken_is_all_that_the_other_place_is_told(willow: Counter, poplar: Counter) -> None:
    case = willow.ask(1)
    with pytest.raises(Conflict) as caught:
        poplar.act(second := poplar.draft(1), "submit", poplar.aunt)
    (problem,) = caught.value.problems
    assert problem.where == second and set(problem.params) <= {"register"}
    told = str(caught.value) + repr(caught.value)
    for secret in (case, "willow", "Willow", "柳荫", willow.aunt, identity(1)):
        assert secret not in told


def test_what_is_given_up_is_free_again(willow: Counter, poplar: Counter) -> None:
    first, second = willow.ask(1), poplar.draft(1)
    willow.act(first, "give_up", willow.aunt)
    assert poplar.act(second, "submit", poplar.aunt).states == ("asked",)
    with pytest.raises(Conflict):
        willow.ask(1)
    poplar.act(second, "decline", poplar.gardener, reason="lives_elsewhere")
    assert willow.states(willow.ask(1)) == ("asked",)


def test_the_same_case_claims_again_what_it_holds(willow: Counter, poplar: Counter, raw) -> None:
    case = willow.ask(1)
    claims = raw.execute("SELECT * FROM cg_claim").fetchall()
    assert len(claims) == 1
    willow.act(case, "say_again", willow.aunt)
    assert raw.execute("SELECT * FROM cg_claim").fetchall() == claims
    with pytest.raises(Conflict):
        poplar.act(poplar.draft(1), "submit", poplar.aunt)


def test_giving_up_frees_nothing_of_somebody_else(willow: Counter, poplar: Counter, raw) -> None:
    willow.ask(1)
    second = poplar.draft(1)
    poplar.act(second, "give_up", poplar.aunt)
    assert raw.execute("SELECT count(*) FROM cg_claim").fetchone() == (1,)
    with pytest.raises(Conflict):
        poplar.ask(1)


def test_a_claim_is_for_one_season(willow: Counter, poplar: Counter) -> None:
    willow.ask(1)
    second = poplar.draft(1)
    poplar.bench.moment = poplar.bench.moment.replace(year=2027)
    assert poplar.act(second, "submit", poplar.aunt).states == ("asked",)


def test_the_register_says_nothing_to_who_does_not_know(willow: Counter, raw) -> None:
    case = willow.ask(1)
    ((register, key, owner),) = raw.execute("SELECT register, key, owner FROM cg_claim").fetchall()
    find = willow.here.case(case).held["identity_number"].find
    assert register == "garden-plot"
    for secret in (case, "willow", identity(1), str(find)):
        assert secret not in key + owner


@pytest.mark.parametrize("round_", range(3))
def test_one_of_two_who_act_at_once_wins(willow: Counter, round_: int) -> None:
    case = willow.ask()
    other = willow.bench.worker("willow", "gardener", "willow_committee")
    ends = together(
        lambda: willow.act(case, "decline", willow.gardener, reason="lives_elsewhere").states,
        lambda: willow.act(case, "send_back", other, items={"photo": "blurred"}).states,
    )
    won = [one for one in ends if isinstance(one, tuple)]
    assert won == [willow.states(case)]
    assert set(ends) - set(won) <= {"conflict.version", "action.not_here"}
    assert events(willow, case) == ["opened", "acted", "acted"]


def test_two_who_say_what_they_saw_get_one_clear_conflict(willow: Counter) -> None:
    case = willow.ask()
    ends = together(
        *[
            lambda: (
                willow.act(
                    case, "note_people", willow.gardener, data={"people": 3}, version=2
                ).version
            )
        ]
        * 5
    )
    assert Tally(ends) == {3: 1, "conflict.version": 4}


def test_two_places_at_once_get_one_claim(willow: Counter, poplar: Counter) -> None:
    for number in range(1, 5):
        first, second = willow.draft(number), poplar.draft(number)
        ends = together(
            lambda first=first: willow.act(first, "submit", willow.aunt).happened,
            lambda second=second: poplar.act(second, "submit", poplar.aunt).happened,
        )
        assert sorted(ends) == ["acted", "conflict.claim_taken"]


def test_one_of_two_processes_wins(willow: Counter, processes) -> None:
    cases = [willow.ask(number) for number in range(1, 9)]
    script = """
gardener, *cases, number = arguments
here = district.neighbourhood("willow")
for case in cases:
    try:
        print(here.act(case, "note_people", by=gardener, data={"people": 1}, version=2).happened)
    except Conflict as conflict:
        print(conflict.problems[0].code)
"""
    said = [one.split() for one in processes(script, willow.gardener, *cases)]
    for case, ends in zip(cases, zip(*said, strict=True), strict=True):
        assert sorted(ends) == ["acted", "conflict.version"]
        assert len(willow.here.history(case)) == 3
    assert willow.district.verify().problems == ()


def test_two_processes_get_one_claim(willow: Counter, poplar: Counter, processes) -> None:
    pairs = [(willow.draft(number), poplar.draft(number)) for number in range(1, 6)]
    script = """
*cases, number = arguments
name, aunt = [("willow", cases[0]), ("poplar", cases[1])][int(number)]
here = district.neighbourhood(name)
for case in cases[2 + int(number)::2]:
    try:
        print(here.act(case, "submit", by=aunt).happened)
    except Conflict as conflict:
        print(conflict.problems[0].code)
"""
    cases = [case for pair in pairs for case in pair]
    said = [one.split() for one in processes(script, willow.aunt, poplar.aunt, *cases)]
    for ends in zip(*said, strict=True):
        assert sorted(ends) == ["acted", "conflict.claim_taken"]
