"""How many must agree, as somebody wrote it in a file."""

from decimal import Decimal
from fractions import Fraction

import msgspec
import pytest

from community_gov.domain.errors import InvalidFile
from community_gov.workflow.counting import Roll
from community_gov.workflow.hashing import digest
from community_gov.workflow.majority import EVERYBODY, Base, Count, Majority, Share
from community_gov.workflow.majority_words import parse_share, read_rule, written

HALF, THREE_QUARTERS = Fraction(1, 2), Fraction(3, 4)
OWNERS = {
    "agree": {
        "heads": "at least 3/4 of those taking part",
        "area": "at least 3/4 of those taking part",
    },
    "taking_part": {"heads": "at least 2/3", "area": "at least 2/3"},
}


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("at least 2/3", Share(Fraction(2, 3))),
        ("more than 1/2", Share(HALF, more=True)),
        ("3/4", Share(THREE_QUARTERS)),
        (" at  least 06/08 ", Share(THREE_QUARTERS)),
        ("all", Share(Fraction(1))),
        ("1/1", Share(Fraction(1))),
        ("1/2 of all", Share(HALF)),
        ("more than 1/2 of those taking part", Share(HALF, True, of=Base.TAKING_PART)),
        ("all of those taking part", Share(Fraction(1), of=Base.TAKING_PART)),
    ],
)
def test_a_share(words: str, share: Share) -> None:
    assert parse_share(words) == share
    assert parse_share(str(share)) == share


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (2 / 3, "share.inexact"),
        (Decimal("0.5"), "share.inexact"),
        ("0.66", "share.inexact"),
        ("at least .5", "share.inexact"),
        ("75%", "share.inexact"),
        ("at least 75 ％", "share.inexact"),
        ("0/3", "share.nothing"),
        ("more than 0/3", "share.nothing"),
        ("4/3", "share.beyond"),
        ("more than 1/1", "share.beyond"),
        ("1/0", "share.form"),
        ("half", "share.form"),
        ("less than 1/2", "share.form"),
        ("at least 1/2 of members", "share.form"),
        ("at least 2", "share.form"),
        ("-1/2", "share.form"),
        ("１/２", "share.form"),
        ("", "share.form"),
        (1, "share.form"),
        (None, "share.form"),
        (True, "share.form"),
    ],
)
def test_what_is_no_share(words: object, code: str) -> None:
    with pytest.raises(InvalidFile) as refused:
        parse_share(words)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert all(refused.value.lines(language) for language in ("zh", "en"))


def test_a_decimal_is_refused_with_the_reason() -> None:
    with pytest.raises(InvalidFile) as refused:
        read_rule({"agree": {"heads": Decimal("0.66")}})
    assert refused.value.lines("en") == [
        "agree.heads: “0.66” is a decimal or a percentage. A share is exact to one vote, and 0.66"
        " is less than two thirds. Write a fraction, such as 2/3."
    ]
    assert refused.value.lines("zh") == [
        "agree.heads:“0.66”是小数或百分数。比例要精确到一票，而 0.66 不足三分之二。"
        "请写成分数，如 2/3。"
    ]


def test_a_rule_in_its_three_forms() -> None:
    assert read_rule(2) == Count(2)
    assert read_rule("all") == EVERYBODY
    assert read_rule("more than 1/2") == Majority((Share(HALF, more=True),))
    assert read_rule(OWNERS) == Majority(
        tuple(Share(THREE_QUARTERS, False, one, Base.TAKING_PART) for one in ("heads", "area")),
        tuple(Share(Fraction(2, 3), False, one) for one in ("heads", "area")),
    )


def test_where_nothing_else_is_measured_the_heads_need_no_name() -> None:
    short = {"agree": "more than 1/2 of all", "taking_part": "more than 1/2"}
    long = {"agree": {"heads": "more than 1/2 of all"}, "taking_part": {"heads": "more than 1/2"}}
    assert read_rule(short) == read_rule(long)


def test_written_back_in_the_shortest_form() -> None:
    assert written(Count(2)) == 2
    assert written(EVERYBODY) == "all"
    assert written(read_rule({"agree": {"heads": "3/4"}})) == "at least 3/4"
    assert written(read_rule({"agree": {"area": "3/4"}})) == {"agree": {"area": "at least 3/4"}}
    assert written(read_rule(OWNERS)) == OWNERS
    committee = {"agree": {"heads": "more than 1/2 of all"}, "taking_part": {"heads": "all"}}
    assert written(read_rule(committee)) == committee


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (0, [("", "majority.nobody")]),
        (-1, [("", "majority.nobody")]),
        (None, [("", "majority.form")]),
        (True, [("", "majority.form")]),
        (["all"], [("", "majority.form")]),
        (0.5, [("", "share.inexact")]),
        ("any", [("", "share.form")]),
        ({}, [("agree", "majority.empty")]),
        ({"agree": {}}, [("agree", "majority.empty")]),
        ({"agree": 2}, [("agree", "share.form")]),
        ({"agree": "all", "taking_part": None}, [("taking_part", "majority.empty")]),
        ({"agree": {"Floor area": "all"}}, [("agree.Floor area", "majority.measure")]),
        ({"agree": {1: "all"}}, [("agree.1", "majority.measure")]),
        ({"agree": "all", "quorum": "1/2"}, [("quorum", "majority.key")]),
        ({"agree": "3/4", "taking_part": "2/3"}, [("agree", "share.of_whom")]),
        (
            {"agree": "3/4 of all", "taking_part": "2/3 of those taking part"},
            [("taking_part", "share.of_itself")],
        ),
        (
            {
                "agree": {"heads": "5/4", "area": "3/4"},
                "taking_part": {"heads": "0/1", "area": 0.66},
                "by": "all",
            },
            [
                ("by", "majority.key"),
                ("agree.heads", "share.beyond"),
                ("agree.area", "share.of_whom"),
                ("taking_part.heads", "share.nothing"),
                ("taking_part.area", "share.inexact"),
            ],
        ),
    ],
)
def test_all_that_is_wrong_is_said_at_once(given: object, found: list[tuple[str, str]]) -> None:
    with pytest.raises(InvalidFile) as refused:
        read_rule(given)
    assert [(problem.where, problem.code) for problem in refused.value.problems] == found
    assert all(refused.value.lines(language) for language in ("zh", "en"))


def test_all_says_of_whom_even_where_some_must_take_part() -> None:
    assert read_rule({"agree": "all", "taking_part": "1/2"}) == Majority(
        (Share(Fraction(1)),), (Share(HALF),)
    )


def test_the_order_of_the_shares_in_a_file_means_nothing() -> None:
    turned = {
        key: dict(reversed(shares.items()))
        for key, shares in reversed(OWNERS.items())  # type: ignore[attr-defined]
    }
    assert read_rule(turned) == read_rule(OWNERS)
    assert digest(read_rule(turned)) == digest(read_rule(OWNERS))


def test_what_differs_in_law_differs_in_the_hash() -> None:
    rules = ["1/2", "more than 1/2", "1/2 of those taking part", "1/3", {"agree": {"area": "1/2"}}]
    assert len({digest(read_rule(rule)) for rule in rules}) == len(rules)


def test_rules_and_rolls_are_stored_as_they_are() -> None:
    roll = Roll({"li": {"area": Fraction("89.5")}, "chen": {"area": Fraction(1, 3)}})
    for value in (read_rule(OWNERS), EVERYBODY, Count(2), roll):
        stored = msgspec.json.encode(value, enc_hook=str)
        again = msgspec.json.decode(stored, type=type(value), dec_hook=lambda kind, one: kind(one))
        assert again == value
