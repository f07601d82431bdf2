"""What data say: a question that can be asked again, and its answer at one time."""

from collections.abc import Mapping
from datetime import datetime

from attrs import field, frozen

from community_gov.domain.text import Text


@frozen
class Inquiry:
    """A question to data.

    Attributes:
        name: which question, such as ``complaints``; whoever answers knows it by that.
        asked: what it is about, such as the place, the category, and over how many days.
        label: the question in words.
    """

    name: str
    asked: Mapping[str, str]
    label: Text


@frozen
class Finding:
    """An answer of data. It says how many, and never who.

    Attributes:
        at: the moment as of which it was asked.
        answer: numbers as they are written, such as ``{"complaints": "12", "share": "12/106"}``;
            what cannot be told is not there.
        said: the answer in words, with what it does not show.
        source: the data it was asked of: a name, a digest.
    """

    inquiry: Inquiry
    at: datetime
    answer: Mapping[str, str] = field(factory=dict)
    said: Text = field(factory=lambda: Text("", ""))
    source: str = ""
