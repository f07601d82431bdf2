"""Read a log from a table: one line for each event, with a mapping of the columns."""

import csv
from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo
from io import StringIO

from attrs import frozen

from community_gov.domain.errors import InvalidFile, Problem
from community_gov.domain.text import same
from community_gov.insight.process.faults import Faults
from community_gov.insight.process.log import Lifecycle, Log, LogEvent, Trace
from community_gov.insight.process.xes_reading import LARGEST


@frozen
class Columns:
    """What the columns of a table are called.

    Attributes:
        at: when the activity was carried out.
        start: when it was begun; "" when the table does not say.
        role: of whom; whoever makes the table sees to it that no names stand there.
        lifecycle: which transition of XES a line is; not together with `start`.
        format: of moments, as Python writes it, such as ``%d/%m/%Y %H:%M``; ISO 8601 when "".
        encoding: of the file; UTF-8, with or without a mark, when it is left out.
    """

    case: str
    activity: str
    at: str
    start: str = ""
    role: str = ""
    lifecycle: str = ""
    format: str = ""
    encoding: str = "utf-8-sig"

    @property
    def named(self) -> tuple[str, ...]:
        """The columns that the table must have."""
        all_ = (self.case, self.activity, self.at, self.start, self.role, self.lifecycle)
        return tuple(one for one in all_ if one)


def read_csv(
    data: bytes,
    columns: Columns,
    zone: tzinfo,
    *,
    file: str = "log.csv",
    name: str = "",
    largest: int = LARGEST,
) -> Log:
    """Read a log; columns that are not named are not kept.

    Lines may stand in any order: the events of a case are sorted by time, and those of one
    moment keep the order of the lines. Empty lines are passed over.

    Args:
        zone: of moments that are written without one.
        file: what the file is called in problems.
        name: what the log is called.
        largest: how many bytes it may have.

    Raises:
        InvalidFile: it is too large, has another encoding, columns are missing, or cells are
            empty or unreadable; all of it, with lines.
    """
    if len(data) > largest:
        raise InvalidFile(Problem("process.too_large", file, {"most": largest // 1024 // 1024}))
    faults = Faults(file)
    rows = csv.DictReader(StringIO(_decoded(data, columns, file), newline=""))
    known = [one for one in rows.fieldnames or () if one]
    for column in columns.named:
        if column not in known:
            faults.add("process.no_column", 1, column=column, known=", ".join(known))
    faults.raise_any()
    events: dict[str, list[LogEvent]] = {}
    try:
        for row in rows:
            reader = _Row(row, rows.line_num, columns, zone, faults)
            events.setdefault(reader.case, []).extend(reader.events())
    except csv.Error:
        faults.add("process.no_table", rows.line_num)
    faults.raise_any()
    return Log(name, tuple(Trace(case, found) for case, found in events.items() if found))


def _decoded(data: bytes, columns: Columns, file: str) -> str:
    try:
        return data.decode(columns.encoding)
    except (UnicodeDecodeError, LookupError) as error:
        problem = Problem("process.encoding", file, {"encoding": columns.encoding})
        raise InvalidFile(problem) from error


@frozen
class _Row:
    row: Mapping[str, str | None]
    line: int
    columns: Columns
    zone: tzinfo
    faults: Faults

    @property
    def case(self) -> str:
        return self._cell(self.columns.case)

    def events(self) -> Iterator[LogEvent]:
        """Yield the line's end and, before it, its beginning; note what is wrong with it."""
        columns = self.columns
        if not any(self._cell(one) for one in columns.named):
            return
        for column in (columns.case, columns.activity):
            if not self._cell(column):
                self.faults.add("process.empty_cell", self.line, column=column)
        at = self._moment(columns.at)
        begun = self._moment(columns.start) if self._cell(columns.start) else None
        if at is None:
            return
        if begun is not None and begun > at:
            self.faults.add("process.backwards", self.line)
        if begun is not None:
            yield self._event(begun, Lifecycle.START)
        yield self._event(at, self._transition())

    def _event(self, at: datetime, lifecycle: Lifecycle) -> LogEvent:
        activity, role = self._cell(self.columns.activity), self._cell(self.columns.role)
        return LogEvent(activity, same(activity), at, role, lifecycle=lifecycle)

    def _transition(self) -> Lifecycle:
        written = self._cell(self.columns.lifecycle).lower()
        if not written:
            return Lifecycle.COMPLETE
        return Lifecycle(written) if written in set(Lifecycle) else Lifecycle.UNKNOWN

    def _cell(self, column: str) -> str:
        return (self.row.get(column) or "").strip() if column else ""

    def _moment(self, column: str) -> datetime | None:
        written = self._cell(column)
        if not written:
            self.faults.add("process.empty_cell", self.line, column=column)
            return None
        try:
            form = self.columns.format
            found = (
                datetime.strptime(written, form)  # noqa: DTZ007 - the zone follows
                if form
                else datetime.fromisoformat(written.replace("/", "-"))
            )
        except ValueError:
            params = {"column": column, "value": written[:40]}
            self.faults.add("process.cell_moment", self.line, **params)
            return None
        return found if found.tzinfo else found.replace(tzinfo=self.zone)
