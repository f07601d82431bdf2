"""The file that says how to read a log from elsewhere."""

from pathlib import Path

from attrs import field, frozen

from community_gov.insight.process.csv_reading import Columns


@frozen
class LogMapping:
    """What stands in a log from elsewhere.

    Attributes:
        columns: of a table; XES needs none.
        activities: by activity of the log, the action of the workflow that it is; "" passes
            it over.
        ends: activities that end a case.
        sends_back: activities that send something back.
    """

    columns: Columns | None = None
    activities: dict[str, str] = field(factory=dict)
    ends: tuple[str, ...] = ()
    sends_back: tuple[str, ...] = ()


def read_mapping(path: Path) -> LogMapping:
    """Read a mapping.

    Raises:
        InvalidFile: it cannot be read, or does not fit; all problems, with lines.
    """
    from community_gov.host.structuring import make_converter, structure
    from community_gov.host.yaml_reader import read_yaml_file

    document, _ = read_yaml_file(path)
    return structure(make_converter(), document, document.value, LogMapping)
