import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community_gov.domain.documents import Document
from community_gov.domain.fields import LARGEST_INT, DataClass, Field, FieldType
from community_gov.domain.sealed import Sealed
from community_gov.privacy import FileKeyring
from community_gov.privacy.sealing import bound
from community_gov.services.ports import Keyring

MakeField = Callable[..., Field]
VALUES = {
    FieldType.BOOL: st.booleans(),
    FieldType.INT: st.integers(-LARGEST_INT, LARGEST_INT),
    FieldType.TEXT: st.text(),
    FieldType.DATE: st.dates(),
    FieldType.FRACTION: st.fractions(),
    FieldType.CHOICE: st.text(),
    FieldType.DOCUMENT: st.builds(Document, st.text(), st.binary()),
}
BELONGS = {"place": "pingcheng", "person": "p1", "owner": "case-1", "version": 2}


def forged(sealed: Sealed, **parts: object) -> Sealed:
    kept = {name: getattr(sealed, name) for name in Sealed.__slots__}
    return Sealed(**{**kept, **parts})  # type: ignore[arg-type]


def test_every_type_of_field_is_covered() -> None:
    assert set(VALUES) == set(FieldType)


@given(st.data(), st.sampled_from(FieldType), st.sampled_from(DataClass), st.booleans())
def test_a_value_opens_as_what_it_was(
    keyring: FileKeyring,
    make_field: MakeField,
    data: st.DataObject,
    kind: FieldType,
    data_class: DataClass,
    findable: bool,
) -> None:
    field, value = make_field(data_class, kind, findable=findable), data.draw(VALUES[kind])
    port: Keyring = keyring
    sealed = port.seal(**BELONGS, field=field, value=value)
    opened = port.open(**BELONGS, field=field, sealed=sealed)
    assert opened == value
    assert type(opened) is type(value)
    changed = ({"ciphertext": b"x"}, {"mask": "王**"}, {"key": "1:0"}, {"find": "other"})
    assert len({forged(sealed, **one).digest for one in ({}, *changed)}) == 1 + len(changed)
    assert (sealed.find is not None) == findable


def test_long_fractions_and_choices_of_an_enumeration(
    keyring: FileKeyring, make_field: MakeField
) -> None:
    class Kind(StrEnum):
        FIRST = "first"

    share = Fraction(3**20000, 2**40000)
    field = make_field(type=FieldType.FRACTION)
    sealed = keyring.seal(**BELONGS, field=field, value=share)
    assert keyring.open(**BELONGS, field=field, sealed=sealed) == share
    field = make_field(type=FieldType.CHOICE)
    sealed = keyring.seal(**BELONGS, field=field, value=Kind.FIRST)
    opened = keyring.open(**BELONGS, field=field, sealed=sealed)
    assert (opened, type(opened)) == ("first", str)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FieldType.INT, True),
        (FieldType.INT, LARGEST_INT + 1),
        (FieldType.BOOL, 1),
        (FieldType.TEXT, 1),
        (FieldType.TEXT, b"bytes"),
        (FieldType.TEXT, "lone \ud800 surrogate"),
        (FieldType.DATE, datetime(2026, 1, 1)),  # noqa: DTZ001
        (FieldType.DATE, "2026-01-01"),
        (FieldType.FRACTION, 1),
        (FieldType.FRACTION, 0.5),
        (FieldType.DOCUMENT, b"%PDF-"),
        (FieldType.DOCUMENT, Document("\ud800", b"%PDF-")),
        (FieldType.CHOICE, None),
    ],
)
def test_a_value_that_would_open_as_something_else_is_refused(
    keyring: FileKeyring,
    make_field: MakeField,
    refused: Callable[..., str],
    kind: FieldType,
    value: object,
) -> None:
    field = make_field(type=kind)
    assert refused(keyring.seal, **BELONGS, field=field, value=value) == "sealed.type"


def test_a_field_about_nobody_is_not_sealed(
    keyring: FileKeyring, make_field: MakeField, refused: Callable[..., str]
) -> None:
    assert refused(keyring.seal, **BELONGS, field=make_field(None), value="x") == (
        "sealed.not_personal"
    )


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"place": "anning"},
        {"person": "p2"},
        {"owner": "case-2"},
        {"version": 1},
        {"version": 3},
        {"field": "other"},
        {"place": "pingchengcase-1", "owner": ""},
        {"place": "ping", "owner": "chengcase-1"},
    ],
)
def test_a_ciphertext_opens_only_where_it_was_sealed(
    keyring: FileKeyring,
    make_field: MakeField,
    refused: Callable[..., str],
    elsewhere: dict[str, object],
) -> None:
    sealed = keyring.seal(**BELONGS, field=make_field(), value="平成路12号")
    # Somebody has values of their own there, so that only the binding can refuse.
    there = {**BELONGS, **elsewhere}
    there["field"] = make_field(name=elsewhere.get("field", "field"))
    own = keyring.seal(**there, value="安宁街3号")
    assert refused(keyring.open, **there, sealed=sealed) == "sealed.moved"
    moved = forged(sealed, key=own.key)
    assert refused(keyring.open, **there, sealed=moved) == "sealed.moved"
    assert keyring.open(**there, sealed=own) == "安宁街3号"


def test_no_two_places_read_alike() -> None:
    """Keys differ by place and person anyway; the binding does not rest on that alone."""
    places = [
        ("pingcheng", "case-1", "field", 1, "1:aa"),
        ("anning", "case-1", "field", 1, "1:aa"),
        ("pingchengcase-1", "", "field", 1, "1:aa"),
        ("pingcheng", "case-1field", "", 1, "1:aa"),
        ("pingcheng", "case-1", "other", 1, "1:aa"),
        ("pingcheng", "case-1", "field", 2, "1:aa"),
        ("pingcheng", "case-1", "field", 1, "1:bb"),
        ("pingcheng", "case-1", "field", 11, ":aa"),
    ]
    assert len({bound(*place) for place in places}) == len(places)


@given(st.data())
def test_one_changed_bit_is_noticed(
    keyring: FileKeyring, make_field: MakeField, refused: Callable[..., str], data: st.DataObject
) -> None:
    sealed = keyring.seal(**BELONGS, field=make_field(), value="x")
    content = bytearray(sealed.ciphertext)
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    changed = forged(sealed, ciphertext=bytes(content))
    assert refused(keyring.open, **BELONGS, field=make_field(), sealed=changed) == "sealed.moved"
    cut = forged(sealed, ciphertext=sealed.ciphertext[: data.draw(st.integers(0, 20))])
    assert refused(keyring.open, **BELONGS, field=make_field(), sealed=cut) == "sealed.moved"


@pytest.mark.parametrize("key", ["1:0011223344556677", "2:0011223344556677", "1:no", ""])
def test_a_key_that_is_not_here_is_told_from_a_moved_value(
    keyring: FileKeyring, make_field: MakeField, refused: Callable[..., str], key: str
) -> None:
    sealed = keyring.seal(**BELONGS, field=make_field(), value="x")
    lost = forged(sealed, key=key)
    assert refused(keyring.open, **BELONGS, field=make_field(), sealed=lost) == "keys.lost"


def test_opening_makes_no_key(
    directory: Path, make_field: MakeField, refused: Callable[..., str]
) -> None:
    keyring = FileKeyring(directory, create=True)
    size = (directory / "people").stat().st_size
    sealed = Sealed(bytes(40), "1:0011223344556677", "***")
    assert refused(keyring.open, **BELONGS, field=make_field(), sealed=sealed) == "keys.lost"
    assert (directory / "people").stat().st_size == size


def test_nonces_are_random_whatever_is_seeded(keyring: FileKeyring, make_field: MakeField) -> None:
    seen = set()
    for _ in range(500):
        random.seed(0)
        seen.add(keyring.seal(**BELONGS, field=make_field(), value="x").ciphertext[:12])
    assert len(seen) == 500


def test_people_have_different_keys(keyring: FileKeyring, make_field: MakeField) -> None:
    keys = {
        keyring.seal(place, person, "c", make_field(), 1, "x").key
        for place, person in [("a", "bc"), ("ab", "c"), ("a", "b"), ("b", "b"), ("", "abc")]
    }
    assert len(keys) == 5


def test_threads_share_a_key(directory: Path, make_field: MakeField) -> None:
    keyring, field = FileKeyring(directory, create=True), make_field()
    start = threading.Barrier(8)

    def work(number: int) -> list[Sealed]:
        start.wait()
        return [
            keyring.seal("p", f"person-{one % 50}", "c", field, 1, f"{number}")
            for one in range(200)
        ]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(work, range(8)))
    for number, sealed in enumerate(answers):
        for one, value in enumerate(sealed):
            person = f"person-{one % 50}"
            assert value.key == answers[0][one].key
            assert keyring.open("p", person, "c", field, 1, value) == f"{number}"
