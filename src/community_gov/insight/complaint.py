"""One complaint in the canonical form, and which texts may stand in it."""

import unicodedata
from datetime import datetime

from attrs import frozen

LONGEST = 200
"""Characters in a number, a place or a channel."""

_REFUSED = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_NO_CHARACTERS = {"\ufffe", "\uffff"}


def is_clean(text: str) -> bool:
    """Say whether a text has no control, format or surrogate characters in it.

    Rare Han characters are welcome, also those that Unicode took in later than Python.
    """
    return not any(unicodedata.category(one) in _REFUSED or one in _NO_CHARACTERS for one in text)


def tidy(text: str) -> str:
    """Return a text composed (NFC) and without spaces around it."""
    return unicodedata.normalize("NFC", text.strip())


@frozen
class Complaint:
    """One complaint; no free text, nobody's name.

    Attributes:
        opened, closed, due: at the place's clock, without a zone.
        category: the code of a category, or None when it is not classified.
    """

    id: str
    opened: datetime
    closed: datetime | None
    due: datetime | None
    place: str
    category: str | None
    channel: str

    def __attrs_post_init__(self) -> None:
        for text in (
            self.id,
            self.place,
            self.channel,
            "-" if self.category is None else self.category,
        ):
            if not text or tidy(text) != text or not is_clean(text) or len(text) > LONGEST:
                raise ValueError("a complaint has a number, a place and a channel, as plain text")
        moments = [one for one in (self.opened, self.closed, self.due) if one is not None]
        if any(one.tzinfo is not None for one in moments):
            raise ValueError("moments are at the place's clock, without a zone")
        if self.closed is not None and self.closed < self.opened:
            raise ValueError("nothing is settled before it was made")
