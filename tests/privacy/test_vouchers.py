"""A voucher checked without a network: by its text, a public key and the day."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from attrs import evolve
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from community_gov import CommunityGovError, InvalidInput, Refused, Voucher, check_voucher
from community_gov.domain.fields import Field
from community_gov.domain.text import Text
from community_gov.domain.vouchers import content, token
from community_gov.privacy import FileKeyring
from community_gov.privacy.keys import KeyFile
from community_gov.privacy.signing import HOLDER, is_signed

DAY = date(2026, 12, 31)
PARKING = Voucher(
    place="fuxing",
    case="3f0c9a417be24d5d8a11c0ffee00d1ce",
    serial="00112233445566778899aabbccddeeff",
    reward="points:parking",
    label=Text("免费停车券", "Free parking"),
    quantity=3,
    until=DAY,
)


def given_out(keyring: FileKeyring, voucher: Voucher = PARKING) -> str:
    return token(voucher, keyring.sign(voucher.place, content(voucher)))


def refusal(text: str, key: bytes, today: date = DAY) -> str:
    with pytest.raises(CommunityGovError) as caught:
        check_voucher(text, key, today)
    assert isinstance(caught.value, InvalidInput | Refused)
    assert text not in str(caught.value)
    (problem,) = caught.value.problems
    return problem.code


def test_the_last_day_is_a_day_and_the_next_one_is_not(keyring: FileKeyring) -> None:
    text, key = given_out(keyring), keyring.verification_key("fuxing")
    for today in (DAY - timedelta(300), DAY):
        assert check_voucher(text, key, today) == PARKING
    assert refusal(text, key, DAY + timedelta(1)) == "voucher.over"
    with pytest.raises(Refused, match="2026-12-31"):
        check_voucher(text, key, DAY + timedelta(1))


def test_every_changed_character_is_refused(keyring: FileKeyring) -> None:
    text, key = given_out(keyring), keyring.verification_key("fuxing")
    refused = {"voucher.form", "voucher.version", "voucher.forged"}
    for at, was in enumerate(text):
        for other in {"A", "B", "7", "2", "0", ".", "a", "="} - {was}:
            assert refusal(text[:at] + other + text[at + 1 :], key) in refused
    assert all(refusal(text[:end], key) in refused for end in range(1, len(text)))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_edit_of_a_token_passes(keyring: FileKeyring, data: st.DataObject) -> None:
    text, key = given_out(keyring), keyring.verification_key("fuxing")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 6)))
    put = data.draw(st.text(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567.") | st.characters()))
    changed = text[:start] + put + text[end:]
    if changed != text:
        refusal(changed, key)


@pytest.mark.parametrize(
    "changed",
    [{"quantity": 9}, {"until": DAY + timedelta(365)}, {"serial": "f" * 32}, {"place": "wanshou"}],
)
def test_a_voucher_with_the_signature_of_another_is_forged(
    keyring: FileKeyring, changed: dict[str, object]
) -> None:
    signature = keyring.sign("fuxing", content(PARKING))
    text = token(evolve(PARKING, **changed), signature)  # type: ignore[arg-type]
    assert refusal(text, keyring.verification_key("fuxing")) == "voucher.forged"


def test_every_place_and_every_district_has_a_key_of_its_own(
    keyring: FileKeyring, directory: Path
) -> None:
    text, other = given_out(keyring), FileKeyring(directory, create=True)
    keys = [
        keyring.verification_key("fuxing"),
        keyring.verification_key("wanshou"),
        other.verification_key("fuxing"),
    ]
    assert len(set(keys)) == 3
    assert all(len(one) == 32 for one in keys)
    assert [refusal(text, one) for one in keys[1:]] == ["voucher.forged"] * 2


def test_a_forged_voucher_is_forged_even_when_it_is_over(keyring: FileKeyring) -> None:
    text, other = given_out(keyring), keyring.verification_key("wanshou")
    assert refusal(text, other, DAY + timedelta(9)) == "voucher.forged"


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_key_that_is_none(keyring: FileKeyring, length: int) -> None:
    assert refusal(given_out(keyring), bytes(length)) == "voucher.key"


def test_vouchers_outlive_a_new_root_key(directory: Path) -> None:
    keyring = FileKeyring(directory, create=True)
    text, key = given_out(keyring), keyring.verification_key("fuxing")
    assert keyring.rotate() == 1
    for one in (keyring, FileKeyring(directory)):
        assert one.verification_key("fuxing") == key
        assert given_out(one) == text
    assert check_voucher(text, key, DAY) == PARKING


def test_nothing_new_is_stored(directory: Path) -> None:
    keyring = FileKeyring(directory, create=True)
    keyring.sign("fuxing", b"one")
    keyring.verification_key("fuxing")
    assert sorted(one.name for one in directory.iterdir()) == ["lock", "people", "roots"]
    assert KeyFile(directory).cipher("fuxing", HOLDER)
    assert keyring.rotate() == 1


def test_the_signing_key_is_not_the_key_that_seals(
    directory: Path, make_field: Callable[..., Field]
) -> None:
    keyring, field = FileKeyring(directory, create=True), make_field()
    sealed = keyring.seal("fuxing", HOLDER, "case", field, 1, "plain")
    secret = KeyFile(directory)._key("fuxing", HOLDER).secret
    public = Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()
    assert keyring.verification_key("fuxing") != public
    assert keyring.open("fuxing", HOLDER, "case", field, 1, sealed) == "plain"


def test_a_signature_is_good_for_vouchers_only(keyring: FileKeyring) -> None:
    key, signature = keyring.verification_key("fuxing"), keyring.sign("fuxing", b"content")
    assert len(signature) == 64
    assert is_signed(key, b"content", signature)
    for other in (b"", b"content ", b"community-gov voucher 1\ncontent"):
        assert not is_signed(key, other, signature)
