"""Which value of a setting holds, and who said so: what ``plugins --why`` prints."""

import json
from collections.abc import Callable
from enum import StrEnum
from fractions import Fraction
from typing import Any, Literal

import pytest
from attrs import field, frozen, validators

from community_gov.domain.calendar import Duration
from community_gov.domain.errors import InvalidFile, PluginError, Problem
from community_gov.domain.text import Text
from community_gov.host import PlaceBook
from community_gov.plugin import setting

Book = Callable[..., PlaceBook]
Problems = Callable[..., list[Problem]]

TOP = """\
place: top
kind: district
label: {zh: 县, en: County}
values: {pantry: {review_time: 1 month}}
plugins: [other_bank, pantry]
"""
STREET = """\
place: street
kind: street
label: {zh: 街道, en: Street}
under: top
plugins:
  - other_bank
  - pantry:
      review_body: street
      review_time: 20 working days
"""
OAK = """\
place: oak
kind: community
label: {zh: 橡树, en: Oak}
under: street
values:
  pantry:
    review_time: 10 working days
"""
ROOM = "place: room\nkind: room\nlabel: {zh: 室, en: Room}\nunder: oak\n"


def value_of(district: PlaceBook, place: str, name: str) -> list[tuple[object, str, str, str]]:
    plugin = next(one for one in district.report(place).plugins if one.name == "pantry")
    layers = next(one for one in plugin.settings if one.name == name).layers
    return [(str(one.value), one.kind, one.place, one.where) for one in layers]


DEFAULT = ("30 working days", "default", "", "")
BY_TOP = ("1 month", "override", "top", "top.yaml:4")
BY_STREET = ("20 working days", "file", "street", "street.yaml:9")
BY_OAK = ("10 working days", "override", "oak", "oak.yaml:7")
BY_ROOM = ("2 months", "override", "room", "room.yaml:5")

PRECEDENCE = [
    ("the default, when nobody says otherwise", "top", "retention", [("12 months", *DEFAULT[1:])]),
    ("the place's own values over its own listing", "top", "review_time", [DEFAULT, BY_TOP]),
    ("the file that lists the plugin", "street", "review_time", [DEFAULT, BY_STREET]),
    ("a place below overrides", "oak", "review_time", [DEFAULT, BY_STREET, BY_OAK]),
    ("the innermost override", "room", "review_time", [DEFAULT, BY_STREET, BY_OAK, BY_ROOM]),
    (
        "a value that repeats the default is still somebody's",
        "oak",
        "review_body",
        [("street", "default", "", ""), ("street", "file", "street", "street.yaml:8")],
    ),
]


@pytest.mark.parametrize(
    ("place", "name", "layers"), [row[1:] for row in PRECEDENCE], ids=[row[0] for row in PRECEDENCE]
)
def test_the_nearest_word_holds(
    book: Book, pantry: Any, other_bank: Any, place: str, name: str, layers: list[Any]
) -> None:
    room = ROOM + "values: {pantry: {review_time: 2 months}}\n"
    district = book(pantry, other_bank, top=TOP, street=STREET, oak=OAK, room=room)
    assert value_of(district, place, name) == layers
    clocks = district.rulebook(place).workflows["pantry:parcels"].clocks
    if name == "review_time":
        assert str(clocks[0].duration) == layers[-1][0], "the report tells what is at work"


def test_values_above_the_listing_place_do_not_reach_below_it(
    book: Book, pantry: Any, other_bank: Any
) -> None:
    district = book(pantry, other_bank, top=TOP, street=STREET)
    assert BY_TOP not in value_of(district, "street", "review_time")


def test_the_report_reads_in_both_languages(book: Book, pantry: Any, other_bank: Any) -> None:
    patch = (
        "patches:\n  pantry:parcels:\n"
        "    - add_check: {action: give, check: other_bank:not_served@2}\n"
    )
    district = book(pantry, other_bank, top=TOP, street=STREET + patch, oak=OAK)
    report = district.report("oak")
    assert (report.place, report.listed_by) == ("oak", "street")
    assert [one.name for one in report.plugins] == ["other_bank", "pantry"]
    assert report.plugins[1].version == "1.2"
    assert "pantry:parcels" in report.plugins[1].gives
    english, chinese = report.lines("en"), report.lines("zh")
    assert "  review_time = 10 working days: set anew by oak (oak.yaml:7)" in english
    by_street = "    instead of 20 working days: set where street lists the plugin (street.yaml:9)"
    by_nobody = "    instead of 30 working days: the plugin's default"
    assert english.index(by_street) < english.index(by_nobody)
    assert "    rests on: Statute of the food bank" in english
    assert "    rests on: a habit (to be checked)" in english
    assert "  review_time = 10 个工作日：oak改定（oak.yaml:7）" in chinese
    assert "    依据：食物银行章程" in chinese
    assert "    依据：习惯（待核实）" in chinese
    assert english[-1] == (
        "pantry:parcels: add_check other_bank:not_served@2, street street.yaml:12"
    )
    assert len(english) == len(chinese)
    assert json.loads(json.dumps(report.plain(), default=str))["listed_by"] == "street"


def test_a_place_without_plugins_has_an_empty_report(book: Book) -> None:
    bare = "place: bare\nkind: x\nlabel: {zh: 空, en: Bare}\n"
    report = book(bare=bare).report("bare")
    assert (report.listed_by, report.plugins, report.lines("en")) == ("", (), [])


def test_a_misspelt_setting_is_answered_with_the_nearest_name(
    book: Book, problems_of: Problems, pantry: Any, other_bank: Any
) -> None:
    street = STREET.replace("review_time", "reveiw_time")
    oak = OAK.replace("review_time", "retension")
    district = book(pantry, other_bank, top=TOP, street=street, oak=oak)
    found = problems_of(InvalidFile, lambda: district.rulebook("oak"))
    assert [(one.code, one.where, one.params["near"]) for one in found] == [
        ("setting.unknown", "street.yaml:9", "review_time"),
        ("setting.unknown", "oak.yaml:7", "retention"),
    ]
    assert found[0].params["plugin"] == "pantry"


def test_a_setting_of_the_wrong_kind_is_refused_even_where_it_is_overridden(
    book: Book, problems_of: Problems, pantry: Any, other_bank: Any
) -> None:
    street = STREET.replace("20 working days", "20")
    district = book(pantry, other_bank, top=TOP, street=street, oak=OAK)
    (found,) = problems_of(InvalidFile, lambda: district.rulebook("oak"))
    assert (found.code, found.where) == ("duration.no_unit", "street.yaml:9")
    assert found.params["path"] == "plugins.1.pantry.review_time"


def test_values_for_a_plugin_that_is_not_at_work(
    book: Book, problems_of: Problems, pantry: Any, other_bank: Any
) -> None:
    oak = OAK.replace("  pantry:", "  pantri:")
    district = book(pantry, other_bank, top=TOP, street=STREET, oak=oak)
    (found,) = problems_of(InvalidFile, lambda: district.rulebook("oak"))
    assert (found.code, found.where) == ("place.values_for_nobody", "oak.yaml:6")
    assert found.params["near"] == "pantry"


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"
    TWO = "2"


@frozen
class Inner:
    street: str
    number: int = field(default=1, validator=validators.ge(1))


TITLE = Text("题", "title")


@frozen
class Every:
    """A setting of each type that a file can hold."""

    share: Fraction = setting(Fraction(1, 2), Text("份额", "share"))
    size: Size = Size.SMALL
    mode: Literal["a", "b"] = "a"
    on: bool = False
    most: int = field(default=3, validator=validators.ge(1))
    words: tuple[str, ...] = ()
    names: list[str] = field(factory=list)
    maybe: str | None = None
    either: int | str = 1
    by_name: dict[str, int] = field(factory=dict)
    title: Text = TITLE
    wait: Duration | None = None
    inner: Inner = Inner("x")
    ratio: float = 1.0


READ = [
    ("share: 1/3", "share", Fraction(1, 3)),
    ("share: 0.25", "share", Fraction(1, 4)),
    ("share: 2", "share", Fraction(2)),
    ("size: large", "size", Size.LARGE),
    ("size: '2'", "size", Size.TWO),
    ("mode: b", "mode", "b"),
    ("on: true", "on", True),
    ("words: [a, b]", "words", ("a", "b")),
    ("names: [a, b]", "names", ["a", "b"]),
    ("maybe: x", "maybe", "x"),
    ("by_name: {a: 1}", "by_name", {"a": 1}),
    ("title: {zh: 一, en: one}", "title", Text("一", "one")),
    ("wait: 1 month", "wait", Duration.parse("1 month")),
    ("inner: {street: y}", "inner", Inner("y")),
    ("ratio: 0.5", "ratio", 0.5),
]
REFUSED = [
    ("share: a third", "file.expected"),
    ("share: true", "file.expected"),
    ("size: lrge", "file.choice"),
    ("size: true", "file.choice"),
    ("size: 2", "file.choice"),
    ("mode: c", "file.choice"),
    ("on: yes", "file.expected"),
    ("on: 1", "file.expected"),
    ("most: true", "file.expected"),
    ("most: '3'", "file.expected"),
    ("most: 0", "setting.refused"),
    ("words: ab", "file.expected"),
    ("names: ab", "file.expected"),
    ("maybe: 5", "file.expected"),
    ("maybe:", "file.nothing"),
    ("by_name: [a]", "file.expected"),
    ("by_name: {a: x}", "file.expected"),
    ("title: one", "file.expected"),
    ("wait: 30", "duration.no_unit"),
    ("inner: {streat: y}", "file.missing_key"),
    ("inner: {street: y, number: 0}", "file.refused"),
    ("ratio: '0.5'", "file.expected"),
]


def every(book: Book, other_bank: Any, written: str, settings: Any = Every) -> Any:
    plugin = type("Every", (other_bank,), {"Settings": settings})
    listing = f"plugins:\n  - other_bank:\n      {written}\n"
    return book(plugin, oak="place: oak\nkind: x\nlabel: {zh: 橡, en: Oak}\n" + listing)


@pytest.mark.parametrize(("written", "name", "value"), READ)
def test_settings_have_types(
    book: Book, other_bank: Any, written: str, name: str, value: object
) -> None:
    (plugin,) = every(book, other_bank, written).report("oak").plugins
    read = next(one for one in plugin.settings if one.name == name)
    assert (read.winner.value, type(read.winner.value)) == (value, type(value))
    assert [layer.kind for layer in read.layers] == ["default", "file"]


@pytest.mark.parametrize(("written", "code"), REFUSED)
def test_settings_are_not_guessed(
    book: Book, problems_of: Problems, other_bank: Any, written: str, code: str
) -> None:
    district = every(book, other_bank, written)
    found = problems_of(InvalidFile, lambda: district.rulebook("oak"))
    assert found[0].code == code


def test_a_setting_without_default_must_be_set(
    book: Book, problems_of: Problems, other_bank: Any
) -> None:
    district = every(book, other_bank, "number: 3", Inner)
    found = problems_of(InvalidFile, lambda: district.rulebook("oak"))
    assert [(one.code, one.where, one.params["name"]) for one in found] == [
        ("setting.missing", "oak.yaml:5", "street")
    ]
    report = every(book, other_bank, "street: y", Inner).report("oak")
    assert [layer.kind for layer in report.plugins[0].settings[0].layers] == ["file"]


@frozen
class Odd:
    pair: tuple[int, str] = (1, "a")


def test_a_setting_that_no_file_can_hold_is_the_plugins_fault(
    book: Book, problems_of: Problems, other_bank: Any
) -> None:
    district = every(book, other_bank, "pair: [1, b]", Odd)
    (found,) = problems_of(PluginError, lambda: district.rulebook("oak"))
    assert (found.code, found.params["hook"]) == ("plugin.raised", "Settings")
