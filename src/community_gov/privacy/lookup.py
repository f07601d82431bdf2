"""Finding the same value again without being able to read it: keyed hashes.

An unkeyed hash of an identity number hides nothing, since the possible numbers can all be
tried. The key is the district's, one for each data class: the same child's number gives the
same hash in every place and under every field name, and a phone number with the same digits
gives another.
"""

import hmac
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from community_gov.domain.documents import Document
from community_gov.domain.fields import DataClass

_NUMBERS = frozenset(
    {
        DataClass.IDENTITY_NUMBER,
        DataClass.CERTIFICATE_NUMBER,
        DataClass.BANK_ACCOUNT,
        DataClass.PHONE,
    }
)


class Lookup:
    """Keyed hashes of values and of content.

    Args:
        derive: gives a key for a purpose; the same one whenever it is asked.
    """

    def __init__(self, derive: Callable[[str], bytes]) -> None:
        self._keys: Mapping[DataClass, bytes] = {
            data_class: derive(f"find {data_class.value}") for data_class in DataClass
        }
        self._fingerprint = derive("fingerprint")

    def find(self, data_class: DataClass, value: object) -> str:
        """Return the hash by which a value of a data class is found again."""
        return hmac.digest(self._keys[data_class], canonical(data_class, value), "sha256").hex()

    def fingerprint(self, content: bytes) -> str:
        """Return a hash of any content."""
        return hmac.digest(self._fingerprint, content, "sha256").hex()


def canonical(data_class: DataClass, value: object) -> bytes:
    """Return what is alike in all ways of writing the same value.

    Of numbers that people copy from paper only letters and digits count, capital and of
    ordinary width; other text is compared in the normal form NFC. A document is its content,
    whatever its name.
    """
    if isinstance(value, Document):
        return value.content
    text = value.isoformat() if isinstance(value, date) else str(value)
    if data_class in _NUMBERS:
        wide = unicodedata.normalize("NFKC", text).upper()
        return "".join(filter(str.isalnum, wide)).encode()  # no surrogates: they are no letters
    return unicodedata.normalize("NFC", text.strip()).encode(errors="surrogatepass")
