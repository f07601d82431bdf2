"""The cells of one row, read by a mapping."""

import re
from collections.abc import Callable, Collection
from datetime import date, datetime, tzinfo
from typing import TypeVar

from attrs import define, evolve, field

from community_gov.domain.column_mapping import ColumnMapping, TextColumn, TimeColumn
from community_gov.domain.identity_number import InvalidIdentityNumber, check_identity_number
from community_gov.insight.complaint import Complaint
from community_gov.insight.intake.mappings import NONE_OF_THEM
from community_gov.insight.intake.result import RefusedRow
from community_gov.insight.intake.rows import Row
from community_gov.insight.intake.values import DAY_END, Unfit, as_moment, as_text

Value = TypeVar("Value")

_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])")
_IDENTITY = re.compile(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9A-Za-z])")
_ESCAPED = re.compile("'(?=[=+\\-@＝＋－＠'])")
_LONGEST_TEXT = 20_000


@define
class Cells:
    """Reads the cells of one row; what is wrong is gathered, so that all of it is told at once.

    Attributes:
        epoch: from which day a spreadsheet's numbers count.
        zone: of the place's clock.
        codes: the categories that there are; None for any.
        now: nothing is made or settled later; None not to look.
    """

    row: Row
    mapping: ColumnMapping
    epoch: date
    zone: tzinfo
    codes: Collection[str] | None
    now: datetime | None
    refused: list[RefusedRow] = field(factory=list)

    @property
    def id_column(self) -> str:
        """Where the number stands."""
        return self.mapping.id.column

    def complaint(self) -> Complaint | None:
        """Return the complaint that the row says, or None when something is wrong."""
        if self.row.ragged:
            self._refuse("", Unfit("ragged"))
            return None
        mapping = self.mapping
        number = self._text(mapping.id, is_number=True)
        place, channel = self._text(mapping.place), self._text(mapping.channel)
        category = self._tried(mapping.category, self._category)
        opened = self._tried(mapping.opened, self._opened)
        closed = self._closed(opened)
        due = self._tried(mapping.due, self._due)
        if self.refused or number is None or place is None or channel is None or opened is None:
            return None
        return Complaint(number, opened, closed, due, place, category, channel)

    def with_category(self, complaint: Complaint, code: str | None) -> Complaint:
        """Return a complaint with the category that was found for it."""
        return evolve(complaint, category=code)

    def free_text(self) -> str:
        """Return what the row says in words; of no use but to sort it."""
        said = [self.row.values.get(name) for name in self.mapping.text]
        return "\n".join(one.strip()[:_LONGEST_TEXT] for one in said if isinstance(one, str))

    def _tried(
        self, column: "TextColumn | TimeColumn | None", read: Callable[..., Value | None]
    ) -> Value | None:
        if column is None:
            return None
        try:
            return read(column)
        except Unfit as unfit:
            self._refuse(column.column, unfit)
            return None

    def _refuse(self, column: str, unfit: Unfit) -> None:
        self.refused.append(RefusedRow(self.row.number, column, unfit.code, unfit.params))

    def _text(self, column: TextColumn, *, is_number: bool = False) -> str | None:
        def read(_: TextColumn) -> str:
            text = self._meant(column)
            if not text:
                raise Unfit("missing")
            _refuse_personal(text, is_number=is_number)
            return text

        return self._tried(column, read)

    def _meant(self, column: TextColumn) -> str:
        if column.constant is not None:
            return column.constant
        text = as_text(self.row.values.get(column.column))
        if self.mapping.apostrophes and _ESCAPED.match(text):
            text = text[1:]
        if not text:
            return column.if_empty or ""
        if column.table is not None:
            if text not in column.table:
                raise Unfit("not_in_table")
            return column.table[text]
        return _cut(text, column.until)

    def _category(self, column: TextColumn) -> str | None:
        code = self._meant(column)
        if code in NONE_OF_THEM:
            return None
        if self.codes is not None and code not in self.codes:
            raise Unfit("no_category")
        return code

    def _opened(self, column: TimeColumn) -> datetime:
        moment = self._moment(column)
        if moment is None:
            raise Unfit("missing")
        return self._not_later(moment)

    def _due(self, column: TimeColumn) -> datetime | None:
        return self._moment(column, day_end=True)

    def _closed(self, opened: datetime | None) -> datetime | None:
        def read(column: TimeColumn) -> datetime | None:
            moment = self._moment(column, day_end=True)
            moment = self._by_status(moment)
            if moment is None:
                return None
            if opened is not None and moment < opened:
                raise Unfit("closed_too_early")
            return self._not_later(moment)

        return self._tried(self.mapping.closed, read)

    def _by_status(self, closed: datetime | None) -> datetime | None:
        status = self.mapping.status
        if status is None:
            return closed
        standing = self._standing()
        if standing == "closed" and closed is None:
            raise Unfit("closed_without_time")
        if standing == "open" and closed is not None:
            if status.time_when_open == "refused":
                raise Unfit("open_with_time")
            return None
        return closed

    def _standing(self) -> str | None:
        status = self.mapping.status
        if status is None:
            return None
        try:
            written = as_text(self.row.values.get(status.column))
            if written not in status.table:
                raise Unfit("not_in_table" if written else "missing")
        except Unfit as unfit:
            self._refuse(status.column, unfit)
            return None
        return status.table[written]

    def _moment(self, column: TimeColumn, *, day_end: bool = False) -> datetime | None:
        value = self.row.values.get(column.column)
        zones = (self.mapping.zone, self.zone)
        return as_moment(value, column.formats, zones, self.epoch, day_end=day_end)

    def _not_later(self, moment: datetime) -> datetime:
        if self.now is None or moment <= self.now:
            return moment
        # A day without a time is meant to its end, also today.
        if moment.time() == DAY_END and moment.date() == self.now.date():
            return moment
        raise Unfit("in_future")


def _cut(text: str, words: tuple[str, ...]) -> str:
    ends = [text.find(word) + len(word) for word in words if word in text]
    if words and not ends:
        raise Unfit("too_fine")
    return text[: min(ends)] if ends else text


def _refuse_personal(text: str, *, is_number: bool) -> None:
    """Refuse what looks like a telephone or an identity number where nobody should stand."""
    if any(_is_identity(found) for found in _IDENTITY.findall(text)):
        raise Unfit("personal")
    if not is_number and _MOBILE.search(text):
        raise Unfit("personal")


def _is_identity(digits: str) -> bool:
    try:
        check_identity_number(digits, date.max)
    except InvalidIdentityNumber:
        return False
    return True
