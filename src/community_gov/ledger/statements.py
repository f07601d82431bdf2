"""Statements: what moved in some accounts over a period, and what may be told of a few persons."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import accumulate

from attrs import evolve, frozen

from community_gov.domain.shares import OTHER, told_together
from community_gov.ledger.orders import LAPSED, OrderKind
from community_gov.ledger.transactions import Transaction

REWARD = "reward:"
"""Before the name of what is counted and is no activity, but something that points bought."""


class Move(StrEnum):
    """What a change of an account is called in a statement.

    ``spent`` is what was set aside for a reward, handed over or not; what comes back of it is
    ``given_back``. ``reversed`` has a sign: an award that was undone takes, a deduction gives.
    """

    AWARDED = "awarded"
    SPENT = "spent"
    GIVEN_BACK = "given_back"
    LAPSED = "lapsed"
    DEDUCTED = "deducted"
    REVERSED = "reversed"
    TRANSFERRED_IN = "transferred_in"
    TRANSFERRED_OUT = "transferred_out"


_MOVES = {
    OrderKind.AWARD: Move.AWARDED,
    OrderKind.HOLD: Move.SPENT,
    OrderKind.SETTLE: Move.GIVEN_BACK,
    OrderKind.VOID: Move.GIVEN_BACK,
    OrderKind.OVERDUE: Move.GIVEN_BACK,
    OrderKind.REFUND: Move.GIVEN_BACK,
    OrderKind.DEDUCT: Move.DEDUCTED,
    OrderKind.REVERSE: Move.REVERSED,
    OrderKind.LAPSE: Move.LAPSED,
}


@frozen
class Moved:
    """One change of one member's account."""

    account: str
    move: Move
    amount: int


def moves_of(done: Transaction) -> Iterator[Moved]:
    """Yield what a transaction moved in members' accounts; the amounts sum to their changes.

    What came back and lapsed at once is two moves.
    """
    for one in done.postings:
        if one.account.startswith("@"):
            continue
        if done.kind is OrderKind.TRANSFER:
            gives = one.account == done.order.debit
            yield Moved(
                one.account, Move.TRANSFERRED_OUT if gives else Move.TRANSFERRED_IN, one.change
            )
        elif (move := _MOVES.get(done.kind)) is not None:
            lapsed = 0 if move is Move.LAPSED else done.change_of(LAPSED)
            yield Moved(one.account, move, one.change + lapsed)
            yield Moved(one.account, Move.LAPSED, -lapsed)


@frozen
class Tally:
    """What some persons did or had of one thing.

    Attributes:
        name: an activity, or a `Move`.
        persons: the accounts; never shown.
        times: how often.
        amount: what it came to, in the unit of the scheme; with a sign for a move.
    """

    name: str
    persons: frozenset[str] = frozenset()
    times: int = 0
    amount: int = 0

    def plus(self, other: "Tally") -> "Tally":
        """Return both together, under this one's name."""
        return evolve(
            self,
            persons=self.persons | other.persons,
            times=self.times + other.times,
            amount=self.amount + other.amount,
        )


@frozen
class Group:
    """A tally as it may be told: how many persons, and no longer which.

    Attributes:
        persons, times, amount: all None where there are too few persons to tell.
    """

    name: str
    persons: int | None = None
    times: int | None = None
    amount: int | None = None

    @property
    def told(self) -> bool:
        """Whether its numbers may be told."""
        return self.persons is not None


@frozen
class Sums:
    """What moved over a period; opening + amounts == closing, wherever the numbers are told.

    Attributes:
        opening: the balance of all accounts before the period; None where it cannot be told.
        lines: by what moved, in the order of `Move`.
        closing: the balance after the period.
    """

    opening: int | None
    lines: tuple[Group, ...]
    closing: int | None


def sums(
    opening: int,
    closing: int,
    transactions: Iterable[Transaction],
    accounts: Collection[str] | None = None,
    least: int = 1,
) -> Sums:
    """Return what moved in some accounts.

    Args:
        opening, closing: the balance of these accounts before and after the transactions.
        accounts: whose; all members' when None.
        least: groups of fewer persons are not told one by one; see `protected`.
    """
    tallies = tallied(
        Tally(one.move, frozenset({one.account}), 1, one.amount)
        for done in transactions
        for one in moves_of(done)
        if (accounts is None or one.account in accounts)
        and (one.amount or one.move is Move.AWARDED)
    )
    order = {name: place for place, name in enumerate(Move)}
    lines = protected(sorted(tallies.values(), key=lambda one: order[Move(one.name)]), least)
    hidden = any(not one.told for one in lines)
    return Sums(None if hidden else opening, lines, None if hidden else closing)


def beside(lines: Sequence[Group], activities: Sequence[Group]) -> tuple[Group, ...]:
    """Return activities as they may be told beside what moved.

    All that was awarded is the sum of the activities. Where it stands among others in what
    moved, the activities say how many persons, and nothing that could be taken away from that.
    """
    apart = not lines or any(one.name == Move.AWARDED for one in lines)
    if apart:
        return tuple(activities)
    return tuple(evolve(one, times=None, amount=None) for one in activities)


def tallied(parts: Iterable[Tally]) -> Mapping[str, Tally]:
    """Return tallies added up by their names, in the order in which the names came."""
    found: dict[str, Tally] = {}
    for one in parts:
        found[one.name] = found[one.name].plus(one) if one.name in found else one
    return found


def protected(tallies: Sequence[Tally], least: int) -> tuple[Group, ...]:
    """Return tallies as they may be told in public.

    Those of fewer than `least` persons are told together, as `OTHER`. One small group alone
    would be what a total leaves over, and so would several that are still fewer persons than
    that: the next smallest goes with them. Where all of them together are too few, nothing is
    told.

    Args:
        tallies: in the order in which they are to be read.
        least: persons; 1 tells everything.
    """
    smallest = sorted(tallies, key=lambda one: (len(one.persons), one.name))
    parts = list(accumulate(smallest, Tally.plus, initial=Tally(OTHER)))
    count = told_together(
        [len(one.persons) for one in smallest], least, lambda count: len(parts[count].persons)
    )
    if not count:
        return tuple(_told(one) for one in tallies)
    together = parts[count]
    apart = {one.name for one in smallest[count:]}
    rest = tuple(_told(one) for one in tallies if one.name in apart)
    if len(together.persons) < least:
        return (*rest, Group(OTHER))
    return (*rest, _told(together))


def _told(tally: Tally) -> Group:
    return Group(tally.name, len(tally.persons), tally.times, tally.amount)
