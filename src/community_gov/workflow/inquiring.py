"""What an action asks by itself, and the three answers that it can get."""

from collections.abc import Mapping

from attrs import Factory, frozen

from community_gov.domain.text import Text

ASKS = "asks"
"""The name of the answer among the facts of a decision."""
AGAIN, QUIET, UNCLEAR = "again", "quiet", "unclear"
ANSWERS: Mapping[str, Text] = {
    AGAIN: Text("又出现了", "it is back"),
    QUIET: Text("没有再出现", "it is not back"),
    UNCLEAR: Text("无法判断", "cannot be told"),
}
"""An inquiry that gets no answer has one too: that it cannot be told."""


@frozen
class Ask:
    """What is asked; the answer fills a choice field. Of several, one that says *again* is enough.

    Attributes:
        into: the field: ``again``, ``quiet`` or ``unclear``.
        since: the clock since whose beginning things count.
        question: a plugin's question, with its version; yes means again.
        data: the number in the answer of the data on which the case was opened, such as
            ``complaints``; asked only about the days since.
        cases: full name of a program: how many of its cases were opened since.
        same: for `cases`, by field there, the field here that must hold the same.
        at_least: how many complaints or cases mean again.
    """

    into: str
    since: str
    question: str = ""
    data: str = ""
    cases: str = ""
    same: Mapping[str, str] = Factory(dict)
    at_least: int = 1
