"""Place files: one tree, with bodies and days off that hold below."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from community_gov.domain.calendar import OfficeHours
from community_gov.domain.errors import InvalidFile, NotFound
from community_gov.domain.text import Text
from community_gov.host.places import read_places

Write = Callable[[Mapping[str, str]], Path]

COUNTY = """\
place: county
kind: district
label: {zh: 县, en: County}
language: en
bodies: {bureau: {kind: county_bureau, label: {zh: 局, en: Bureau}}}
calendar: {name: cn, closures: {2026-05-20: {zh: 县庆, en: County Day}}}
"""
STREET = """\
place: street
kind: street
label: {zh: 街道, en: Street}
under: county
bodies: {office: {kind: street, label: {zh: 街道办, en: Office}}}
"""
OAK = """\
place: oak
kind: community
label: {zh: 橡树社区, en: Oak}
under: street
calendar: {closures: {2026-06-01: {zh: 停水, en: no water}}}
"""


def refused(write: Write, **files: str) -> list[tuple[str, str]]:
    with pytest.raises(InvalidFile) as caught:
        read_places(write(files))
    return [(one.code, one.where) for one in caught.value.problems]


def test_a_folder_of_files_is_a_district(write: Write) -> None:
    folder = write({"a": COUNTY, "b": STREET, "c": OAK})
    (folder / "notes.txt").write_text("not a place")
    (folder / ".oak.yaml.swp").write_text("not a place")
    (folder / ".draft.yaml").write_text("not a place")
    (folder / "old.yaml").mkdir()
    places = read_places(folder)
    assert list(places.files) == ["county", "street", "oak"]
    assert [file.place.name for file in places.chain("oak")] == ["county", "street", "oak"]


def test_bodies_have_power_in_the_places_below(write: Write) -> None:
    places = read_places(write({"a": COUNTY, "b": STREET, "c": OAK}))
    assert list(places.place("oak").bodies) == ["bureau", "office"]
    assert list(places.place("county").bodies) == ["bureau"]
    assert places.place("oak").bodies["office"].label == Text("街道办", "Office")


def test_an_unknown_place_is_answered_with_the_nearest_name(write: Write) -> None:
    places = read_places(write({"a": COUNTY, "b": STREET}))
    with pytest.raises(NotFound) as caught:
        places.chain("stret")
    assert caught.value.problems[0].code == "place.unknown"
    assert caught.value.problems[0].params["near"] == "street"


def test_days_off_are_dates(write: Write) -> None:
    places = read_places(write({"a": COUNTY, "b": STREET, "c": OAK}))
    assert places.files["oak"].closures == {date(2026, 6, 1): Text("停水", "no water")}
    wrong = COUNTY.replace("2026-05-20", "2026-05-32")
    assert refused(write, a=wrong) == [("file.no_such_day", "a.yaml:6")]
    wrong = COUNTY.replace("2026-05-20", "may")
    assert refused(write, a=wrong) == [("file.expected", "a.yaml:6")]


def hours(*written: str) -> str:
    return f"calendar: {{hours: [{', '.join(written)}]}}\n"


def test_office_hours_are_those_of_the_file_or_left_to_the_place_above(write: Write) -> None:
    own = STREET + hours("'8:30-12:00'", "14:00-17:30")
    places = read_places(write({"a": COUNTY, "b": own, "c": OAK}))
    assert places.files["street"].hours == OfficeHours.parse(["08:30-12:00", "14:00-17:30"])
    assert places.files["street"].calendar == "cn"
    assert places.files["county"].hours is None
    assert places.files["oak"].hours is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (["08:30-25:00"], "place.hours_form"),
        (["24:00-24:00"], "place.hours_form"),
        (["24:30-25:00"], "place.hours_form"),
        (["08:60-12:00"], "place.hours_form"),
        (["08:30"], "place.hours_form"),
        (["08：30-12：00"], "place.hours_form"),
        (["12:00-08:30"], "place.hours_backwards"),
        (["22:00-06:00"], "place.hours_backwards"),
        (["08:30-08:30"], "place.hours_backwards"),
        (["08:30-12:00", "11:59-18:00"], "place.hours_overlap"),
        (["14:30-18:00", "08:30-12:00"], "place.hours_overlap"),
        ([], "place.hours_none"),
        (["830"], "file.expected"),
    ],
)
def test_hours_at_which_no_office_is_open(write: Write, written: list[str], code: str) -> None:
    assert refused(write, a=COUNTY.replace("calendar:", "#") + hours(*written)) == [
        (code, "a.yaml:7")
    ]


def test_all_wrong_hours_are_told_each_with_its_line(write: Write) -> None:
    wrong = "calendar:\n  hours:\n    - 12:00-08:30\n    - 09:00-12:00\n    - 11:00-18:00\n"
    with pytest.raises(InvalidFile) as caught:
        read_places(write({"a": COUNTY.replace("calendar:", "#") + wrong}))
    assert caught.value.lines("zh") == [
        "a.yaml:9:“calendar.hours.0”：“12:00-08:30”的结束不晚于开始。请改正；跨午夜的写成两段："
        "00:00 起的一段写在最前，到 24:00 止的一段写在最后。",
        "a.yaml:11:“calendar.hours.2”：“11:00-18:00”在前一段 09:00-12:00 结束之前就开始了。"
        "请按一天的先后排列，互不重叠。",
    ]


def test_a_place_under_one_that_is_not_there(write: Write) -> None:
    found = refused(write, a=COUNTY, b=STREET.replace("under: county", "under: conty"))
    assert found == [("place.under_unknown", "b.yaml:4")]


def test_places_that_lie_under_one_another(write: Write) -> None:
    circle = STREET.replace("under: county", "under: oak")
    found = refused(write, a=COUNTY, b=circle, c=OAK)
    assert found == [("place.circle", "b.yaml:4"), ("place.circle", "c.yaml:4")]


def test_a_place_under_itself(write: Write) -> None:
    own = OAK.replace("under: street", "under: oak")
    assert refused(write, a=COUNTY, c=own) == [("place.circle", "c.yaml:4")]


def test_a_place_below_a_circle_is_not_blamed(write: Write) -> None:
    circle = COUNTY.replace("kind: district", "kind: district\nunder: street")
    found = refused(write, a=circle, b=STREET, c=OAK)
    assert [where for _, where in found] == ["a.yaml:3", "b.yaml:4"]


def test_two_districts_in_one_folder(write: Write) -> None:
    second = OAK.replace("under: street\n", "")
    assert refused(write, a=COUNTY, c=second) == [("place.two_roots", "c.yaml:1")]


def test_two_files_for_one_place(write: Write) -> None:
    assert refused(write, a=COUNTY, b=STREET, c=STREET) == [("place.twice", "c.yaml:1")]


def test_a_body_that_a_place_above_has_already(write: Write) -> None:
    again = STREET.replace("office:", "bureau:")
    assert refused(write, a=COUNTY, b=again) == [("place.body_twice", "b.yaml:5")]


def test_an_empty_folder_and_none(write: Write, tmp_path: Path) -> None:
    assert [code for code, _ in refused(write)] == ["place.none"]
    with pytest.raises(InvalidFile) as caught:
        read_places(tmp_path / "nowhere")
    assert caught.value.problems[0].code == "yaml.unreadable"


def test_the_problems_of_all_files_come_together(write: Write) -> None:
    found = refused(
        write,
        a=COUNTY.replace("language: en", "language: fr"),
        b=STREET.replace("kind: street\n", "", 1),
        c="place: oak\n\tkind: x\n",
    )
    assert found == [
        ("file.choice", "a.yaml:4"),
        ("file.missing_key", "b.yaml:1"),
        ("yaml.tab", "c.yaml:2"),
    ]


PLUGINS = [
    ("plugins: {childcare: {}}", "file.expected", 5),
    ("plugins:\n  - a\n  - b\n  - a: {x: 1}", "place.plugin_twice", 8),
    ("plugins:\n  - a: {x: 1}\n    b: {y: 2}", "place.one_plugin", 6),
    ("plugins:\n  - a:", "file.nothing", 6),
    ("plugins: [1]", "file.expected", 5),
    ("patches: {a:b: []}", "place.patches_without_plugins", 5),
    ("plugins: []\npatches: {intake: []}", "file.full_name", 6),
    ("plugins: []\npatches:\n  a:b:\n    - {}", "file.one_of", 8),
    ("plugins: []\npatches:\n  a:b:\n    - {add_gat: {}}", "file.unknown_key", 8),
    ("values: {a: [1]}", "file.expected", 5),
    ("boddies: {}", "file.unknown_key", 5),
]


@pytest.mark.parametrize(("written", "code", "line"), PLUGINS)
def test_what_a_place_chooses_has_a_form(write: Write, written: str, code: str, line: int) -> None:
    place = f"place: p\nkind: street\nlabel: {{zh: 街, en: Street}}\nlanguage: zh\n{written}\n"
    assert (code, f"p.yaml:{line}") in refused(write, p=place)


REPLACE = """\
plugins: []
patches:
  food:intake:
    - replace: {clock: review, with: {label: {zh: 期, en: t}, duration: 3, runs_in: [a], fires: b}}
    - replace: {field: size, with: {label: {zh: 数, en: n}, type: integer}}
    - replace: {gate: second, action: give, with: {label: {zh: 二, en: two}, by: boss}}
    - replace: {gate: second, with: {label: {zh: 二, en: two}, by: [boss]}}
    - replace: {action: give, with: {label: {zh: 给, en: give}, by: [boss]}}
    - replace: [give]
    - replace: {what: give, with: {}}
"""


def test_a_replacement_is_checked_as_what_it_replaces(write: Write) -> None:
    place = "place: p\nkind: street\nlabel: {zh: 街, en: Street}\n" + REPLACE
    with pytest.raises(InvalidFile) as caught:
        read_places(write({"p": place}))
    found = {(one.where, one.code, one.params["path"]) for one in caught.value.problems}
    at = "patches.food:intake"
    assert found == {
        ("p.yaml:7", "duration.no_unit", f"{at}.0.replace.with.duration"),
        ("p.yaml:8", "file.choice", f"{at}.1.replace.with.type"),
        ("p.yaml:9", "file.expected", f"{at}.2.replace.with.by"),
        ("p.yaml:10", "file.missing_key", f"{at}.3.replace.action"),
        ("p.yaml:12", "file.expected", f"{at}.5.replace"),
        ("p.yaml:13", "file.missing_key", f"{at}.6.replace.action"),
        ("p.yaml:13", "file.unknown_key", f"{at}.6.replace.what"),
        ("p.yaml:13", "file.missing_key", f"{at}.6.replace.with.label"),
        ("p.yaml:13", "file.missing_key", f"{at}.6.replace.with.by"),
    }
