"""What is booked, written as a calendar by the real executable."""

from collections.abc import Callable
from pathlib import Path

from .conftest import Said

Gov = Callable[..., Said]
SEPTEMBER = ("--since", "2025-09-01", "--until", "2025-09-30")


def test_a_month_of_the_activity_room(gov: Gov, database: str, tmp_path: Path) -> None:
    said = gov(
        "calendar", "ximalu", "--ics", "new/room.ics", "--what", "activity_room", *SEPTEMBER,
        "--database", database, "--language", "zh", "--json",
    )  # fmt: skip
    content = (tmp_path / "new" / "room.ics").read_bytes().decode().replace("\r\n ", "")
    assert said.code == 0 and said.json["bookings"] == content.count("BEGIN:VEVENT") == 28
    assert "SUMMARY:古典舞\r\n" in content and "LOCATION:社区活动室\r\n" in content


def test_a_place_that_is_not_there_and_a_file_that_cannot_be_written(
    gov: Gov, database: str, tmp_path: Path
) -> None:
    assert gov("calendar", "ximal", "--ics", "x.ics", "--database", database).code == 1
    (tmp_path / "taken").write_text("")
    refused = gov("calendar", "ximalu", "--ics", "taken/x.ics", "--database", database)
    assert refused.code == 2 and "taken/x.ics" in refused.err
