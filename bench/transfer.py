"""Points: orders one by one and in bulk, and what they cost when the book has grown."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from attrs import frozen
from grown import Size, grow
from machine_facts import Disk
from pairs import Pair
from points import PLACE, UNIT, Orders, book, in_bulk, one_by_one, scattered, size_of
from recording import Bare, Rehearsal
from street import NOON
from timing import MICROS, Row, Variant, interleave, row

from community_gov.domain.text import same
from community_gov.ledger.orders import Cap
from community_gov.services.ports import Bookings
from community_gov.store import SqliteStore
from community_gov.store.books.shelf import CursorShelf
from community_gov.store.chain import transaction_hash

MEMBERS = 500
_FIRST = 10**9
"""The numbers of new orders begin beyond those of any book that was grown."""

_PAGE = 20


@frozen
class Transfers:
    """How much is measured.

    Attributes:
        rounds, ways: how often everything is run, and how many members go their way each time.
        bulk_rounds, bulk: the same for a batch, which has so many orders.
        small, large: the two books whose costs are compared.
    """

    rounds: int
    ways: int
    bulk_rounds: int
    bulk: int
    small: Size
    large: Size


def measure(folder: Path, transfers: Transfers) -> tuple[list[Row], list[str]]:
    """Measure orders; return rows, and lines about the disk and the two books."""
    folder.mkdir()
    one, lines = _one(folder, transfers)
    growth, more = _growth(folder, transfers)
    return [one, _bulk(folder, transfers), growth], [*lines, *more]


def _one(folder: Path, transfers: Transfers) -> tuple[Row, list[str]]:
    pair, disk, orders = Pair(folder / "one", book, size_of), Disk(folder), Orders()
    members = cycle(Size(MEMBERS, 0).names())
    variants: dict[str, Variant] = {
        "book": pair.ours,
        "sqlite3": pair.reference,
        "disk": disk.writes,
    }

    def prepare() -> None:
        chosen = list(islice(members, transfers.ways))
        pair.prepare(one_by_one(orders.ways(chosen, NOON), NOON))

    taken = interleave(variants, transfers.rounds, prepare)
    pair.close()
    found = row("transfer/one/vs-sqlite3", taken, "book", "sqlite3", goal="<= 2")
    return found, [disk.line(taken["disk"], "transfer/one")]


def _bulk(folder: Path, transfers: Transfers) -> Row:
    pair, orders = Pair(folder / "bulk", book, size_of), Orders()
    members = Size(transfers.bulk // 3 + 1, 0).names()

    def prepare() -> None:
        pair.prepare(in_bulk(orders.ways(members, NOON), NOON, transfers.bulk))

    variants = {"book": pair.ours, "sqlite3": pair.reference}
    taken = interleave(variants, transfers.bulk_rounds, prepare)
    pair.close()
    return row("transfer/bulk/vs-sqlite3", taken, "book", "sqlite3", goal="<= 3")


def _growth(folder: Path, transfers: Transfers) -> tuple[Row, list[str]]:
    with TemporaryDirectory(dir=folder) as grown:
        begin = perf_counter()
        small = Grown(Path(grown) / "small.db", transfers.small, transfers.ways)
        large = Grown(Path(grown) / "large.db", transfers.large, transfers.ways)
        made = f"{perf_counter() - begin:.0f} s to make, {large.bytes / 1e9:.1f} GB"
        small.refuse_damage()
        variants = {
            f"{name}/{which}": variant
            for which, one in (("small", small), ("large", large))
            for name, variant in one.variants().items()
        }
        taken = interleave(variants, transfers.rounds)
        small.close()
        large.close()
    found = row("transfer/growth/vs-sqlite3", taken, "book/large", "book/small", goal="flat")
    books = f"{transfers.small.postings:,} and {transfers.large.postings:,} postings"
    lines = [f"transfer/growth: books of {books} ({made})"]
    for name in Grown.MEASURED:
        few, many = taken[f"{name}/small"], taken[f"{name}/large"]
        ratio = median(one / other for one, other in zip(many, few, strict=True))
        lines.append(
            f"    {name:22} {median(few) * MICROS:8.1f} us and {median(many) * MICROS:8.1f} us: "
            f"x {ratio:.2f}"
        )
    return found, lines


class Grown:
    """A book that has a history already; the store and bare sqlite3 take turns at it.

    What bare sqlite3 is to write is first booked by the store and rolled back.
    """

    MEASURED = (
        *("book", "bare sqlite3", "balance", "page of a statement", "what undoes an order"),
        "sum towards a cap",
    )

    def __init__(self, file: Path, size: Size, ways: int) -> None:
        self._file, self._size, self._ways = file, size, ways
        grow(file, size, NOON - timedelta(days=size.days))
        self.bytes = file.stat().st_size
        self._store = SqliteStore.open(f"sqlite:///{file}")
        self._bare, self._rehearsal = Bare(file), Rehearsal(file)
        self._orders, self._random = Orders(_FIRST), Random(size.members)
        self._names, self._booked = size.names(), 0

    def refuse_damage(self) -> None:
        """See that the book is what the ledger would have written, and its tables with it."""
        damage = self._store.book_damage(PLACE, UNIT)
        if damage:
            raise AssertionError(f"no such book was ever booked: {damage}")

    def variants(self) -> dict[str, Variant]:
        """Return what is measured."""
        cap = Cap(500, NOON.date() - timedelta(days=6), NOON.date(), same("week"), "points:patrol")
        shelf = CursorShelf(self._bare.connection.cursor(), PLACE)
        store = self._store
        done: tuple[Variant, ...] = (
            self._ours,
            self._reference,
            self._asking(lambda name: store.account(PLACE, UNIT, name)),
            self._asking(lambda name: store.of_account(PLACE, UNIT, name, _PAGE)),
            self._asking(lambda _: shelf.undone(UNIT, scattered(4))),
            self._asking(lambda name: shelf.counted(UNIT, name, cap, spent=False)),
        )
        return dict(zip(self.MEASURED, done, strict=True))

    def _units(self) -> list[Bookings]:
        chosen = self._random.sample(self._names, self._ways)
        units = one_by_one(self._orders.ways(chosen, NOON), NOON)
        self._booked += len(units)
        return units

    def _ours(self) -> float:
        units = self._units()
        begin = perf_counter()
        for unit in units:
            book(self._store, unit)
        return (perf_counter() - begin) / len(units)

    def _reference(self) -> float:
        units = [partial(book, bookings=unit) for unit in self._units()]
        statements = self._rehearsal.statements(units)
        begin = perf_counter()
        for one in statements:
            self._bare.write(one)
        return (perf_counter() - begin) / len(units)

    def _asking(self, ask: Callable[[str], object]) -> Variant:
        def variant() -> float:
            names = self._random.sample(self._names, self._ways)
            begin = perf_counter()
            for name in names:
                ask(name)
            return (perf_counter() - begin) / len(names)

        return variant

    def close(self) -> None:
        """See that everything was booked on top of the history, in its place, and let go."""
        self._store.close()
        self._rehearsal.close()
        self._bare.close()
        with closing(sqlite3.connect(self._file)) as connection:
            (total,) = connection.execute("SELECT sum(balance) FROM cg_account").fetchone()
            if total or not self._chained(connection):
                raise AssertionError("the book that has grown does not add up")

    def _chained(self, connection: sqlite3.Connection) -> bool:
        number = self._size.transactions
        (head,) = connection.execute(_HASH, (number,)).fetchone()
        for written, hash_ in connection.execute(_SINCE, (number,)):
            number += 1
            head = transaction_hash(PLACE, UNIT, number, head, written)
            if head != hash_:
                return False
        return number == self._size.transactions + self._booked


_HASH = (
    f"SELECT hash FROM cg_transaction WHERE place = '{PLACE}' AND unit = '{UNIT}' AND number = ?"
)
_SINCE = (
    f"SELECT written, hash FROM cg_transaction WHERE place = '{PLACE}' AND unit = '{UNIT}' "
    "AND number > ? ORDER BY number"
)
