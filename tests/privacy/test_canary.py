"""No plain value, key or person's name where it has no business."""

import copy
import json
import logging
import pickle
import traceback
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from community_gov.domain.documents import Document
from community_gov.domain.errors import CommunityGovError
from community_gov.domain.fields import DataClass, Field, FieldType
from community_gov.domain.sealed import Sealed
from community_gov.privacy import FileKeyring
from community_gov.privacy.roots import Roots

MakeField = Callable[..., Field]
CANARIES = {
    DataClass.NAME: "令狐冲之",
    DataClass.PHONE: "13987654321",
    DataClass.IDENTITY_NUMBER: "44052419880101001X",
    DataClass.CERTIFICATE_NUMBER: "Q330000777",
    DataClass.BANK_ACCOUNT: "6222021234567890123",
    DataClass.ADDRESS: "黑木崖日月巷7号",
    DataClass.OTHER: "特困供养canary",
}
PLACE, PERSON = "canary-place", "canary-person"


def forms(text: str) -> set[bytes]:
    raw = text.encode()
    escaped = json.dumps(text).strip('"').encode()
    return {raw, text.encode("utf-16-le"), raw.hex().encode(), b64encode(raw)[:-4], escaped}


def leaks(haystack: bytes | str, *texts: str) -> list[bytes]:
    content = haystack.encode() if isinstance(haystack, str) else haystack
    return [form for text in texts for form in forms(text) if form in content]


@pytest.fixture
def keyring(directory: Path) -> FileKeyring:
    return FileKeyring(directory, create=True)


@pytest.fixture
def sealed(keyring: FileKeyring, make_field: MakeField) -> list[Sealed]:
    values = [
        keyring.seal(PLACE, PERSON, "case", make_field(one, findable=True), 1, value)
        for one, value in CANARIES.items()
    ]
    born = make_field(DataClass.BIRTH_DATE, FieldType.DATE)
    scan = make_field(DataClass.SCAN, FieldType.DOCUMENT)
    values.append(keyring.seal(PLACE, PERSON, "case", born, 1, date(2019, 8, 7)))
    document = Document("令狐冲之.pdf", b"%PDF-" + "黑木崖日月巷7号".encode())
    values.append(keyring.seal(PLACE, PERSON, "case", scan, 1, document))
    return values


WORDS = (*CANARIES.values(), "2019-08-07", "令狐冲之.pdf")


def test_the_search_finds_what_it_looks_for() -> None:
    for text in WORDS:
        assert leaks(f"x{text}x", *WORDS)
        assert leaks(json.dumps(text), *WORDS)
        assert leaks(b64encode(text.encode()), *WORDS)


def test_the_key_files_tell_neither_values_nor_people(
    keyring: FileKeyring, sealed: list[Sealed], directory: Path
) -> None:
    for _ in range(2):
        for path in directory.iterdir():
            assert not leaks(path.read_bytes(), *WORDS, PLACE, PERSON)
            assert not leaks(path.name, *WORDS, PLACE, PERSON)
        keyring.rotate()


def test_a_sealed_value_tells_nothing_in_any_form(sealed: list[Sealed]) -> None:
    for one in sealed:
        shown = [str(one), repr(one), f"{one}", f"{one:>40}", "%s %r" % (one, one)]  # noqa: UP031
        shown += [repr([one]), repr({"x": one}), traceback.format_exception_only(KeyError(one))[0]]
        written = [pickle.dumps(one), pickle.dumps(copy.deepcopy(one))]
        written += [json.dumps(one, default=str).encode()]
        for encode in (msgspec.json.encode, msgspec.msgpack.encode):
            with pytest.raises(TypeError):
                encode(one)
        for content in (*shown, *written):
            assert not leaks(content, *WORDS, PERSON, PLACE)
    assert pickle.loads(pickle.dumps(sealed)) == sealed


def test_neither_keys_nor_keyrings_show_themselves(keyring: FileKeyring, directory: Path) -> None:
    roots = Roots.read(directory / "roots")
    cipher = keyring._keys.cipher_to_seal(PLACE, PERSON)
    record = keyring._keys._people.all()[0]
    secret = keyring._keys._unwrap(record)
    things = (keyring, keyring._keys, keyring._lookup, keyring._keys._people, roots, cipher, secret)
    secrets = (roots.lasting, *roots.versions.values(), secret.secret)
    for thing in things:
        for shown in (repr(thing), str(thing), f"{thing}"):
            assert "object at 0x" in shown
            assert not any(key.hex() in shown or repr(key)[2:-1] in shown for key in secrets)


def failures(
    keyring: FileKeyring, make_field: MakeField, sealed: list[Sealed]
) -> Iterator[tuple[Callable[..., object], tuple[object, ...]]]:
    text, number = make_field(DataClass.NAME), make_field(type=FieldType.INT, findable=True)
    name, phone = CANARIES[DataClass.NAME], CANARIES[DataClass.PHONE]
    for value in (f"{name}\ud800", Document(f"{name}\ud800", b""), int(phone) ** 9):
        for kind in FieldType:
            if kind is not FieldType.DOCUMENT or isinstance(value, Document):
                yield keyring.seal, (PLACE, PERSON, "case", make_field(type=kind), 1, value)
    yield keyring.seal, (PLACE, PERSON, "case", make_field(None), 1, name)
    yield keyring.find, (text, name)
    yield keyring.find, (number, name)
    yield keyring.open, (PLACE, PERSON, "case", text, 2, sealed[0])
    yield keyring.open, (PLACE, "canary-somebody", "case", text, 1, sealed[0])
    cut = Sealed(b"", sealed[0].key, sealed[0].mask)
    yield keyring.open, (PLACE, PERSON, "case", text, 1, cut)


def chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def test_failures_name_the_field_and_nothing_else(
    keyring: FileKeyring,
    make_field: MakeField,
    sealed: list[Sealed],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    plain = (*WORDS, PERSON, PLACE, "canary-somebody")
    for call, args in failures(keyring, make_field, sealed):
        with pytest.raises(CommunityGovError) as caught:
            call(*args)
        lines = [str(caught.value), repr(caught.value), *traceback.format_exception(caught.value)]
        assert not leaks("".join(lines), *plain)
        for error in chain(caught.value):
            assert not leaks(repr((error.args, vars(error))), *plain)
            # An encoder's error carries the whole text that it could not encode.
            assert not isinstance(error, UnicodeError)
    assert caplog.records == []


def test_damaged_keys_are_not_quoted(
    keyring: FileKeyring, sealed: list[Sealed], directory: Path
) -> None:
    roots = Roots.read(directory / "roots")
    for name in ("roots", "people"):
        content = (directory / name).read_bytes()
        (directory / name).write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        with pytest.raises(CommunityGovError) as caught:
            FileKeyring(directory)
        lines = "".join((repr(caught.value), *traceback.format_exception(caught.value)))
        for key in (roots.lasting, *roots.versions.values()):
            assert repr(key)[2:-1] not in lines
            assert key.hex() not in lines
        (directory / name).write_bytes(content)
