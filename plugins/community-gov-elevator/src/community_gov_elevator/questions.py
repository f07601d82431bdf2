"""The one question of this plugin: nothing in the log of questions names who asked."""

import re

from community_gov.plugin import Fact, Question, Reading, Text, allow, deny
from community_gov_elevator.sources import NO_PERSONAL_DATA

_LIKE_A_NUMBER = re.compile(r"(?:[0-9０-９][\s-]?){7,}|@")
"""Seven digits in a row are a telephone, identity or card number; a lift's number is shorter."""


def no_personal_numbers(reading: Reading) -> Fact:
    """Deny a text in which a telephone or identity number seems to stand."""
    said = (str(reading.values.get(name) or "") for name in _READS)
    return deny(_HAS_ONE) if any(_LIKE_A_NUMBER.search(one) for one in said) else allow()


_READS = ("question", "answer", "wish")
_HAS_ONE = Text(
    "问答里像有电话或证件号码，请删去后再记；需要回电的，请当面另留。",
    "There seems to be a telephone or identity number in it. Take it out, then note it; whoever"
    " wants to be called back can say so in person.",
)

QUESTIONS = (
    Question(
        "no_personal_numbers@1",
        Text("问答里没有电话、证件号码", "no telephone or identity number in the text"),
        _READS,
        no_personal_numbers,
        NO_PERSONAL_DATA,
    ),
)
