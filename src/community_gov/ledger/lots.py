"""The lots of a page: taken in their turn, given back to where they came from."""

from collections.abc import Iterator, Sequence
from datetime import date
from heapq import heappop, heappush

from attrs import define, evolve, field

from community_gov.ledger.shelf import Shelf
from community_gov.ledger.transactions import Lot, Take

_Where = tuple[str, str]
_Key = tuple[str, int, int]


@define
class Lots:
    """Working copies of the lots that a page has touched; all others are still on the shelf.

    Attributes:
        before: those of them that lay on the shelf, as they lay there.
        touched: as they are now.
    """

    _shelf: Shelf
    before: dict[tuple[str, _Key], Lot] = field(factory=dict)
    touched: dict[tuple[str, _Key], Lot] = field(factory=dict)
    _turns: dict[_Where, list[tuple[tuple[date, int, int], _Key]]] = field(factory=dict)
    _streams: dict[_Where, Iterator[Lot]] = field(factory=dict)

    def first(self, unit: str, account: str) -> Lot | None:
        """Return the lot whose turn it is, or None when nothing is left."""
        turns = self._of(unit, account)
        while turns:
            turn, key = turns[0]
            lot = self.touched[unit, key]
            if lot.left and lot.turn == turn:
                return lot
            heappop(turns)
            self._refill(unit, account)
        return None

    def _of(self, unit: str, account: str) -> list[tuple[tuple[date, int, int], _Key]]:
        where = (unit, account)
        if where not in self._streams:
            self._turns.setdefault(where, [])
            self._streams[where] = self._shelf.lots(unit, account)
            self._refill(unit, account)
        return self._turns[where]

    def _refill(self, unit: str, account: str) -> None:
        """Bring the next lot from the shelf, so that the heap always holds one of those."""
        for lot in self._streams[unit, account]:
            if (unit, lot.key) not in self.touched:
                self._fetched(unit, lot)
                return

    def _put(self, unit: str, lot: Lot) -> None:
        self.touched[unit, lot.key] = lot
        heappush(self._turns.setdefault((unit, lot.account), []), (lot.turn, lot.key))

    def _fetched(self, unit: str, lot: Lot) -> None:
        self.before[unit, lot.key] = lot
        self._put(unit, lot)

    def take(self, unit: str, account: str, amount: int) -> tuple[Take, ...]:
        """Take points in their turn, as far as there are any."""
        taken: list[Take] = []
        while amount and (lot := self.first(unit, account)):
            taken.append(self.take_from(unit, lot, min(amount, lot.left)))
            amount -= taken[-1].amount
        return tuple(taken)

    def take_made_by(self, unit: str, made: Sequence[Lot], amount: int) -> tuple[Take, ...]:
        """Take points out of certain lots, as far as something is left in them."""
        taken: list[Take] = []
        for one in made:
            lot = self._known(unit, one.key)
            if amount and lot is not None and lot.left:
                taken.append(self.take_from(unit, lot, min(amount, lot.left)))
                amount -= taken[-1].amount
        return tuple(taken)

    def take_from(self, unit: str, lot: Lot, amount: int) -> Take:
        """Take points out of one lot."""
        self.touched[unit, lot.key] = evolve(lot, left=lot.left - amount)
        return Take(*lot.key, amount, lot.last_day, lot.carried)

    def make(self, unit: str, lot: Lot) -> Lot:
        """Add a new lot."""
        self._put(unit, lot)
        return lot

    def put_back(self, unit: str, take: Take) -> Take:
        """Give points back to the lot that they came from."""
        lot = self._known(unit, take.key)
        assert lot is not None, "a lot is never deleted"
        self._put(unit, evolve(lot, left=lot.left + take.amount))
        return evolve(take, amount=-take.amount)

    def ending(self, unit: str, account: str, last: date) -> list[Lot]:
        """Return the lots that end with a day, in their turn; none may end before it."""
        # A lot into which something came back has more than one place in the heap.
        found: dict[_Key, Lot] = {}
        while (lot := self.first(unit, account)) and lot.last_day == last:
            found[lot.key] = lot
            heappop(self._turns[unit, account])
            self._refill(unit, account)
        for lot in found.values():
            heappush(self._turns[unit, account], (lot.turn, lot.key))
        return list(found.values())

    def _known(self, unit: str, key: _Key) -> Lot | None:
        if (unit, key) not in self.touched:
            lot = self._shelf.lot(unit, key)
            if lot is None:
                return None
            self._fetched(unit, lot)
        return self.touched[unit, key]


def slice_of(takes: Sequence[Take], start: int, stop: int) -> tuple[Take, ...]:
    """Return the takes between two amounts, counted from the first point that was taken."""
    found: list[Take] = []
    at = 0
    for one in takes:
        low, high = max(start, at), min(stop, at + one.amount)
        if low < high:
            found.append(evolve(one, amount=high - low))
        at += one.amount
    return tuple(found)
