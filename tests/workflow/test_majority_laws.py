"""What holds for every vote, whatever the rule, the roll and the answers."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from community_gov.domain.commands import Answer
from community_gov.workflow.counting import Outcome, Roll, outcome, problems_with_roll
from community_gov.workflow.majority import Base, Count, Majority, Rule, Share
from community_gov.workflow.majority_words import read_rule, written
from community_gov.workflow.tally import Counted, tally

PEOPLE = ("li", "chen", "zhao", "qian", "sun")
MEASURES = ("heads", "area", "rent")
Ballots = dict[str, Answer]

parts = st.sampled_from([Fraction(n, d) for d in (2, 3, 4, 5) for n in range(1, d)] + [Fraction(1)])
weights = st.sampled_from([Fraction(2), Fraction(1, 3), Fraction(1), Fraction(5, 3), Fraction(0)])
owners = st.fixed_dictionaries({"area": weights, "rent": weights})
rolls = st.lists(owners, max_size=len(PEOPLE)).map(
    lambda each: Roll(dict(zip(PEOPLE, each, strict=False)))
)
said = st.sampled_from([Answer.AGREE, Answer.REFUSE, Answer.AGREE, Answer.ABSTAIN, Answer.AGREE])
ballots = st.fixed_dictionaries({}, optional=dict.fromkeys((*PEOPLE, "stranger"), said))


@st.composite
def shares(draw: st.DrawFn, measure: str, base: st.SearchStrategy[Base]) -> Share:
    least = draw(parts)
    return Share(least, least < 1 and draw(st.booleans()), measure, draw(base))


def each(base: st.SearchStrategy[Base]) -> st.SearchStrategy[dict[str, Share]]:
    return st.fixed_dictionaries({}, optional={one: shares(one, base) for one in MEASURES})


majorities = st.builds(
    lambda agree, taking_part: Majority(tuple(agree.values()), tuple(taking_part.values())),
    each(st.sampled_from(Base)).filter(bool),
    each(st.just(Base.ALL)),
)
rules = st.integers(1, 6).map(Count) | majorities


# The rule in plain words, counted anew for every end that a vote may have.


def by_hand(rule: Rule, roll: Roll, cast: Ballots) -> bool:
    """Whether a vote that is over is agreed."""
    here = {person: answer for person, answer in cast.items() if person in roll.weights}
    yes = [person for person, answer in here.items() if answer == "agree"]
    if isinstance(rule, Count):
        return len(yes) >= rule.needed

    def much(measure: str, people: object) -> Fraction:
        own = (roll.weights[one].get(measure, Fraction(1)) for one in people)  # type: ignore[attr-defined]
        return sum(own, Fraction(0))

    def enough(share: Share, part: object, whole: object) -> bool:
        there, of = much(share.measure, part), much(share.measure, whole)
        return of > 0 and (
            there / of > share.least or (there / of == share.least and not share.more)
        )

    return all(enough(share, here, roll.weights) for share in rule.taking_part) and all(
        enough(share, yes, here if share.of == "taking_part" else roll.weights)
        for share in rule.agree
    )


def every_end(roll: Roll, cast: Ballots) -> Iterator[Ballots]:
    """Each who has not answered agrees, refuses, abstains or stays away."""
    silent = [person for person in roll.weights if person not in cast]
    for more in product((None, *Answer), repeat=len(silent)):
        yield cast | {one: said for one, said in zip(silent, more, strict=True) if said}


def by_every_end(rule: Rule, roll: Roll, cast: Ballots) -> Outcome:
    ends = {by_hand(rule, roll, end) for end in every_end(roll, cast)}
    if len(ends) > 1:
        return Outcome.OPEN
    return Outcome.AGREED if ends.pop() else Outcome.FAILED


@settings(max_examples=100, deadline=None)
@given(rules, rolls, ballots)
def test_it_ends_early_just_when_every_end_is_the_same(
    rule: Rule, roll: Roll, cast: Ballots
) -> None:
    assert outcome(rule, roll, cast) is by_every_end(rule, roll, cast)


@pytest.mark.slow
@settings(max_examples=4000, deadline=None)
@given(rules, rolls, ballots)
def test_many_votes_end_early_just_when_every_end_is_the_same(
    rule: Rule, roll: Roll, cast: Ballots
) -> None:
    assert outcome(rule, roll, cast) is by_every_end(rule, roll, cast)


HALF, MORE = (Fraction(1, 2), False), (Fraction(1, 2), True)
TWO_THIRDS, ALL = (Fraction(2, 3), False), (Fraction(1), False)
OF_THREE = [
    Majority((Share(*least, measure, base),), taking_part)
    for least in (HALF, MORE, TWO_THIRDS, ALL)
    for measure in ("heads", "area")
    for base in Base
    for taking_part in ((), (Share(*MORE),), (Share(*TWO_THIRDS, "area"),))
]


@pytest.mark.parametrize("areas", [(1, 1, 1), (2, 1, 0), (3, 2, 1)])
def test_every_vote_of_three_people_on_one_share(areas: tuple[int, ...]) -> None:
    """The same without chance: each answer of each, each share, with and without a quorum."""
    three = ("li", "chen", "zhao")
    own = ({"area": Fraction(area)} for area in areas)
    roll = Roll(dict(zip(three, own, strict=True)))
    for answers in product((None, *Answer), repeat=3):
        cast = {one: answer for one, answer in zip(three, answers, strict=True) if answer}
        for rule in OF_THREE:
            at_the_end = by_hand(rule, roll, cast)
            closed = outcome(rule, roll, cast, closed=True)
            assert closed is (Outcome.AGREED if at_the_end else Outcome.FAILED), (rule, cast)
            assert outcome(rule, roll, cast) is by_every_end(rule, roll, cast), (rule, cast)


@given(rules, rolls, ballots)
def test_at_the_end_it_is_what_is_counted_by_hand(rule: Rule, roll: Roll, cast: Ballots) -> None:
    expected = Outcome.AGREED if by_hand(rule, roll, cast) else Outcome.FAILED
    assert outcome(rule, roll, cast, closed=True) is expected


@given(rules, rolls, ballots)
def test_a_vote_that_ended_early_ends_alike_when_it_is_closed(
    rule: Rule, roll: Roll, cast: Ballots
) -> None:
    early = outcome(rule, roll, cast)
    assume(early is not Outcome.OPEN)
    assert outcome(rule, roll, cast, closed=True) is early


@given(rules, rolls, ballots, st.data())
def test_the_order_of_answers_and_of_the_roll_does_not_matter(
    rule: Rule, roll: Roll, cast: Ballots, data: st.DataObject
) -> None:
    turned = dict(data.draw(st.permutations(list(cast.items()))))
    others = Roll(dict(data.draw(st.permutations(list(roll.weights.items())))))
    assert outcome(rule, others, turned) is outcome(rule, roll, cast)
    assert tally(rule, others, turned) == tally(rule, roll, cast)


@given(rules, rolls, ballots, st.sampled_from(PEOPLE), st.booleans())
def test_one_more_who_agrees_never_does_harm(
    rule: Rule, roll: Roll, cast: Ballots, person: str, closed: bool
) -> None:
    """Whether they were silent, abstained or refused before; for shares of every kind."""
    rank = [Outcome.FAILED, Outcome.OPEN, Outcome.AGREED]
    before = outcome(rule, roll, cast, closed=closed)
    after = outcome(rule, roll, cast | {person: Answer.AGREE}, closed=closed)
    assert rank.index(after) >= rank.index(before)


@given(rules, rolls, ballots, st.data())
def test_abstaining_counts_as_refusing_does(
    rule: Rule, roll: Roll, cast: Ballots, data: st.DataObject
) -> None:
    other = {Answer.REFUSE: Answer.ABSTAIN, Answer.ABSTAIN: Answer.REFUSE}
    turned = {person: other.get(answer, answer) for person, answer in cast.items()}
    assert outcome(rule, roll, turned) is outcome(rule, roll, cast)
    assert tally(rule, roll, turned) == tally(rule, roll, cast)


@given(rules, rolls, ballots)
def test_the_lines_agree_with_the_outcome(rule: Rule, roll: Roll, cast: Ballots) -> None:
    lines = tally(rule, roll, cast)
    reached = all(line.reached for line in lines)
    assert reached == (outcome(rule, roll, cast, closed=True) is Outcome.AGREED)
    for line in lines:
        enough = line.weight > line.needed if line.more else line.weight >= line.needed
        assert line.reached == (enough and (line.base is None or line.base > 0))
        assert ("未达到" in line.text.zh, "not reached" in line.text.en) == (not line.reached,) * 2
        assert line.base is None or line.weight <= line.base


@given(rules, rolls)
def test_no_problem_with_the_roll_just_when_it_succeeds_if_all_agree(
    rule: Rule, roll: Roll
) -> None:
    ready = not problems_with_roll(rule, roll)
    assert ready == (outcome(rule, roll, {}) is not Outcome.FAILED)
    assert ready == by_hand(rule, roll, dict.fromkeys(roll.weights, Answer.AGREE))


@given(st.integers(1, 5), ballots)
def test_without_a_roll_only_the_end_can_fail_it(needed: int, cast: Ballots) -> None:
    agreed = sum(answer is Answer.AGREE for answer in cast.values()) >= needed
    assert outcome(Count(needed), None, cast) is (Outcome.AGREED if agreed else Outcome.OPEN)
    (line,) = tally(Count(needed), None, cast)
    assert (line.counted, line.reached) == (Counted.AGREE, agreed)


@given(rules)
def test_a_rule_is_read_as_it_was_written(rule: Rule) -> None:
    assert read_rule(written(rule)) == rule
