"""Checking a voucher where there is no network: a text, a public key and the day are enough."""

from datetime import date

from community_gov.domain.errors import InvalidInput, Problem, Refused
from community_gov.domain.vouchers import Voucher, read
from community_gov.privacy.signing import is_signed

_KEY_LENGTH = 32


def check_voucher(text: str, verification_key: bytes, today: date) -> Voucher:
    """Return the voucher that a text stands for, if the place gave it out and it is not over.

    It cannot tell a voucher from its copy: whether it was spent, only its case says.

    Args:
        text: as it was scanned or typed.
        verification_key: 32 bytes, as `Keyring.verification_key` gave them at the place.
        today: the day at the place.

    Raises:
        InvalidInput: it is no voucher, one of another version, or the key is no key.
        Refused: another place or nobody signed it (``voucher.forged``), or its last day has
            passed (``voucher.over``).
    """
    signed = read(text)
    if len(verification_key) != _KEY_LENGTH:
        raise InvalidInput(Problem("voucher.key"))
    if not is_signed(verification_key, signed.content, signed.signature):
        raise Refused(Problem("voucher.forged"))
    if today > signed.voucher.until:
        day = signed.voucher.until.isoformat()
        raise Refused(Problem("voucher.over", params={"day": day}))
    return signed.voucher
