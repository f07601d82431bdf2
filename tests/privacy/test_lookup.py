import unicodedata
from collections.abc import Callable
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community_gov.domain.documents import Document
from community_gov.domain.fields import DataClass, Field, FieldType
from community_gov.privacy import FileKeyring
from community_gov.privacy.lookup import Lookup, canonical

NUMBER = "11010519491231002X"
MakeField = Callable[..., Field]


def test_the_same_child_is_found_in_every_place_and_under_every_field_name(
    keyring: FileKeyring, make_field: MakeField
) -> None:
    mine = make_field(DataClass.IDENTITY_NUMBER, name="child_number", findable=True)
    theirs = make_field(DataClass.IDENTITY_NUMBER, name="identity", findable=True)
    one = keyring.seal("pingcheng", "p1", "case-1", mine, 1, NUMBER)
    other = keyring.seal("anning", "p9", "case-7", theirs, 3, NUMBER.lower())
    assert one.find == other.find == keyring.find(mine, NUMBER)
    assert one.ciphertext != other.ciphertext


def test_every_class_has_a_key_of_its_own(keyring: FileKeyring, make_field: MakeField) -> None:
    hashes = [keyring.find(make_field(one, findable=True), NUMBER) for one in DataClass]
    hashes.append(keyring.fingerprint(NUMBER.encode()))
    assert len(set(hashes)) == len(DataClass) + 1


def test_another_district_has_other_hashes(
    keyring: FileKeyring, directory: Path, make_field: MakeField
) -> None:
    field = make_field(DataClass.IDENTITY_NUMBER, findable=True)
    other = FileKeyring(directory, create=True)
    assert other.find(field, NUMBER) != keyring.find(field, NUMBER)
    assert other.fingerprint(b"x") != keyring.fingerprint(b"x")


def test_look_ups_survive_a_new_root_key(directory: Path, make_field: MakeField) -> None:
    field = make_field(DataClass.PHONE, findable=True)
    keyring = FileKeyring(directory, create=True)
    before = keyring.find(field, "13812345678"), keyring.fingerprint(b"content")
    keyring.rotate()
    for one in (keyring, FileKeyring(directory)):
        assert (one.find(field, "138 1234-5678"), one.fingerprint(b"content")) == before


def test_the_hash_says_nothing_to_who_has_no_key() -> None:
    lookups = [
        Lookup(lambda purpose, secret=secret: secret + purpose.encode()) for secret in (b"a", b"b")
    ]
    hashes = [one.find(DataClass.IDENTITY_NUMBER, NUMBER) for one in lookups]
    assert len(set(hashes)) == 2
    assert all(len(bytes.fromhex(one)) == 32 for one in hashes)


def test_a_field_that_need_not_be_found_is_not(
    keyring: FileKeyring, make_field: MakeField, refused: Callable[..., str]
) -> None:
    assert refused(keyring.find, make_field(DataClass.PHONE), "138") == "sealed.not_findable"
    assert refused(keyring.find, make_field(None), "138") == "sealed.not_personal"
    assert keyring.seal("p", "a", "c", make_field(DataClass.PHONE), 1, "138").find is None


def test_a_value_of_another_type_is_not_looked_for(
    keyring: FileKeyring, make_field: MakeField, refused: Callable[..., str]
) -> None:
    assert refused(keyring.find, make_field(findable=True), 138) == "sealed.type"


@pytest.mark.parametrize(
    ("data_class", "one", "other"),
    [
        (DataClass.IDENTITY_NUMBER, "11010519491231002x", "11010519491231002X"),
        (DataClass.IDENTITY_NUMBER, " 110105 19491231 002X ", "11010519491231002X"),
        (DataClass.PHONE, "138-1234-5678", "13812345678"),
        (DataClass.PHONE, "138 1234 5678", "13812345678"),
        (DataClass.PHONE, "138\u20111234\u30005678", "13812345678"),
        (DataClass.PHONE, "\uff11\uff13\uff1812345678", "13812345678"),
        (DataClass.BANK_ACCOUNT, "6222 0212 3456", "622202123456"),
        (DataClass.CERTIFICATE_NUMBER, "q110000321", "Q110000321"),
        (DataClass.NAME, "E\u0301mile", "\u00c9mile"),
        (DataClass.NAME, " 张三丰\n", "张三丰"),
        (DataClass.BIRTH_DATE, date(2024, 5, 6), "2024-05-06"),
        (DataClass.SCAN, Document("a.pdf", b"%PDF-"), Document("b.pdf", b"%PDF-")),
    ],
)
def test_ways_of_writing_the_same(data_class: DataClass, one: object, other: object) -> None:
    assert canonical(data_class, one) == canonical(data_class, other)


@pytest.mark.parametrize(
    ("one", "other"), [*combinations(("张三", "张三丰", "Ann", "ann", "A nn"), 2)]
)
def test_other_names_stay_others(one: str, other: str) -> None:
    assert canonical(DataClass.NAME, one) != canonical(DataClass.NAME, other)


@given(st.sampled_from(DataClass), st.text())
def test_normal_forms_are_alike(data_class: DataClass, text: str) -> None:
    forms = {canonical(data_class, unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
    assert len(forms) == 1


def test_a_document_is_looked_for_by_content(keyring: FileKeyring, make_field: MakeField) -> None:
    field = make_field(DataClass.SCAN, FieldType.DOCUMENT, findable=True)
    one, other = Document("a.pdf", b"%PDF-1"), Document("a.pdf", b"%PDF-2")
    assert keyring.find(field, one) != keyring.find(field, other)
