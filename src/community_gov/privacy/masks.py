"""What anybody may see of a value: enough to tell two apart on a screen, not enough to guess.

A mask never depends on how long the value is, and a value too short for its class shows
nothing: the last four of five characters are no mask.
"""

import unicodedata
from collections.abc import Callable, Mapping

from community_gov.domain.documents import Document
from community_gov.domain.fields import DataClass

HIDDEN = "***"
_MEDIA = {"application/pdf": "PDF", "image/jpeg": "JPEG", "image/png": "PNG"}
_UNKNOWN_MEDIA = "文件"


def mask(data_class: DataClass, value: object) -> str:
    """Return what may be shown of a value without opening it."""
    if isinstance(value, Document):
        return _MEDIA.get(value.media_type or "", _UNKNOWN_MEDIA)
    if data_class is DataClass.BIRTH_DATE:
        # Not even the year: in one neighbourhood, with 张** beside it, that is often one child.
        return "****-**-**"
    if data_class in _MASKS and isinstance(value, (str, int)):
        return _MASKS[data_class](unicodedata.normalize("NFKC", str(value)).strip())
    return HIDDEN


def _name(text: str) -> str:
    return f"{text[0]}**" if text[:1].isalpha() else HIDDEN


def _phone(text: str) -> str:
    digits = _compact(text)
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) >= 11 else HIDDEN


def _identity_number(text: str) -> str:
    # The usual first six and last four leave just the birth date to guess.
    number = _compact(text).upper()
    return f"{number[0]}{'*' * 16}{number[-1]}" if len(number) >= 15 else HIDDEN


def _certificate_number(text: str) -> str:
    number = _compact(text)
    return f"{HIDDEN}{number[-3:]}" if len(number) >= 8 else HIDDEN


def _bank_account(text: str) -> str:
    number = _compact(text)
    return f"****{number[-4:]}" if len(number) >= 12 else HIDDEN


def _compact(text: str) -> str:
    return "".join(filter(str.isalnum, text))


_MASKS: Mapping[DataClass, Callable[[str], str]] = {
    DataClass.NAME: _name,
    DataClass.PHONE: _phone,
    DataClass.IDENTITY_NUMBER: _identity_number,
    DataClass.CERTIFICATE_NUMBER: _certificate_number,
    DataClass.BANK_ACCOUNT: _bank_account,
}
