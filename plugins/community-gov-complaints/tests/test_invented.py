"""The shipped files are what the script makes, and nobody is in them."""

import re

from community_gov_complaints.files import complaints_file
from community_gov_complaints.invented import COUNTS, complaints, files, other_matters


def test_the_shipped_files_are_those_of_the_script() -> None:
    folder = complaints_file()
    for name, content in files():
        shipped = folder.parent / name  # type: ignore[attr-defined]
        assert shipped.read_text(encoding="utf-8") == content, name


def test_the_same_seed_invents_the_same() -> None:
    assert complaints(2024, 7) == complaints(2024, 7)
    assert complaints(2024, 7) != complaints(2024, 8)
    assert {one.row[1][:4] for one in complaints(2024)} == {"2024"}
    assert sum(COUNTS.values()) == len(complaints()) == 106


def test_nobody_is_in_them() -> None:
    for row in [*(one.row for one in complaints()), *other_matters()]:
        text = "".join(row[3:6])
        assert not re.search(r"[0-9]{3,}|先生|女士|[张王李赵]某", text)
