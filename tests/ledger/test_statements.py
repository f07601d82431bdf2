"""Statements add up, whatever happened; and what is told of a few persons reveals none of them."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from community_gov.ledger.page import Page
from community_gov.ledger.participation import Share, compared
from community_gov.ledger.statements import (
    OTHER,
    Group,
    Move,
    Tally,
    moves_of,
    protected,
    sums,
)
from community_gov.ledger.terms import Expiry, Terms

from .histories import PEOPLE, TERMS, steps, told


def balances(page: Page, accounts: Sequence[str], number: int) -> int:
    """The balance of some accounts after a transaction, from nothing but postings."""
    found = dict.fromkeys(accounts, 0)
    for done in page.booked[:number]:
        for one in done.postings:
            if one.account in found:
                found[one.account] = one.after
    return sum(found.values())


@given(steps, st.sampled_from(TERMS), st.data())
def test_opening_and_changes_are_the_closing(drawn, terms, data) -> None:
    page = told(drawn, terms)
    whole = [*PEOPLE, "dan"]
    accounts = data.draw(st.lists(st.sampled_from(whole), min_size=1, unique=True))
    first = data.draw(st.integers(0, len(page.booked)))
    last = data.draw(st.integers(first, len(page.booked)))
    opening, closing = (balances(page, accounts, one) for one in (first, last))
    found = sums(opening, closing, page.booked[first:last], accounts)
    assert (found.opening, found.closing) == (opening, closing)
    assert opening + sum(one.amount or 0 for one in found.lines) == closing
    for line in found.lines:
        assert line.name in set(Move) and line.persons and line.times


@given(steps, st.sampled_from(TERMS))
def test_moves_of_a_transaction_are_its_changes(drawn, terms) -> None:
    for done in told(drawn, terms).booked:
        moved = list(moves_of(done))
        for one in done.postings:
            if not one.account.startswith("@"):
                assert sum(m.amount for m in moved if m.account == one.account) == one.change
        signs = {Move.SPENT: -1, Move.DEDUCTED: -1, Move.LAPSED: -1, Move.TRANSFERRED_OUT: -1}
        for m in moved:
            assert m.move is Move.REVERSED or m.amount * signs.get(m.move, 1) >= 0, m


def test_each_move_has_its_name() -> None:
    expiry = Terms(Expiry("term", days=20))
    page = told(
        [
            ("award", "ann", "bob", 20, 0),
            ("transfer", "ann", "bob", 2, 0),
            ("hold", "ann", "bob", 8, 0),
            ("void", "ann", "bob", 2, 21),  # past their last day: they lapse as they come back
            ("award", "bob", "ann", 10, 0),
            ("reverse", "bob", "ann", 1, 0),
            ("deduct", "bob", "ann", 5, 0),
            ("worker", "ann", "bob", 1, 0),
        ],
        expiry,
    )
    found = sums(0, balances(page, ["ann", "bob"], 99), page.booked)
    assert {one.name: one.amount for one in found.lines} == {
        "awarded": 30,
        "spent": -8,
        "given_back": 8,
        "lapsed": -20,
        "deducted": -5,
        "reversed": -1,
        "transferred_in": 2,
        "transferred_out": -2,
    }
    assert found.closing == 4


# What may be told


def tally(name: str, *persons: str, amount: int = 1) -> Tally:
    return Tally(name, frozenset(persons), len(persons), amount)


MANY = tuple("abcdefgh")
tallies = st.lists(st.frozensets(st.sampled_from("abcdefghijkl"), min_size=1), max_size=6).map(
    lambda sets: [Tally(f"t{n}", one, len(one), 3 * n + 1) for n, one in enumerate(sets)]
)


@given(tallies, st.integers(1, 6))
def test_no_small_group_is_told_or_left_over(drawn: list[Tally], least: int) -> None:
    groups = protected(drawn, least)
    for one in groups:
        assert one.persons is None or one.persons >= least
    others = [one for one in groups if one.name == OTHER]
    apart = len(groups) - len(others)
    if others and others[0].told:
        assert len(drawn) - apart >= 2, "a total would say what the one group is"
        gone = {one.name for one in drawn} - {one.name for one in groups}
        persons = frozenset().union(*(one.persons for one in drawn if one.name in gone))
        assert others[0].persons == len(persons)
    if others and not others[0].told:
        assert groups == (Group(OTHER),), "what is told would leave over what is not"
    elif groups:
        assert sum(one.amount or 0 for one in groups) == sum(one.amount for one in drawn)


def test_one_small_group_takes_the_next_smallest_along() -> None:
    drawn = [tally("patrol", *MANY), tally("sorting", *MANY[:6]), tally("reading", "a")]
    groups = protected(drawn, 5)
    assert [(one.name, one.persons) for one in groups] == [("patrol", 8), (OTHER, 6)]


def test_two_small_groups_that_are_few_persons_take_another_along() -> None:
    drawn = [tally("patrol", *MANY), tally("sorting", "a"), tally("reading", "a", "b")]
    assert [(one.name, one.persons) for one in protected(drawn, 5)] == [(OTHER, 8)]


def test_too_few_altogether_is_not_told() -> None:
    groups = protected([tally("patrol", "a", "b"), tally("sorting", "c")], 5)
    assert groups == (Group(OTHER),) and not groups[0].told
    assert protected([tally("patrol", "a")], 1)[0].persons == 1


def test_a_statement_of_too_few_says_no_balance() -> None:
    page = told([("award", "ann", "bob", 20, 0)], Terms())
    found = sums(0, 20, page.booked, None, least=5)
    assert (found.opening, found.closing, found.lines) == (None, None, (Group(OTHER),))


# Participation


def test_both_effects_have_their_name() -> None:
    found = compared(250, 350, 1000, 5)
    assert (found.relative, found.percentage_points) == (40, 10)


def test_wilson() -> None:
    # Newcombe (1998), Statistics in Medicine 17, table I, method 3: 81 of 263, 15 of 148.
    low, high = Share(81, 263).interval
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    low, high = Share(15, 148).interval
    assert (round(low, 4), round(high, 4)) == (0.0624, 0.1605)
    assert Share(0, 20).interval[0] == 0 and round(Share(0, 20).interval[1], 4) == 0.1611


@given(st.integers(0, 500), st.integers(1, 500))
def test_an_interval_is_around_its_share(persons: int, of: int) -> None:
    share = Share(min(persons, of), of)
    low, high = share.interval
    assert 0 <= low <= share.exact + 1e-12 and share.exact - 1e-12 <= high <= 1


def test_too_few_to_tell() -> None:
    for before, after in ((4, 50), (50, 4), (50, 97), (0, 50)):
        found = compared(before, after, 100, 5)
        assert found.relative is None and found.percentage_points is None
        assert (found.before is None) == (before < 5)
    assert compared(0, 0, 0, 1).before is None
