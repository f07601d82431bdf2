"""What the verbs need from outside; `host`, `store` and `privacy` fulfil it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import Protocol

from attrs import field, frozen

from community_gov.domain.calendar import WorkCalendar
from community_gov.domain.cases import Case
from community_gov.domain.classifying import Classifier
from community_gov.domain.commands import Held
from community_gov.domain.errors import Problem
from community_gov.domain.events import Event
from community_gov.domain.fields import Field
from community_gov.domain.findings import Finding, Inquiry
from community_gov.domain.freezes import Freeze
from community_gov.domain.indicators import Indicator
from community_gov.domain.notices import Notice, NoticeBook, Outgoing
from community_gov.domain.places import Place
from community_gov.domain.programs import Program
from community_gov.domain.sealed import Sealed
from community_gov.domain.slots import Slot
from community_gov.domain.taxonomy import Taxonomy
from community_gov.domain.text import Language, Text
from community_gov.ledger.orders import Order
from community_gov.ledger.rewards import Reward
from community_gov.ledger.rules import PointRule
from community_gov.ledger.terms import Scheme, Terms
from community_gov.ledger.transactions import Account, Book, Hold, Lot, Transaction
from community_gov.workflow.definition import Status, Workflow
from community_gov.workflow.questions import Question

Now = Callable[[], datetime]
Inquire = Callable[[str, Inquiry, datetime], Finding | None]
"""Asks the data of a place; None when they cannot be asked this."""
NewId = Callable[[], str]


@frozen
class Rulebook:
    """Everything that holds in one place: what its file chose, composed and frozen.

    Attributes:
        programs: by full name.
        workflows: composed, by full name.
        questions: by name and version.
        language: what the place's people read first.
        schemes, rewards: by full name.
        point_rules, taxonomies, classifiers: by name and version.
        notices: by which channel whom is told, and when not.
        freezes: days on which nothing is approved.
        indicators: what the place watches, by name.
        appoints: by workflow and role, the body to which the place lets cases appoint.
    """

    place: Place
    programs: Mapping[str, Program]
    workflows: Mapping[str, Workflow]
    questions: Mapping[str, Question]
    calendar: WorkCalendar
    zone: tzinfo
    language: Language
    schemes: Mapping[str, Scheme] = field(factory=dict)
    point_rules: Mapping[str, PointRule] = field(factory=dict)
    rewards: Mapping[str, Reward] = field(factory=dict)
    taxonomies: Mapping[str, Taxonomy] = field(factory=dict)
    classifiers: Mapping[str, Classifier] = field(factory=dict)
    notices: NoticeBook = field(factory=NoticeBook)
    freezes: tuple[Freeze, ...] = ()
    indicators: Mapping[str, Indicator] = field(factory=dict)
    appoints: Mapping[tuple[str, str], str] = field(factory=dict)


@frozen
class Message:
    """Something that the application tells: no rule of the place has a channel for it.

    Attributes:
        id: stable over every attempt; a receiver uses it to act once.
        to: a person, or ``role:NAME`` when nobody held the role.
    """

    id: str
    place: str
    case: str
    to: str
    text: Text
    at: datetime


@frozen
class ClaimTaken:
    """A claim in the register that all places of the district share.

    Attributes:
        key: keyed hash of what is claimed; says nothing to who does not know it.
        owner: keyed hash of the case that holds it.
    """

    register: str
    key: str
    owner: str


@frozen
class Bookings:
    """Orders that are booked together, all or none.

    Attributes:
        terms: by unit, what holds for the schemes of the orders today.
        at: the moment, in the zone of the place.
    """

    orders: tuple[Order, ...]
    terms: Mapping[str, Terms]
    at: datetime


@frozen
class CountedSum:
    """What one account has done of one thing in a stretch of days.

    Attributes:
        what: an activity, or a reward.
        times: how often it was counted; an activity that was reversed in full does not count.
        amount: what they came to.
    """

    what: str
    account: str
    times: int
    amount: int


@frozen
class Record:
    """A dated record in the register of a place: a person, an appointment, a relation.

    Attributes:
        kind: what it is, such as ``appointment``.
        subject: the person or thing that it is about; records are looked up by it.
        body: plain values only; personal ones are sealed beside it.
    """

    id: str
    kind: str
    subject: str
    body: Mapping[str, str]
    since: date
    until: date | None = None


@frozen
class Change:
    """All that one decided command writes, together or not at all.

    Attributes:
        before: the case as it was read; its version is checked.
        after: the case as it is written.
        sealed: new sealed values, by field.
        workflow: what the case is pinned to.
        status: the status class of the reached state.
        rests_on: by linked case, the version that the decision looked at.
        unbooks: the day from which on what the case has booked is given back first.
        books: what is taken of rooms, things and people.
        appointed: offices that the case gives, or has given and takes back.
    """

    before: Case
    after: Case
    event: Event
    workflow: Workflow
    status: Status
    sealed: Mapping[str, Sealed] = field(factory=dict)
    rests_on: Mapping[str, int] = field(factory=dict)
    claims: tuple[ClaimTaken, ...] = ()
    releases: tuple[ClaimTaken, ...] = ()
    messages: tuple[Message, ...] = ()
    notices: tuple[Notice, ...] = ()
    bookings: Bookings | None = None
    unbooks: date | None = None
    books: tuple[Slot, ...] = ()
    appointed: tuple[Record, ...] = ()


@frozen
class Receipt:
    """The answer to a request with a key, kept so that the same request acts once.

    Attributes:
        fingerprint: keyed hash of the content; another content under the key is refused.
        cases: each case that was changed, with the version that it reached.
    """

    place: str
    person: str
    key: str
    fingerprint: str
    cases: tuple[tuple[str, int], ...]
    at: datetime


@frozen
class Opening:
    """One opening of a sealed value: who, by which role, for what."""

    owner: str
    field: str
    person: str
    role: str
    purpose: str
    at: datetime


@frozen
class StoredEvent:
    """An event as it was written, with its place in the chain."""

    event: Event
    written: bytes
    hash: str
    previous: str


@frozen
class DueClock:
    """A clock of a case whose time has come."""

    place: str
    case: str
    clock: str
    at: datetime


class Store(Protocol):
    """Where everything is kept. Every question and every key begins with the place."""

    def case(self, place: str, case: str) -> Case | None:
        """Return one case, or None; another place's case is None too."""

    def cases(
        self,
        place: str,
        *,
        program: str | None = None,
        state: str | None = None,
        flag: str | None = None,
        status: Status | None = None,
        person: str | None = None,
        exercise: bool | None = None,
        limit: int = 1000,
    ) -> Sequence[Case]:
        """Return cases in the order of their opening."""

    def workflow(self, place: str, content_hash: str) -> Workflow | None:
        """Return a workflow that cases here are pinned to."""

    def events(self, place: str, case: str) -> Sequence[StoredEvent]:
        """Return the history of a case, oldest first."""

    def receipt(self, place: str, person: str, key: str) -> Receipt | None:
        """Return what a request with this key was answered."""

    def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> None:
        """Write everything in one atomic unit.

        Raises:
            Conflict: a case has moved on, a claim is taken, or what is to be booked is booked
                already; nothing was written.
        """

    def due(self, now: datetime, limit: int) -> Sequence[DueClock]:
        """Return clocks that are due, the longest overdue first."""

    def provisional(self) -> Sequence[tuple[str, str]]:
        """Return place and id of the cases with a clock that runs to a provisional day."""

    def waiting(self, limit: int) -> Sequence[Message]:
        """Return messages that were not delivered yet, in order."""

    def delivered(self, messages: Iterable[Message], at: datetime) -> None:
        """Note that messages have left."""

    @property
    def for_threads(self) -> bool:
        """Whether several threads may ask at once."""

    def due_notices(self, now: datetime, limit: int) -> Sequence[Outgoing]:
        """Return notices that may leave, of each case and receiver only the next in order.

        What is urgent comes first, then what waits longest.
        """

    def take_notice(self, one: Outgoing, until: datetime) -> bool:
        """Count an attempt and keep others off until a moment; False when another was faster."""

    def notice_left(self, one: Outgoing, at: datetime) -> None:
        """Note that a notice has left."""

    def put_off(
        self, one: Outgoing, until: datetime, problem: Problem | None, given_up: datetime | None
    ) -> None:
        """Let a notice wait until a moment, or note that it is given up."""

    def put_off_channel(self, place: str, channel: str, now: datetime, until: datetime) -> None:
        """Let what is due on a channel wait until a moment, without counting an attempt.

        What is urgent does not wait for others.
        """

    def notices(self, place: str | None, limit: int, given_up: bool | None) -> Sequence[Outgoing]:
        """Return notices that have not left, oldest first; given up, waiting, or both."""

    def take_up_notices(
        self, now: datetime, place: str | None = None, id: str | None = None
    ) -> int:
        """Let what was given up be tried again from now on, and return how many that are."""

    def put(
        self, place: str, records: Sequence[Record], sealed: Mapping[tuple[str, str], Sealed]
    ) -> None:
        """Write dated records, with sealed values by record and field."""

    def change(
        self,
        place: str,
        records: Sequence[Record],
        values: Mapping[tuple[str, str], tuple[int, Sealed]],
    ) -> bool:
        """Write records with sealed values of these versions; False when another was faster."""

    def given_by(self, place: str, case: str) -> Sequence[Record]:
        """Return the appointments that a case has given, also those that are over."""

    def records(
        self, place: str, kind: str, *, subject: str | None = None, on: date | None = None
    ) -> Sequence[Record]:
        """Return records of a kind: of one subject, and holding on a day, where these are given."""

    def sealed(self, place: str, owner: str, field: str, version: int) -> Sealed | None:
        """Return one sealed value of a case or a record."""

    def newest(self, place: str, owner: str, field: str) -> tuple[int, Sealed] | None:
        """Return the newest sealed value of a record, with its version."""

    def found(self, place: str, field: str, find: str) -> Sequence[str]:
        """Return the owners that hold a value with this keyed hash."""

    def note_opening(self, place: str, openings: Sequence[Opening]) -> None:
        """Write down that sealed values were opened."""

    def openings(self, place: str, owner: str) -> Sequence[Opening]:
        """Return who opened what of a case or a record."""

    def damage(self, place: str, case: str) -> Sequence[Problem]:
        """Return what is wrong with the chain of a case's history."""

    def audit(
        self, case: Case, opened: datetime, status: Status, sealed: Mapping[tuple[str, int], str]
    ) -> Sequence[Problem]:
        """Return where the tables beside a history do not say what the history says.

        Args:
            case: as its history tells it.
            opened: when it was opened.
            status: what the reached state means.
            sealed: by field and version, the digests of all sealed values handed in.
        """

    def claims(self, owner: str) -> Sequence[ClaimTaken]:
        """Return what a case holds in the district's register, by the hash of its owner."""

    def slots(self, place: str, since: date, until: date) -> Sequence[Slot]:
        """Return what is booked from one day to another, both included, in order of time."""

    def slots_of(self, place: str, case: str) -> Sequence[Slot]:
        """Return what a case has booked, in order of time."""

    def is_new(self) -> bool:
        """Whether nobody is registered and no case was opened yet."""

    def book_orders(self, place: str, bookings: Bookings) -> Sequence[Transaction]:
        """Book orders in one atomic unit, and return a transaction for each.

        Raises:
            InvalidInput, Refused, Conflict, NotFound: as `community_gov.ledger.booking.book_all`;
                nothing was written.
        """

    def book_due(self, place: str, unit: str, account: str, at: datetime) -> int:
        """Book what is overdue on an account, and return how many transactions that took."""

    def due_accounts(
        self, now: datetime, today: date, limit: int
    ) -> Sequence[tuple[str, str, str]]:
        """Return place, unit and account of what is overdue in the books."""

    def books(self) -> Sequence[tuple[str, str]]:
        """Return place and unit of every book."""

    def book(self, place: str, unit: str) -> Book:
        """Return a book as it stands; an empty one where nothing was booked."""

    def account(self, place: str, unit: str, name: str) -> Account | None:
        """Return an account, or None when it was never used."""

    def accounts(self, place: str, unit: str) -> Sequence[Account]:
        """Return all accounts of a book, by name."""

    def transaction(self, place: str, unit: str, id: str) -> Transaction | None:
        """Return what an order was booked as, by the order's id."""

    def transactions(self, place: str, unit: str, after: int = 0) -> Iterable[Transaction]:
        """Yield the transactions of a book with a larger number than `after`, oldest first."""

    def of_account(
        self, place: str, unit: str, account: str, limit: int, before: int | None = None
    ) -> Sequence[Transaction]:
        """Return the transactions of an account, the newest first.

        Args:
            before: only those with a smaller number.
        """

    def lots(self, place: str, unit: str, account: str) -> Sequence[Lot]:
        """Return the lots of an account in which something is left, in their turn."""

    def holds(self, place: str, unit: str, account: str) -> Sequence[Hold]:
        """Return the holds on an account that have not ended."""

    def counted_between(
        self, place: str, unit: str, since: date, until: date, account: str | None = None
    ) -> Sequence[CountedSum]:
        """Return what was counted between two days, both included, by what and account.

        Args:
            account: only what this one did.
        """

    def booked_before(self, place: str, unit: str, moment: datetime) -> int:
        """Return the number of the last transaction booked before a moment; 0 for none."""

    def balances_at(self, place: str, unit: str, number: int) -> Mapping[str, int]:
        """Return what each account of a book held after the transaction with a number.

        An account that was not used by then is left out.
        """

    def terms_changes(self, place: str, unit: str) -> Sequence[Transaction]:
        """Return the transactions by which the terms of a book were written down, in order."""

    def book_damage(self, place: str, unit: str) -> Sequence[Problem]:
        """Return where a book is not what was written, or its tables not what it folds to."""

    def close(self) -> None:
        """Let go of the database."""

    def all_cases(self) -> Iterable[tuple[str, str]]:
        """Yield place and id of every case, also of one of which only its history is left."""


class Keyring(Protocol):
    """Seals and opens personal values; holds the keys that nothing else sees."""

    def seal(
        self, place: str, person: str, owner: str, field: Field, version: int, value: object
    ) -> Sealed:
        """Seal a value under its person's key, bound to where it belongs."""

    def open(
        self, place: str, person: str, owner: str, field: Field, version: int, sealed: Sealed
    ) -> object:
        """Open a value, in its Python type."""

    def find(self, field: Field, value: object) -> str:
        """Return the keyed hash by which the value of a field is found again."""

    def fingerprint(self, content: bytes) -> str:
        """Return a keyed hash of any content."""

    def sign(self, place: str, content: bytes) -> bytes:
        """Return the signature of a place on a voucher: Ed25519, 64 bytes."""

    def verification_key(self, place: str) -> bytes:
        """Return the 32 bytes with which anybody can check what a place has signed."""


def trace(version: int, sealed: Sealed) -> Held:
    """Return what a case holds for a sealed value."""
    return Held(version=version, digest=sealed.digest, find=sealed.find)
