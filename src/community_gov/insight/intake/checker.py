"""Check rows one by one: the valid ones become complaints, the others are listed with reasons."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, tzinfo
from typing import TypeVar

from attrs import define, field, frozen

from community_gov.domain.calendar import CHINA_TIME
from community_gov.domain.classifying import folded
from community_gov.domain.column_mapping import ColumnMapping
from community_gov.domain.taxonomy import Taxonomy
from community_gov.insight.classify import Found, Outcome
from community_gov.insight.complaint import Complaint
from community_gov.insight.intake.cells import Cells
from community_gov.insight.intake.result import Duplicate, Intake, RefusedRow
from community_gov.insight.intake.rows import Row, Rows

Value = TypeVar("Value")
Sort = Callable[[str], Found]
"""What gives a text its category, such as a `Sorter`."""

Watch = Callable[[Iterable[Row]], Iterable[Row]]
"""Hands rows on, and may show how far they are."""

_SHORTEST = 4
"""Characters of a text that says enough to be told from another."""


def take_in(
    rows: Rows,
    mapping: ColumnMapping,
    *,
    taxonomy: Taxonomy | None = None,
    sort: Sort | None = None,
    known: Collection[str] = (),
    now: datetime | None = None,
    zone: tzinfo = CHINA_TIME,
    watch: Watch = iter,
) -> Intake:
    """Check all rows of a source.

    Free text is looked at to sort a row without a category and to find the same complaint
    under another number; then it is dropped. A row that cannot be taken stops no other.

    Args:
        taxonomy: its codes are the categories that a source may give; None for any.
        sort: gives a row its category where the source gives none.
        known: numbers that came in before.
        now: nothing is made or settled later; None not to look, for a source of any day.
        zone: of the place's clock.

    Raises:
        InvalidFile: the source turns out to be damaged, or longer than it may be.
    """
    rows.require(mapping.columns)
    codes = None if taxonomy is None else frozenset(taxonomy.codes)
    last = None if now is None else now.astimezone(zone).replace(tzinfo=None)
    books = _Books(known={folded(one) for one in known})
    read = 0
    for row in watch(rows.rows):
        read += 1
        books.take(row, Cells(row, mapping, rows.epoch, zone, codes, last), sort)
    return books.intake(read)


@frozen
class _Entry:
    row: int
    complaint: Complaint
    outcome: Outcome


@define
class _Books:
    """What was accepted and refused so far.

    Attributes:
        by_id: the first row of each number; of a number that contradicts itself, no row counts.
        by_text: by a digest of place, day and text, the first row that says it.
    """

    known: set[str]
    by_id: dict[str, _Entry] = field(factory=dict)
    broken: dict[str, int] = field(factory=dict)
    by_text: dict[bytes, int] = field(factory=dict)
    refused: list[RefusedRow] = field(factory=list)
    duplicates: list[Duplicate] = field(factory=list)

    def take(self, row: Row, cells: Cells, sort: Sort | None) -> None:
        """Check a row and enter it."""
        complaint = cells.complaint()
        if complaint is None:
            self.refused += cells.refused
            return
        text = cells.free_text()
        found = _sorted(complaint, text, sort)
        entry = _Entry(row.number, cells.with_category(complaint, found.code), found.outcome)
        if self._is_new(entry, cells.id_column):
            self._look_for_text(entry, text)

    def _is_new(self, entry: _Entry, column: str) -> bool:
        number = folded(entry.complaint.id)
        if number in self.known:
            self.duplicates.append(Duplicate(entry.row, None))
            return False
        if number in self.broken:
            self.refused.append(_twice(entry.row, self.broken[number], column))
            return False
        first = self.by_id.setdefault(number, entry)
        if first is entry:
            return True
        if first.complaint == entry.complaint:
            self.duplicates.append(Duplicate(entry.row, first.row))
            return False
        # Which of them is right nobody can tell, so neither is taken.
        self.broken[number] = first.row
        del self.by_id[number]
        self.refused.append(_twice(first.row, entry.row, column))
        self.refused.append(_twice(entry.row, first.row, column))
        return False

    def _look_for_text(self, entry: _Entry, text: str) -> None:
        plain = folded(text)
        if len(plain) < _SHORTEST:
            return
        said = (plain, entry.complaint.place, entry.complaint.opened.date().isoformat())
        whole = "\0".join(said).encode("utf-8", "replace")
        digest = hashlib.blake2b(whole, digest_size=16).digest()
        first = self.by_text.setdefault(digest, entry.row)
        if first != entry.row:
            self.duplicates.append(Duplicate(entry.row, first, sure=False))

    def intake(self, read: int) -> Intake:
        """Return what came of all rows."""
        taken = sorted(self.by_id.values(), key=lambda one: one.row)
        kept = {one.row for one in taken}
        duplicates = [one for one in self.duplicates if one.sure or {one.row, one.first} <= kept]
        return Intake(
            accepted=tuple(one.complaint for one in taken),
            refused=tuple(sorted(self.refused, key=lambda one: one.row)),
            duplicates=tuple(duplicates),
            outcomes=dict(Counter(one.outcome for one in taken)),
            read=read,
        )


def _twice(row: int, other: int, column: str) -> RefusedRow:
    return RefusedRow(row, column, "complaints.number_twice", {"other": other})


def _sorted(complaint: Complaint, text: str, sort: Sort | None) -> Found:
    if complaint.category is not None:
        return Found(complaint.category, Outcome.GIVEN)
    if sort is None or not text:
        return Found(None, Outcome.SILENT)
    return sort(text)
