"""A vote counted by hand: who must take part, who must agree, and when it is over.

The owners' vote is Civil Code, art. 278: two thirds of the owners and of the area must take
part; of those taking part more than half must agree, or three quarters where it says so.
"""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from community_gov.domain.commands import Answer
from community_gov.domain.text import Text
from community_gov.workflow.counting import Outcome, Roll, outcome, problems_with_roll
from community_gov.workflow.majority import EVERYBODY, Base, Count, Majority, Rule, Share
from community_gov.workflow.tally import Counted, Measure, tally

AGREE, REFUSE, ABSTAIN = Answer.AGREE, Answer.REFUSE, Answer.ABSTAIN
OPEN, AGREED, FAILED = Outcome.OPEN, Outcome.AGREED, Outcome.FAILED
HALF, TWO_THIRDS, THREE_QUARTERS = Fraction(1, 2), Fraction(2, 3), Fraction(3, 4)
AREA = {"area": Measure(Text("面积", "Area"), Text("平方米", "m²"))}


def owners_vote(least: Fraction, more: bool = False) -> Majority:
    measures = ("heads", "area")
    return Majority(
        tuple(Share(least, more, one, Base.TAKING_PART) for one in measures),
        tuple(Share(TWO_THIRDS, measure=one) for one in measures),
    )


ORDINARY, BUSINESS_USE = owners_vote(HALF, more=True), owners_vote(THREE_QUARTERS)
OWNERS = tuple(f"owner {number}" for number in range(300))
ESTATE = Roll({owner: {"area": Fraction(100)} for owner in OWNERS})
PARTIES = Roll({"committee": {}, "owners": {}, "manager": {}})


def estate(*areas: tuple[int, int]) -> Roll:
    """Make a roll from so many owners of so many square metres, one after the other."""
    each = (Fraction(area) for owners, area in areas for _ in range(owners))
    return Roll({f"owner {number}": {"area": area} for number, area in enumerate(each)})


def answers(agree: int = 0, refuse: int = 0, abstain: int = 0) -> dict[str, Answer]:
    given = (AGREE,) * agree + (REFUSE,) * refuse + (ABSTAIN,) * abstain
    return dict(zip(OWNERS, given, strict=False))


def at_the_end(rule: Rule, roll: Roll | None, ballots: Mapping[str, Answer]) -> Outcome:
    return outcome(rule, roll, ballots, closed=True)


# Owners' votes


@pytest.mark.parametrize(
    ("rule", "agree", "refuse", "abstain", "comes_to"),
    [
        (ORDINARY, 101, 99, 0, AGREED),
        (ORDINARY, 100, 100, 0, FAILED),
        (ORDINARY, 100, 0, 100, FAILED),
        (ORDINARY, 199, 0, 0, FAILED),
        (ORDINARY, 100, 99, 0, FAILED),
        (BUSINESS_USE, 150, 50, 0, AGREED),
        (BUSINESS_USE, 149, 51, 0, FAILED),
        (BUSINESS_USE, 150, 0, 50, AGREED),
        (BUSINESS_USE, 150, 51, 0, FAILED),
        (BUSINESS_USE, 199, 0, 0, FAILED),
    ],
)
def test_three_hundred_owners_with_a_hundred_square_metres_each(
    rule: Rule, agree: int, refuse: int, abstain: int, comes_to: Outcome
) -> None:
    assert at_the_end(rule, ESTATE, answers(agree, refuse, abstain)) is comes_to


def test_two_thirds_of_the_owners_are_not_enough_without_two_thirds_of_the_area() -> None:
    roll = estate((200, 99), (100, 102))
    assert at_the_end(ORDINARY, roll, answers(agree=200)) is FAILED
    assert at_the_end(ORDINARY, roll, answers(agree=201)) is FAILED
    assert at_the_end(ORDINARY, roll, answers(agree=202)) is AGREED


def test_two_thirds_of_the_area_are_not_enough_without_two_thirds_of_the_owners() -> None:
    roll = estate((199, 120), (101, 60))
    assert at_the_end(ORDINARY, roll, answers(agree=199)) is FAILED
    assert at_the_end(ORDINARY, roll, answers(agree=200)) is AGREED


def test_more_than_half_of_the_owners_with_just_half_of_the_area_is_not_enough() -> None:
    agree, refuse = ((100, 99), (1, 100)), ((98, 101), (1, 102))
    half = estate(*agree, *refuse, (100, 100))
    ballots = answers(agree=101, refuse=99)
    assert [(line.measure, line.weight, line.base) for line in tally(ORDINARY, half, ballots)][
        2:
    ] == [
        ("heads", 101, 200),
        ("area", 10_000, 20_000),
    ]
    assert at_the_end(ORDINARY, half, ballots) is FAILED
    more = Roll({**half.weights, "owner 0": {"area": Fraction(99) + Fraction(1, 100)}})
    assert at_the_end(ORDINARY, more, ballots) is AGREED


def test_thirds_of_a_square_metre_are_not_lost() -> None:
    """Three joint owners of one metre each with a third: as floats they would not add up."""
    roll = Roll({name: {"area": Fraction(1, 3)} for name in ("li", "chen", "zhao")})
    rule = Majority((Share(TWO_THIRDS, measure="area"),))
    assert at_the_end(rule, roll, {"li": AGREE, "chen": AGREE}) is AGREED
    more = Majority((Share(TWO_THIRDS, more=True, measure="area"),))
    assert at_the_end(more, roll, {"li": AGREE, "chen": AGREE}) is FAILED


def test_an_owner_without_area_counts_as_a_head_only() -> None:
    roll = Roll({"li": {"area": Fraction(90)}, "chen": {"area": Fraction(0)}})
    both = Majority((Share(HALF, True), Share(HALF, True, "area")))
    assert at_the_end(both, roll, {"li": AGREE}) is FAILED
    assert outcome(both, roll, {"li": AGREE}) is OPEN
    assert outcome(both, roll, {"li": AGREE, "chen": AGREE}) is AGREED
    assert outcome(both, roll, {"chen": REFUSE}) is FAILED


# Committees and parties


def test_a_committee_decides_by_more_than_half_of_all_members_with_half_present() -> None:
    """物业管理条例: more than half must be there, and more than half of all must agree."""
    rule = Majority((Share(HALF, more=True),), (Share(HALF, more=True),))
    members = Roll({name: {} for name in "abcdefg"})
    assert at_the_end(rule, members, dict.fromkeys("abcd", AGREE)) is AGREED
    assert at_the_end(rule, members, {**dict.fromkeys("abc", AGREE), "d": ABSTAIN}) is FAILED


def test_all_parties_must_agree_and_whoever_abstains_does_not() -> None:
    assert outcome(EVERYBODY, PARTIES, {"committee": AGREE, "owners": AGREE}) is OPEN
    assert outcome(EVERYBODY, PARTIES, dict.fromkeys(PARTIES.weights, AGREE)) is AGREED
    assert outcome(EVERYBODY, PARTIES, {"manager": ABSTAIN}) is FAILED
    assert outcome(EVERYBODY, PARTIES, {"manager": REFUSE}) is FAILED


def test_all_who_take_part_is_less_than_all() -> None:
    rule = Majority((Share(Fraction(1), of=Base.TAKING_PART),))
    two = {"committee": AGREE, "owners": AGREE}
    assert outcome(rule, PARTIES, two) is OPEN
    assert at_the_end(rule, PARTIES, two) is AGREED
    assert outcome(rule, PARTIES, {"manager": ABSTAIN}) is FAILED


def test_any_of_them_is_enough() -> None:
    assert outcome(Count(1), PARTIES, {"committee": REFUSE, "owners": ABSTAIN}) is OPEN
    assert outcome(Count(1), PARTIES, {"committee": REFUSE, "manager": AGREE}) is AGREED
    assert outcome(Count(1), PARTIES, dict.fromkeys(PARTIES.weights, REFUSE)) is FAILED


def test_two_of_three_fail_when_two_have_declined() -> None:
    assert outcome(Count(2), PARTIES, {"committee": REFUSE}) is OPEN
    assert outcome(Count(2), PARTIES, {"committee": REFUSE, "owners": ABSTAIN}) is FAILED
    assert outcome(Count(2), PARTIES, {"committee": AGREE, "owners": AGREE}) is AGREED


def test_nobody_knows_who_may_still_come_where_there_is_no_roll() -> None:
    assert outcome(Count(2), None, dict.fromkeys("abcdef", REFUSE)) is OPEN
    assert outcome(Count(2), None, {"a": AGREE, "b": REFUSE, "c": AGREE}) is AGREED
    assert at_the_end(Count(2), None, {"a": AGREE, "b": REFUSE}) is FAILED


# When it is over


def test_an_owners_vote_is_agreed_early_only_when_all_the_others_could_refuse() -> None:
    assert outcome(ORDINARY, ESTATE, answers(agree=150)) is OPEN
    assert outcome(ORDINARY, ESTATE, answers(agree=151)) is OPEN, "not valid yet"
    assert outcome(ORDINARY, ESTATE, answers(agree=150, refuse=50)) is OPEN
    assert outcome(ORDINARY, ESTATE, answers(agree=151, refuse=49)) is AGREED


def test_an_owners_vote_has_failed_when_even_all_the_others_could_not_turn_it() -> None:
    assert outcome(BUSINESS_USE, ESTATE, answers(refuse=75)) is OPEN
    assert outcome(BUSINESS_USE, ESTATE, answers(refuse=40, abstain=36)) is FAILED


def test_when_everybody_has_answered_it_is_over() -> None:
    assert outcome(BUSINESS_USE, ESTATE, answers(225, 75)) is AGREED
    assert outcome(BUSINESS_USE, ESTATE, answers(224, 76)) is FAILED


def test_who_is_not_on_the_roll_counts_nowhere() -> None:
    strangers = dict.fromkeys("abc", AGREE)
    assert outcome(Count(1), PARTIES, strangers) is OPEN
    assert at_the_end(EVERYBODY, PARTIES, {**strangers, "owners": AGREE}) is FAILED
    rule = Majority((Share(HALF, True, of=Base.TAKING_PART),))
    assert at_the_end(rule, PARTIES, {"owners": AGREE, "x": REFUSE, "y": REFUSE}) is AGREED


# Rolls that cannot do


NOBODY = Roll({})
NO_AREA = Roll({"li": {"area": Fraction(0)}, "chen": {"area": Fraction(0)}})


@pytest.mark.parametrize("rule", [Count(1), EVERYBODY, ORDINARY])
def test_on_an_empty_roll_nothing_is_ever_agreed(rule: Rule) -> None:
    assert outcome(rule, NOBODY, {}) is FAILED
    assert at_the_end(rule, NOBODY, {"stranger": AGREE}) is FAILED
    assert [problem.code for problem in problems_with_roll(rule, NOBODY)] == ["roll.empty"]


def test_a_share_of_nothing_is_never_reached() -> None:
    both = dict.fromkeys(NO_AREA.weights, AGREE)
    for rule in (
        Majority((Share(HALF, measure="area"),)),
        Majority((Share(HALF),), (Share(HALF, measure="area"),)),
    ):
        assert outcome(rule, NO_AREA, {}) is FAILED
        assert at_the_end(rule, NO_AREA, both) is FAILED
        (problem,) = problems_with_roll(rule, NO_AREA)
        assert (problem.code, problem.params["measure"]) == ("roll.weightless", "area")


def test_if_nobody_takes_part_nothing_is_agreed() -> None:
    rule = Majority((Share(HALF, of=Base.TAKING_PART),))
    assert at_the_end(rule, PARTIES, {}) is FAILED


def test_people_whose_area_is_not_known_are_counted_before_the_vote_not_as_none() -> None:
    gaps = Roll({"li": {"area": Fraction(90)}, "chen": {}, "zhao": {}})
    (problem,) = problems_with_roll(ORDINARY, gaps)
    assert (problem.code, problem.params["count"]) == ("roll.gaps", 2)
    assert "chen" not in problem.line("en") + problem.line("zh")
    with pytest.raises(ValueError, match="how much area"):
        outcome(ORDINARY, gaps, {})
    assert not problems_with_roll(EVERYBODY, gaps), "the heads are known"


def test_more_must_agree_than_there_are() -> None:
    (problem,) = problems_with_roll(Count(4), PARTIES)
    assert (problem.code, problem.params) == ("roll.too_few", {"needed": 4, "count": 3})
    assert not problems_with_roll(Count(3), PARTIES)
    assert outcome(Count(4), PARTIES, {}) is FAILED


def test_a_majority_needs_a_roll() -> None:
    with pytest.raises(ValueError, match="roll"):
        outcome(EVERYBODY, None, {"li": AGREE})


@pytest.mark.parametrize(
    "own", [{"area": Fraction(-1)}, {"area": 0.5}, {"area": 1}, {"heads": Fraction(2)}]
)
def test_a_roll_holds_exact_weights_and_one_head_each(own: dict[str, Fraction]) -> None:
    with pytest.raises(ValueError, match="roll"):
        Roll({"li": {"area": Fraction(1)}, "chen": own})


# Rules that mean nothing


@pytest.mark.parametrize(
    ("least", "more"),
    [(Fraction(0), True), (Fraction(4, 3), False), (Fraction(1), True), (0.5, False)],
)
def test_a_share_is_exact_and_can_be_reached(least: Fraction, more: bool) -> None:
    with pytest.raises(ValueError, match="share of"):
        Share(least, more)


@pytest.mark.parametrize(
    ("agree", "taking_part"),
    [
        ((), (Share(HALF),)),
        ((Share(HALF), Share(THREE_QUARTERS)), ()),
        ((Share(HALF),), (Share(HALF, of=Base.TAKING_PART),)),
    ],
)
def test_a_majority_says_once_for_each_measure_who_must_agree(
    agree: tuple[Share, ...], taking_part: tuple[Share, ...]
) -> None:
    with pytest.raises(ValueError, match="majority"):
        Majority(agree, taking_part)


@pytest.mark.parametrize("needed", [0, -1, True, 1.0])
def test_a_count_is_a_whole_number_of_people(needed: int) -> None:
    with pytest.raises(ValueError, match="count of"):
        Count(needed)


def test_what_must_be_known_of_each_person() -> None:
    assert ORDINARY.measures == ("area",)
    assert EVERYBODY.measures == ()


# How it stands, as a resident reads it


def test_how_an_owners_vote_stands() -> None:
    lines = tally(BUSINESS_USE, ESTATE, answers(agree=150, refuse=30, abstain=20), AREA)
    assert [line.text.zh for line in lines] == [
        "人数：全体 300 人中 200 人参加表决，须达三分之二以上（至少 200 人），已达到",
        "面积：全体 30000 平方米中 20000 平方米参加表决，"
        "须达三分之二以上（至少 20000 平方米），已达到",
        "人数：参加表决的 200 人中 150 人同意，须达四分之三以上（至少 150 人），已达到",
        "面积：参加表决的 20000 平方米中 15000 平方米同意，"
        "须达四分之三以上（至少 15000 平方米），已达到",
    ]
    assert [line.text.en for line in lines[1:3]] == [
        "Area: 20,000 m² of all 30,000 m² took part; at least 2/3 (20,000 m² or more) needed;"
        " reached",
        "People: 150 of 200 taking part agreed; at least 3/4 (150 or more) needed; reached",
    ]


def test_just_half_is_shown_as_not_enough() -> None:
    heads, area = tally(ORDINARY, ESTATE, answers(agree=100, refuse=100), AREA)[2:]
    assert heads.text == Text(
        "人数：参加表决的 200 人中 100 人同意，须过半数（至少 101 人），未达到",
        "People: 100 of 200 taking part agreed; more than 1/2 (101 or more) needed; not reached",
    )
    assert (heads.needed, heads.more, area.needed, area.more) == (101, False, 10_000, True)
    assert area.text == Text(
        "面积：参加表决的 20000 平方米中 10000 平方米同意，须过半数（多于 10000 平方米），未达到",
        "Area: 10,000 m² of 20,000 m² taking part agreed; more than 1/2 (over 10,000 m²) needed;"
        " not reached",
    )


def test_how_other_votes_stand() -> None:
    one = {"owners": AGREE}
    assert [line.text for line in tally(EVERYBODY, PARTIES, one)] == [
        Text(
            "人数：全体 3 人中 1 人同意，须全部同意（3 人），未达到",
            "People: 1 of all 3 agreed; all (3) needed; not reached",
        )
    ]
    assert [line.text for line in tally(Count(1), PARTIES, one)] == [
        Text("人数：3 人中 1 人同意，须 1 人，已达到", "People: 1 of 3 agreed; 1 needed; reached")
    ]
    (line,) = tally(Count(2), None, one)
    assert line.text == Text(
        "人数：1 人同意，须 2 人，未达到", "People: 1 agreed; 2 needed; not reached"
    )
    assert (line.counted, line.base, line.weight) == (Counted.AGREE, None, 1)


def test_before_anybody_has_answered_no_number_is_made_up() -> None:
    assert tally(ORDINARY, ESTATE, {}, AREA)[2].text == Text(
        "人数：参加表决的 0 人中 0 人同意，须过半数，未达到",
        "People: 0 of 0 taking part agreed; more than 1/2 needed; not reached",
    )


@pytest.mark.parametrize(
    ("area", "zh", "en"),
    [
        (Fraction(12345), "12345 平方米", "12,345 m²"),
        (Fraction("1089.05"), "1089.05 平方米", "1,089.05 m²"),
        (Fraction(4000, 3), "1333 又 1/3 平方米", "1,333 1/3 m²"),
        (Fraction(1, 3), "1/3 平方米", "1/3 m²"),
        (Fraction("0.05"), "0.05 平方米", "0.05 m²"),
        (Fraction(0), "0 平方米", "0 m²"),
    ],
)
def test_amounts_are_never_rounded(area: Fraction, zh: str, en: str) -> None:
    assert AREA["area"].amount(area) == Text(zh, en)


@pytest.mark.parametrize(
    ("share", "zh", "en"),
    [
        (Share(HALF), "二分之一以上", "at least 1/2"),
        (Share(HALF, True), "过半数", "more than 1/2"),
        (Share(TWO_THIRDS, True), "超过三分之二", "more than 2/3"),
        (Share(Fraction(3, 10)), "十分之三以上", "at least 3/10"),
        (Share(Fraction(11, 12)), "11/12以上", "at least 11/12"),
        (Share(Fraction(1)), "全部", "all"),
    ],
)
def test_a_share_in_words(share: Share, zh: str, en: str) -> None:
    assert share.text == Text(zh, en)
