"""Count the answers of an electorate: what they come to, as early as it is certain.

Everything is counted in whole numbers, of so many to one (100 where there are hundredths):
they are exact, as fractions are, and added many times faster.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from math import lcm

from attrs import frozen

from community_gov.domain.commands import Answer
from community_gov.domain.errors import Problem
from community_gov.workflow.majority import HEADS, Base, Count, Majority, Rule

Ballots = Mapping[str, Answer]
"""By person, what they answered; who is missing has not taken part."""


@frozen
class Roll:
    """Who may vote and what each of them counts for, frozen when the vote is asked for.

    People who answer together (joint owners of one flat) are one person here. Who may not
    answer is not here: every share is reckoned on the roll.

    Attributes:
        weights: by person, what they have of each measure; 0 when they have nothing of it.
            Heads are not written: each person is one.

    Raises:
        ValueError: a weight is not an exact number of at least 0, or heads are written.
    """

    weights: Mapping[str, Mapping[str, Fraction]]

    def __attrs_post_init__(self) -> None:
        for own in self.weights.values():
            if HEADS in own:
                raise ValueError("roll: every person is one head, so leave heads out")
            for measure, weight in own.items():
                if type(weight) is not Fraction or weight.numerator < 0:
                    raise ValueError(f"roll: {measure} must be a Fraction of at least 0")


class Outcome(StrEnum):
    """What the answers come to so far."""

    OPEN = "open"
    AGREED = "agreed"
    FAILED = "failed"


@frozen
class Weights:
    """How much of one measure agreed, took part without agreeing, and has not answered.

    Attributes:
        per: how many of these whole numbers make one of the measure.
    """

    agreed: int
    declined: int
    silent: int
    per: int = 1

    def of(self, base: Base) -> int:
        """Return what a share is reckoned on; abstaining is taking part."""
        taking_part = self.agreed + self.declined
        return taking_part if base is Base.TAKING_PART else taking_part + self.silent


def outcome(rule: Rule, roll: Roll | None, ballots: Ballots, *, closed: bool = False) -> Outcome:
    """Return what the answers come to, as soon as nothing that may follow can change it.

    Whoever has not answered may yet agree, refuse, abstain or stay away. The answer is exact,
    not only safe, and takes one pass over the roll:

    - Nothing serves any share better than that all of them agree. It has failed just when
      that would not be enough.
    - A share that must agree is served worst when all of them take part and none agrees; one
      that must take part, when all stay away. It is agreed just when each share withstands
      its own worst case. So before the end, what must agree is reckoned on everybody, also
      where in the end it is reckoned on those taking part.

    Answers of people who are not on the roll count nowhere. On an empty roll, and of a
    measure of which nobody has any, no share can be reached: the vote has failed.

    Args:
        rule: how many must agree.
        roll: who may vote; None for a count of people who are not known beforehand.
        ballots: what was answered; nobody answers twice.
        closed: nobody votes any more, so that it is agreed or failed.

    Raises:
        ValueError: a majority has no roll, or the roll lacks a measure that the rule asks for
            (`problems_with_roll` says so when it is frozen).
    """
    weights = weights_by_answer(rule, roll, ballots)
    if roll is None and isinstance(rule, Count):
        return _in_office(rule, weights[HEADS], closed)
    tests = list(_tests(rule, weights))
    if closed:
        return Outcome.AGREED if all(test.reached for test in tests) else Outcome.FAILED
    if all(test.certain for test in tests):
        return Outcome.AGREED
    return Outcome.OPEN if all(test.possible for test in tests) else Outcome.FAILED


def _in_office(rule: Count, heads: Weights, closed: bool) -> Outcome:
    """Return what the answers come to where anybody who holds an office may still agree."""
    if heads.agreed >= rule.needed:
        return Outcome.AGREED
    return Outcome.FAILED if closed else Outcome.OPEN


@frozen
class _Test:
    """Whether one share is reached as it stands, whatever follows, and if all goes well."""

    reached: bool
    certain: bool
    possible: bool


def _tests(rule: Rule, weights: Mapping[str, Weights]) -> Iterator[_Test]:
    if isinstance(rule, Count):
        heads = weights[HEADS]
        reached = heads.agreed >= rule.needed
        yield _Test(reached, reached, heads.agreed + heads.silent >= rule.needed)
        return
    for share in rule.agree:
        weight = weights[share.measure]
        everybody = weight.of(Base.ALL)
        yield _Test(
            reached=share.reached(weight.agreed, weight.of(share.of)),
            certain=share.reached(weight.agreed, everybody),
            possible=share.reached(weight.agreed + weight.silent, everybody),
        )
    for share in rule.taking_part:
        weight = weights[share.measure]
        everybody = weight.of(Base.ALL)
        reached = share.reached(weight.of(Base.TAKING_PART), everybody)
        yield _Test(reached, reached, possible=share.reached(everybody, everybody))


def weights_by_answer(rule: Rule, roll: Roll | None, ballots: Ballots) -> Mapping[str, Weights]:
    """Return, by measure, how much agreed, declined and is silent; always for the heads.

    Raises:
        ValueError: as for `outcome`.
    """
    if roll is None:
        if isinstance(rule, Majority):
            raise ValueError("a majority is of a roll; only a count can do without")
        agreed = sum(answer is Answer.AGREE for answer in ballots.values())
        return {HEADS: Weights(agreed, len(ballots) - agreed, 0)}
    groups = _by_answer(roll, ballots)
    weights = {HEADS: Weights(*map(len, groups))}
    for measure in rule.measures if isinstance(rule, Majority) else ():
        weights[measure] = _weights(measure, groups)
    return weights


_Group = list[Mapping[str, Fraction]]


def _by_answer(roll: Roll, ballots: Ballots) -> tuple[_Group, _Group, _Group]:
    agreed: _Group = []
    declined: _Group = []
    silent: _Group = []
    for person, own in roll.weights.items():
        answer = ballots.get(person)
        group = silent if answer is None else agreed if answer is Answer.AGREE else declined
        group.append(own)
    return agreed, declined, silent


def _weights(measure: str, groups: tuple[_Group, _Group, _Group]) -> Weights:
    agreed, declined, silent = (_by_denominator(measure, group) for group in groups)
    per = lcm(*agreed, *declined, *silent)
    return Weights(_whole(agreed, per), _whole(declined, per), _whole(silent, per), per)


def _by_denominator(measure: str, group: _Group) -> dict[int, int]:
    """Return the sum of the numerators over each denominator."""
    sums: dict[int, int] = {}
    try:
        for own in group:
            number, denominator = own[measure].as_integer_ratio()
            sums[denominator] = sums.get(denominator, 0) + number
    except KeyError:
        raise ValueError(f"the roll does not say how much {measure} each person has") from None
    return sums


def _whole(sums: Mapping[int, int], per: int) -> int:
    return sum(number * (per // denominator) for denominator, number in sums.items())


def problems_with_roll(rule: Rule, roll: Roll) -> tuple[Problem, ...]:
    """Return why a vote could never succeed on a roll, or not be counted; never names a person.

    To be asked when the roll is frozen. When there is nothing, the vote succeeds if all agree.
    """
    people = len(roll.weights)
    if not people:
        return (Problem("roll.empty"),)
    if isinstance(rule, Count):
        params = {"needed": rule.needed, "count": people}
        return () if rule.needed <= people else (Problem("roll.too_few", params=params),)
    return tuple(problem for measure in rule.measures for problem in _lacking(measure, roll))


def _lacking(measure: str, roll: Roll) -> Iterator[Problem]:
    having = [own for own in roll.weights.values() if measure in own]
    gaps = len(roll.weights) - len(having)
    if gaps:
        yield Problem("roll.gaps", params={"measure": measure, "count": gaps})
    elif not any(own[measure] for own in having):
        yield Problem("roll.weightless", params={"measure": measure})
