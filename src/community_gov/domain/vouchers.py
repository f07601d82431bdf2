"""Vouchers: what a redeemed reward is on paper, and the text that stands for it.

The text is ``CGV1.CONTENT.SIGNATURE``, both parts in Base32. That is longer than Base64 and
still makes the smaller code: a QR code packs capitals, digits and a full stop in 5½ bits each
and gives everything else 8. And it can be typed from the paper: no small letters, no 0 or 1.

The content is a JSON list without names, in one way of writing only. Whoever holds the text
holds the voucher; whether it was spent is the state of its case and not written here.
"""

import json
import re
from base64 import b32decode, b32encode
from datetime import date

from attrs import field, frozen

from community_gov.domain.errors import InvalidInput, Problem
from community_gov.domain.text import Text

LONGEST = 2000
"""How many characters of a text are looked at."""

MOST = 9999
"""The largest quantity on one voucher."""

SIGNATURE_LENGTH = 64

_FORM = re.compile(r"CGV1\.([A-Z2-7]+)\.([A-Z2-7]{103})")
_OTHER_VERSION = re.compile(r"CGV(?!1\.)[0-9]{1,9}\.")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:@/-]{0,63}")
_SERIAL = re.compile(r"[0-9a-f]{32}")
_LABEL = 60
_A_NAME = Text(
    "1 至 64 个半角字母、数字或 _.:@/-",
    "1 to 64 ASCII letters, digits or _.:@/-",
)
_A_LABEL = Text(f"1 至 {_LABEL} 个看得见的字", f"1 to {_LABEL} characters that can be seen")


@frozen
class Voucher:
    """A right to a reward, for whoever brings it.

    Attributes:
        place: which place gave it out and keeps its case.
        case: the redemption that it came from; its state says whether it was spent.
        serial: 128 random bits as 32 small hexadecimal digits; nobody guesses a voucher.
        reward: the name of the reward, for programs.
        label: what the bearer gets, for people.
        quantity: how many of it, from 1 to 9999.
        until: the last day on which it is valid.
    """

    place: str
    case: str
    serial: str
    reward: str
    label: Text
    quantity: int
    until: date


@frozen
class Signed:
    """A voucher as it was read; its signature is not checked yet.

    Attributes:
        content: the bytes that the signature is over.
        signature: 64 bytes.
    """

    voucher: Voucher
    content: bytes = field(repr=False)
    signature: bytes = field(repr=False)


def content(voucher: Voucher) -> bytes:
    """Return what is signed of a voucher: the same bytes for the same voucher, everywhere.

    Raises:
        InvalidInput: a part of it could not be read again.
    """
    wrong = _wrong(voucher)
    if wrong:
        part, expected = wrong
        raise InvalidInput(Problem("voucher.part", params={"part": part, "expected": expected}))
    parts = (
        *(voucher.place, voucher.case, voucher.serial, voucher.reward),
        *(voucher.label.zh, voucher.label.en),
        *(voucher.quantity, voucher.until.isoformat()),
    )
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


def token(voucher: Voucher, signature: bytes) -> str:
    """Return the text that is given to the bearer.

    Args:
        signature: 64 bytes over the `content` of the voucher.

    Raises:
        InvalidInput: a part of the voucher, or the signature, could not be read again.
    """
    if len(signature) != SIGNATURE_LENGTH:
        raise _refusal("voucher.form")
    return f"CGV1.{_coded(content(voucher))}.{_coded(signature)}"


def read(text: str) -> Signed:
    """Return what a text says; not whether it is true.

    Strict, so that one voucher has one text: what would be written in another way is refused.

    Raises:
        InvalidInput: it is no voucher (``voucher.form``), or one of another version
            (``voucher.version``).
    """
    parts = _FORM.fullmatch(text) if len(text) <= LONGEST else None
    if parts is None:
        raise _refusal("voucher.version" if _OTHER_VERSION.match(text) else "voucher.form")
    try:
        written, signature = _decoded(parts[1]), _decoded(parts[2])
        voucher = _voucher(written)
        alike = token(voucher, signature) == text
    except (ValueError, TypeError, RecursionError, InvalidInput):
        raise _refusal("voucher.form") from None
    if not alike:
        raise _refusal("voucher.form")
    return Signed(voucher, written, signature)


def _voucher(written: bytes) -> Voucher:
    place, case, serial, reward, zh, en, quantity, until = json.loads(written.decode())
    label = Text(zh, en)
    return Voucher(place, case, serial, reward, label, quantity, date.fromisoformat(until))


def _wrong(voucher: Voucher) -> tuple[Text, Text] | None:
    names = {
        Text("地方", "place"): voucher.place,
        Text("事项", "case"): voucher.case,
        Text("奖励", "reward"): voucher.reward,
    }
    for part, name in names.items():
        if not _matches(_NAME, name):
            return part, _A_NAME
    if not _matches(_SERIAL, voucher.serial):
        return Text("序号", "serial"), Text("32 个小写十六进制字符", "32 small hexadecimal digits")
    if not (_seen(voucher.label.zh) and _seen(voucher.label.en)):
        return Text("名称", "label"), _A_LABEL
    if type(voucher.quantity) is not int or not 1 <= voucher.quantity <= MOST:
        return Text("数量", "quantity"), Text(f"1 至 {MOST} 的整数", f"a whole number to {MOST}")
    if type(voucher.until) is not date:
        return Text("有效期", "last day"), Text("日期", "a date")
    return None


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _seen(value: object) -> bool:
    """Say whether a label shows what it says: nothing hidden, nothing turned round."""
    if not isinstance(value, str) or not value.isprintable():
        return False
    return 1 <= len(value) <= _LABEL and value.strip() == value


def _coded(content: bytes) -> str:
    return b32encode(content).decode().rstrip("=")


def _decoded(text: str) -> bytes:
    return b32decode(text + "=" * (-len(text) % 8))


def _refusal(code: str) -> InvalidInput:
    return InvalidInput(Problem(code))
