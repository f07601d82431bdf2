"""What was booked: postings that sum to zero, and the lots that they came from and made."""

from datetime import date, datetime

from attrs import field, frozen

from community_gov.domain.text import Text
from community_gov.ledger.orders import Order, OrderKind
from community_gov.ledger.terms import Terms


@frozen
class Posting:
    """One leg of a transaction.

    Attributes:
        change: signed; all postings of a transaction sum to zero.
        after: the balance of the account once it is booked.
    """

    account: str
    change: int
    after: int


@frozen
class Lot:
    """Points of one account that lapse together.

    Attributes:
        number: of the transaction that made it.
        part: tells lots of one transaction and account apart.
        left: what has not been taken yet.
        last_day: the last day on which they are good; None for ever.
        carried: how many times they may still pass to the next year.
    """

    account: str
    number: int
    left: int
    last_day: date | None = None
    carried: int = 0
    part: int = 0

    @property
    def key(self) -> tuple[str, int, int]:
        """What it is known by in its book."""
        return (self.account, self.number, self.part)

    @property
    def turn(self) -> tuple[date, int, int]:
        """Its place in the order of spending: what lapses first, and of that what came first."""
        return (self.last_day or date.max, self.number, self.part)


@frozen
class Take:
    """What was taken from a lot, or given back to it.

    Attributes:
        account, number, part: which lot.
        amount: positive when taken, negative when given back.
    """

    account: str
    number: int
    part: int
    amount: int
    last_day: date | None = None
    carried: int = 0

    @property
    def key(self) -> tuple[str, int, int]:
        """The key of the lot."""
        return (self.account, self.number, self.part)


@frozen
class Transaction:
    """An order as it was booked.

    Attributes:
        number: its place in the book, from 1 without gaps.
        day: the day that it counts for.
        amount: what was moved: for an award, what the caps left of it.
        took: out of which lots, in their order, of the account that it took from.
        made: the lots that it made.
        cut: the caps and ceilings that made an award smaller.
    """

    number: int
    order: Order
    at: datetime
    day: date
    amount: int
    postings: tuple[Posting, ...] = ()
    took: tuple[Take, ...] = ()
    made: tuple[Lot, ...] = ()
    cut: tuple[Text, ...] = ()

    @property
    def kind(self) -> OrderKind:
        """What it does."""
        return self.order.kind

    def change_of(self, account: str) -> int:
        """Return what it changed in an account."""
        return sum(one.change for one in self.postings if one.account == account)


@frozen
class Account:
    """An account as it stands.

    Attributes:
        floor: the lowest balance that the database allows; None for no limit.
    """

    unit: str
    name: str
    balance: int = 0
    floor: int | None = 0
    closed: bool = False

    # Every posting makes an account anew; these do it several times faster than `evolve`.
    def with_balance(self, balance: int) -> "Account":
        """Return the account with another balance."""
        return Account(self.unit, self.name, balance, self.floor, self.closed)

    def with_floor(self, floor: int | None) -> "Account":
        """Return the account with another floor."""
        return Account(self.unit, self.name, self.balance, floor, self.closed)


@frozen
class Hold:
    """Points that are set aside: no longer to be spent, and not yet spent.

    Attributes:
        id: of the order that set them aside.
        number: of its transaction.
        account: whose they are.
        until: the moment at which they go back by themselves; None when they never do.
    """

    unit: str
    id: str
    number: int
    account: str
    amount: int
    until: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        """Whether its time is over."""
        return self.until is not None and self.until <= now


@frozen
class Book:
    """A book as it stands: how many transactions it has, the hash of the last one, its terms."""

    unit: str
    number: int = 0
    hash: str = ""
    terms: Terms = field(factory=Terms)

    def up_to(self, number: int) -> "Book":
        """Return the book with another number of transactions."""
        return Book(self.unit, number, self.hash, self.terms)
