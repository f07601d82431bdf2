"""What charts say in words."""

from collections.abc import Sequence

from community_gov.domain.text import Text
from community_gov.paper.charts import Bar
from community_gov.paper.portraits import words
from community_gov.paper.portraits.subject import Subject


def joined(subject: Subject, *sentences: str) -> str:
    """Return sentences one after the other; those that are empty are left out."""
    return ("" if subject.language == "zh" else " ").join(filter(None, sentences))


def columns(subject: Subject, *columns: Text) -> tuple[str, ...]:
    """Return the heads of a table."""
    return tuple(subject.say(one) for one in columns)


def listed(subject: Subject, parts: Sequence[Bar]) -> str:
    """Return all parts in one sentence."""
    said = [subject.say(words.PART, label=one.label, said=one.said) for one in parts]
    return subject.say(words.PARTS, parts=("；" if subject.language == "zh" else "; ").join(said))


def most(subject: Subject, told: Sequence[tuple[str, int | None]]) -> str:
    """Return which is the most, or nothing where there is none."""
    known = [(count, label) for label, count in told if count is not None]
    highest = max((count for count, _ in known), default=0)
    if not highest:
        return ""
    labels = [label for count, label in known if count == highest]
    return subject.say(words.MOST, labels=labels, count=subject.count(highest))


def gaps(subject: Subject, counts: Sequence[int | None]) -> str:
    """Return what a gap in a line means, where there is one."""
    return subject.say(words.GAPS) if None in counts else ""
