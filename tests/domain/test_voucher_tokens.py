"""The text of a voucher: one way of writing it, and nothing else is read."""

import json
from base64 import b32encode
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from community_gov import CommunityGovError, InvalidInput
from community_gov.domain.text import Text
from community_gov.domain.vouchers import LONGEST, Voucher, content, read, token

SIGNATURE = bytes(range(64))
PARKING = Voucher(
    place="fuxing",
    case="3f0c9a417be24d5d8a11c0ffee00d1ce",
    serial="00112233445566778899aabbccddeeff",
    reward="points:parking",
    label=Text("免费停车券", "Free parking"),
    quantity=3,
    until=date(2026, 12, 31),
)
NAMES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.:@/-]{0,63}", fullmatch=True)
LABELS = st.text(min_size=1, max_size=60).filter(
    lambda one: one.isprintable() and one.strip() == one
)
VOUCHERS = st.builds(
    Voucher,
    place=NAMES,
    case=NAMES,
    serial=st.binary(min_size=16, max_size=16).map(bytes.hex),
    reward=NAMES,
    label=st.builds(Text, LABELS, LABELS),
    quantity=st.integers(1, 9999),
    until=st.dates(),
)
HELD = ["p", "c", "0" * 32, "r", "中", "e", 1, "2026-12-31"]


def code(act: Callable[..., object], *args: object) -> str:
    with pytest.raises(InvalidInput) as caught:
        act(*args)
    (problem,) = caught.value.problems
    assert problem.line("zh") and problem.line("en")
    return problem.code


def coded(content: bytes) -> str:
    return b32encode(content).decode().rstrip("=")


def written(parts: object, **options: Any) -> str:
    text = json.dumps(parts, **{"ensure_ascii": False, "separators": (",", ":"), **options})
    return f"CGV1.{coded(text.encode(errors='surrogatepass'))}.{coded(SIGNATURE)}"


@given(VOUCHERS, st.binary(min_size=64, max_size=64))
@example(evolve(PARKING, label=Text("𠮷" * 60, "😀" * 60), case="c" * 64), SIGNATURE)
def test_what_is_written_is_read(voucher: Voucher, signature: bytes) -> None:
    text = token(voucher, signature)
    signed = read(text)
    assert (signed.voucher, signed.content) == (voucher, content(voucher))
    assert signed.signature == signature
    assert len(text) <= LONGEST


def test_the_form_stays_as_it_is() -> None:
    """Vouchers are on paper: what was printed last year must be read next year."""
    assert content(PARKING).decode() == (
        '["fuxing","3f0c9a417be24d5d8a11c0ffee00d1ce","00112233445566778899aabbccddeeff",'
        '"points:parking","免费停车券","Free parking",3,"2026-12-31"]'
    )
    assert token(PARKING, SIGNATURE).startswith("CGV1.LMRG")
    assert read(written(HELD)).voucher.label == Text("中", "e")


@given(VOUCHERS, st.data())
def test_another_character_is_refused_or_another_voucher(
    voucher: Voucher, data: st.DataObject
) -> None:
    text = token(voucher, SIGNATURE)
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from("ABCXYZ27.abz019-_= \n中"))
    changed = text[:at] + other + text[at + 1 :]
    try:
        signed = read(changed)
    except InvalidInput:
        return
    assert changed == text or (signed.voucher, signed.signature) != (voucher, SIGNATURE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CGV1",
        "CGV1..",
        "CGV1.A.B",
        token(PARKING, SIGNATURE) + "A",
        token(PARKING, SIGNATURE) + "\n",
        token(PARKING, SIGNATURE) + ".A",
        " " + token(PARKING, SIGNATURE),
        token(PARKING, SIGNATURE).lower(),
        token(PARKING, SIGNATURE).replace(".", "=."),
        token(PARKING, SIGNATURE)[:-1] + "7",
        token(PARKING, SIGNATURE)[:-1],
        f"CGV1.{'A' * 3000}.{coded(SIGNATURE)}",
        "CGV1." + "7" * 8 + "." + coded(SIGNATURE),
        f"CGV1.{coded(content(PARKING))}.{coded(SIGNATURE[:63])}",
        f"CGV1.{coded(b'[' * 1100)}.{coded(SIGNATURE)}",
        f"CGV1.{coded(json.dumps(HELD).encode('utf-16'))}.{coded(SIGNATURE)}",
        written([*HELD, "more"]),
        written(HELD[:-1]),
        written(dict.fromkeys("abcdefgh", 1)),
        written("abcdefgh"),
        written(None),
        written(HELD, separators=(", ", ":")),
        written(HELD, ensure_ascii=True),
    ],
)
def test_what_is_no_voucher(text: str) -> None:
    assert code(read, text) == "voucher.form"


@pytest.mark.parametrize(
    ("at", "value"),
    [
        *((at, value) for at in (0, 1, 3) for value in ("", "a b", "中", "a" * 65, 7, None, "a\n")),
        *((2, value) for value in ("A" * 32, "0" * 31, "0" * 33, 0)),
        *((at, value) for at in (4, 5) for value in ("", "a\nb", "a\u202eb", " a", "a" * 61, 1)),
        *((4, value) for value in ("a\u200bb", "a\u2028b", "\ud800", ["a"])),
        *((6, value) for value in (0, -1, 10_000, True, 1.0, "2", None, float("nan"))),
        *((7, value) for value in ("20261231", "2026-W53-4", "2026-02-30", 7, None)),
    ],
)
def test_a_part_that_does_not_fit(at: int, value: object) -> None:
    assert code(read, written([*HELD[:at], value, *HELD[at + 1 :]])) == "voucher.form"


@pytest.mark.parametrize("text", ["CGV2.AAAA.AAAA", "CGV10.x", "CGV0."])
def test_another_version_is_told_apart(text: str) -> None:
    assert code(read, text) == "voucher.version"


@pytest.mark.parametrize(
    "changed",
    [
        {"place": ""},
        {"case": "a b"},
        {"reward": "停车"},
        {"serial": "1"},
        {"label": Text("停车", "")},
        {"label": Text("停\t车", "parking")},
        {"quantity": 0},
        {"until": datetime(2026, 12, 31, tzinfo=UTC)},
    ],
)
def test_what_could_not_be_read_is_not_written(changed: dict[str, Any]) -> None:
    assert code(token, evolve(PARKING, **changed), SIGNATURE) == "voucher.part"


def test_half_a_signature_is_not_written() -> None:
    assert code(token, PARKING, SIGNATURE[:32]) == "voucher.form"


def test_no_error_and_no_repr_gives_the_token_away() -> None:
    text = token(PARKING, SIGNATURE)
    with pytest.raises(CommunityGovError) as caught:
        read(text + "A")
    assert text[:40] not in str(caught.value)
    assert repr(SIGNATURE) not in repr(read(text))
