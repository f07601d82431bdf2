"""A place is built from what its file lists, when it is asked for, and all or nothing."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from community_gov.domain.calendar import CHINA_TIME, OfficeHours
from community_gov.domain.errors import InvalidFile, NotFound, Problem
from community_gov.host import PlaceBook
from community_gov.workflow.hashing import content_hash

Book = Callable[..., PlaceBook]
Problems = Callable[..., list[Problem]]

PATCHES = (Path(__file__).parent / "files" / "patches.yaml").read_text(encoding="utf-8")
OAK = """\
place: oak
kind: community
label: {zh: 橡树, en: Oak}
plugins: [other_bank, pantry]
"""


def variant(of: type, **changes: Any) -> Any:
    return type(of.__name__, (of,), changes)


def test_a_place_has_what_its_file_lists(book: Book, pantry: Any, other_bank: Any) -> None:
    rulebook = book(pantry, other_bank, oak=OAK).rulebook("oak")
    assert list(rulebook.programs) == ["pantry:parcels"]
    assert rulebook.programs["pantry:parcels"].workflow == "pantry:parcels"
    assert list(rulebook.workflows) == ["pantry:parcels"]
    assert list(rulebook.questions)[:2] == ["other_bank:not_served@2", "pantry:eligible@1"]
    assert rulebook.questions["pantry:late@3"].origin.plugin == "pantry"
    assert (rulebook.language, rulebook.zone) == ("zh", CHINA_TIME)
    with pytest.raises(TypeError):
        rulebook.programs["x"] = None  # type: ignore[index]


def test_a_plugin_that_no_file_lists_is_not_even_made(
    book: Book, pantry: Any, other_bank: Any
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("nobody listed it")

    quiet = variant(pantry, name="quiet", __init__=fail)
    assert book(pantry, other_bank, quiet, oak=OAK).rulebook("oak").programs


def test_a_plugin_that_is_not_installed(book: Book, problems_of: Problems, pantry: Any) -> None:
    district = book(pantry, oak=OAK.replace("other_bank, pantry", "pantri, other"))
    found = problems_of(InvalidFile, lambda: district.rulebook("oak"))
    assert [(one.code, one.where, one.params["near"]) for one in found] == [
        ("plugin.unknown", "oak.yaml:4", "pantry"),
        ("plugin.unknown", "oak.yaml:4", "pantry"),
    ]


TOP = "place: top\nkind: street\nlabel: {zh: 街, en: Street}\n"


def under_top(name: str, rest: str = "") -> str:
    return f"place: {name}\nkind: community\nlabel: {{zh: 社区, en: Community}}\nunder: top\n{rest}"


def test_plugins_and_patches_come_from_the_nearest_place_above(
    book: Book, pantry: Any, other_bank: Any
) -> None:
    listing = "plugins: [other_bank, pantry]\n"
    district = book(
        pantry,
        other_bank,
        top=TOP + "language: en\n" + listing + PATCHES,
        below=under_top("below"),
        apart=under_top("apart", listing + "language: zh\n"),
        empty=under_top("empty", "plugins: []\n"),
    )
    below, apart, empty = (district.rulebook(name) for name in ("below", "apart", "empty"))
    top = district.rulebook("top")
    assert content_hash(below.workflows["pantry:parcels"]) == content_hash(
        top.workflows["pantry:parcels"]
    )
    assert below.workflows["pantry:parcels"].action("oak:nag") is None
    assert below.workflows["pantry:parcels"].action("top:nag") is not None
    assert apart.workflows["pantry:parcels"].action("top:nag") is None
    assert not empty.programs
    assert (top.language, below.language, apart.language) == ("en", "en", "zh")


def test_days_off_hold_below_and_a_calendar_must_exist(book: Book, problems_of: Problems) -> None:
    district = book(
        top=TOP + "calendar: {closures: {2026-05-20: {zh: 县庆, en: County Day}}}\n",
        below=under_top("below", "calendar: {closures: {2026-06-01: {zh: 停水, en: no water}}}\n"),
        lost=under_top("lost", "calendar: {name: mars}\n"),
    )
    below, top = district.rulebook("below").calendar, district.rulebook("top").calendar
    assert not below.works(date(2026, 5, 20))
    assert not below.works(date(2026, 6, 1))
    assert top.works(date(2026, 6, 1))
    found = problems_of(InvalidFile, lambda: district.rulebook("lost"))
    assert [(one.code, one.where) for one in found] == [("place.calendar", "lost.yaml:5")]


def test_office_hours_hold_below_unless_a_place_has_its_own(book: Book) -> None:
    district = book(
        top=TOP + "calendar: {hours: ['09:00-12:00', '13:00-17:00']}\n",
        below=under_top("below", "calendar: {closures: {2026-06-01: {zh: 停水, en: no water}}}\n"),
        own=under_top("own", "calendar: {hours: [00:00-24:00]}\n"),
    )
    day = OfficeHours.parse(["09:00-12:00", "13:00-17:00"])
    assert district.rulebook("top").calendar.hours == day
    assert district.rulebook("below").calendar.hours == day
    assert district.rulebook("own").calendar.hours == OfficeHours.parse(["00:00-24:00"])


def test_the_usual_hours_hold_where_nobody_gives_any(book: Book) -> None:
    hours = book(oak=OAK.replace("[other_bank, pantry]", "[]")).rulebook("oak").calendar.hours
    assert [str(one) for one in hours.stretches] == ["08:30-12:00", "14:30-18:00"]


def test_all_problems_of_a_plugins_file_are_told(
    book: Book, problems_of: Problems, pantry: Any, other_bank: Any, pantry_files: Path
) -> None:
    file = pantry_files / "workflows" / "parcels.yaml"
    file.write_text(file.read_text().replace("type: int", "type: number").replace("[clock]", "9"))
    found = problems_of(InvalidFile, lambda: book(pantry, other_bank, oak=OAK).rulebook("oak"))
    assert [one.code for one in found] == ["file.choice", "file.choice", "file.expected"]
    assert all(one.where.startswith("workflows/parcels.yaml:") for one in found)


def test_a_place_is_built_once_and_again_when_a_file_changes(
    book: Book, write: Any, pantry: Any, other_bank: Any
) -> None:
    district = book(
        pantry,
        other_bank,
        top=TOP,
        oak=under_top("oak", "plugins: [other_bank, pantry]\n"),
        elm=under_top("elm"),
    )
    oak, elm = district.rulebook("oak"), district.rulebook("elm")
    assert district.rulebook("oak") is oak
    district.refresh()
    assert district.rulebook("oak") is oak, "the same content is the same place"
    write({"elm": under_top("elm", "language: en\n")})
    assert district.rulebook("elm") is elm, "nothing changes behind a running office's back"
    district.refresh()
    assert district.rulebook("elm").language == "en"
    assert district.rulebook("oak") is oak
    write({"top": TOP + "language: en\n"})
    district.refresh()
    assert district.rulebook("oak").language == "en", "a file above belongs to the place too"


def test_a_bad_file_leaves_everything_as_it_was(book: Book, write: Any) -> None:
    district = book(top=TOP, oak=under_top("oak"))
    oak = district.rulebook("oak")
    write({"oak": "place: [oak\n"})
    with pytest.raises(InvalidFile):
        district.refresh()
    assert district.rulebook("oak") is oak
    (Path(write({})) / "oak.yaml").unlink()
    district.refresh()
    with pytest.raises(NotFound):
        district.rulebook("oak")


def test_the_book_knows_its_places_and_chapters(book: Book, pantry: Any, other_bank: Any) -> None:
    bodies = "bodies: {office: {kind: street, label: {zh: 街道办, en: Office}}}\n"
    listing = "plugins: [other_bank, pantry]\n"
    district = book(pantry, other_bank, top=TOP + bodies, oak=under_top("oak", listing))
    assert sorted(district.places) == ["oak", "top"]
    assert list(district.places["oak"].bodies) == ["office"]
    assert district.rulebook("oak").place == district.places["oak"]
    assert [chapter.name for chapter in district.chapters("oak")] == ["parcels"]
