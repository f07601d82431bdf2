"""What the workflows ask that needs no setting: sums of a log, and texts that name nobody."""

import re
from collections.abc import Callable, Sequence

from community_gov.plugin import (
    Authority,
    Fact,
    Mood,
    Question,
    Reading,
    Text,
    allow,
    clauses,
    deny,
    unknown,
)
from community_gov_funeral.sources import CHARTER, COVENANT, HOUSE_RULE, RETENTION

Answer = Callable[[Reading], Fact]
_LONG_NUMBER = re.compile(r"(?:\d[ \-–]?){7,}")
"""Seven digits or more are a telephone, a card or an identity number."""


def no_long_number(reading: Reading) -> Fact:
    """Deny a text in which somebody's number stands; names nobody can find by machine."""
    texts = (one for one in reading.values.values() if isinstance(one, str))
    return deny(_NUMBER) if any(map(_LONG_NUMBER.search, texts)) else allow()


def _number(reading: Reading, name: str) -> int:
    value = reading.values.get(name, 0)
    return value if isinstance(value, int) else 0


def stops_with_this(reading: Reading) -> Fact:
    """Return how many stops there are with the one that is logged."""
    return Fact(_number(reading, "stops_total") + 1)


def handbooks_with_these(reading: Reading) -> Fact:
    """Return how many handbooks were given with those of the stop that is logged."""
    return Fact(_number(reading, "handbooks_total") + _number(reading, "handbooks"))


def stops_corrected(reading: Reading) -> Fact:
    """Return how many stops there are when one did not take place."""
    return Fact(_number(reading, "stops_total") - _number(reading, "stop_void"))


def handbooks_corrected(reading: Reading) -> Fact:
    """Return how many handbooks were given, put right."""
    return Fact(_number(reading, "handbooks_total") + _number(reading, "handbooks_more"))


def log_stays_possible(reading: Reading) -> Fact:
    """Deny a correction after which fewer than none would be left."""
    sums = (stops_corrected(reading).value, handbooks_corrected(reading).value)
    possible = all(isinstance(one, int) and one >= 0 for one in sums)
    return allow() if possible else deny(_BELOW_NOTHING)


def opinions_with_this(reading: Reading) -> Fact:
    """Return how many opinions there are with the one that is noted."""
    return Fact(_number(reading, "opinions_total") + 1)


def opinions_taken_up_were_given(reading: Reading) -> Fact:
    """Deny more opinions taken up than were given, and fewer than none."""
    taken = reading.values.get("opinions_taken_up")
    if not isinstance(taken, int):
        return unknown(_NOT_COUNTED)
    return allow() if 0 <= taken <= _number(reading, "opinions_total") else deny(_MORE_THAN_GIVEN)


def clauses_match(reading: Reading) -> Fact:
    """Deny a translation that has another number of clauses than the text."""
    zh, en = reading.values.get("text_zh"), reading.values.get("text_en")
    if not isinstance(zh, str):
        return unknown(_NO_TEXT)
    try:
        clauses(zh, en if isinstance(en, str) else None)
    except ValueError:
        return deny(_OTHER_CLAUSES)
    return allow()


def today(reading: Reading) -> Fact:
    """Return the day of the act."""
    return Fact(reading.at.date())


_NUMBER = Text(
    "里面有一长串数字，像是电话或证件号码。这份记录不留个人信息，请删去再登记。",
    "There is a long number in it, as of a telephone or a card. This log keeps nothing about"
    " persons; please leave it out.",
)
_BELOW_NOTHING = Text(
    "这样更正，累计数会小于零，请核对。",
    "With this correction the sum would be below nothing; please check.",
)
_NOT_COUNTED = Text("没有填写采纳了几条意见", "how many opinions were taken up is not filled in")
_MORE_THAN_GIVEN = Text(
    "采纳的意见不会少于零，也不会多于收到的意见。",
    "No fewer than none and no more opinions can be taken up than were given.",
)
_NO_TEXT = Text("没有公约正文", "there is no text")
_OTHER_CLAUSES = Text(
    "译文和正文的条数不一样，请一行一条对齐。",
    "The translation has another number of clauses; put one clause on each line of both.",
)


def _question(
    name: str,
    label: Text,
    reads: Sequence[str],
    answer: Answer,
    authority: Authority,
    mood: Mood = Mood.COMPUTE,
) -> Question:
    return Question(f"{name}@1", label, tuple(reads), answer, authority, mood)


QUESTIONS = (
    _question(
        "no_long_number",
        Text("没有电话、证件号码", "Has it no telephone or identity number?"),
        ("wording", "answer", "opinion"),
        no_long_number,
        RETENTION,
        Mood.GUARD,
    ),
    _question(
        "stops_with_this",
        Text("连同这一站", "Stops with this one"),
        ("stops_total",),
        stops_with_this,
        HOUSE_RULE,
    ),
    _question(
        "handbooks_with_these",
        Text("连同这一站的手册", "Handbooks with these"),
        ("handbooks", "handbooks_total"),
        handbooks_with_these,
        HOUSE_RULE,
    ),
    _question(
        "stops_corrected",
        Text("更正后的站数", "Stops, put right"),
        ("stops_total", "stop_void"),
        stops_corrected,
        HOUSE_RULE,
    ),
    _question(
        "handbooks_corrected",
        Text("更正后的手册数", "Handbooks, put right"),
        ("handbooks_total", "handbooks_more"),
        handbooks_corrected,
        HOUSE_RULE,
    ),
    _question(
        "log_stays_possible",
        Text("更正后不小于零", "Are the sums at least nothing?"),
        ("stops_total", "stop_void", "handbooks_total", "handbooks_more"),
        log_stays_possible,
        HOUSE_RULE,
        Mood.GUARD,
    ),
    _question(
        "opinions_with_this",
        Text("连同这一条意见", "Opinions with this one"),
        ("opinions_total",),
        opinions_with_this,
        COVENANT,
    ),
    _question(
        "opinions_taken_up_were_given",
        Text("采纳的意见是收到的", "Were the opinions given that were taken up?"),
        ("opinions_taken_up", "opinions_total"),
        opinions_taken_up_were_given,
        COVENANT,
        Mood.GUARD,
    ),
    _question(
        "clauses_match",
        Text("译文与正文条数一致", "Has the translation as many clauses?"),
        ("text_zh", "text_en"),
        clauses_match,
        COVENANT,
        Mood.GUARD,
    ),
    _question("today", Text("报备当天", "The day of the notice"), (), today, CHARTER),
)
