"""The roll of owners: read from the register's extract, counted exactly."""

from collections.abc import Mapping
from fractions import Fraction

from community_gov.plugin import Fact, Mood, Question, Reading, Text, allow, deny, unknown
from community_gov_property.sources import JOINT_DECISION

_REGISTER = Text("按登记的专有面积", "by the exclusive area in the register")
_NOT_THERE = Text("名册里没有这位业主", "the roll does not have this owner")
_UNREADABLE = Text(
    "名册每行写一个编号和一个专有面积（大于零），如 ID 89.5；以 # 开头的是备注。",
    "Each line of the roll is an id and an exclusive area above nought, such as: ID 89.5; a line"
    " that begins with # is a remark.",
)
_NO_ROLL = Text("没有名册", "there is no roll")


def areas(roll: str) -> Mapping[str, Fraction]:
    """Return the exclusive area of each owner; several units of one owner are added up.

    Args:
        roll: a line for each unit, with the owner's id and the area in square metres; lines that
            begin with # are remarks.

    Raises:
        ValueError: a line is not of that form, or there is none.
    """
    found: dict[str, Fraction] = {}
    for line in roll.splitlines():
        if line.strip() and not line.startswith("#"):
            owner, area = line.split()
            exact = Fraction(area)
            if exact <= 0:
                raise ValueError("roll: an area must be above nought")
            found[owner] = found.get(owner, Fraction(0)) + exact
    if not found:
        raise ValueError("roll: empty")
    return found


def _roll(reading: Reading) -> Mapping[str, Fraction] | None:
    try:
        return areas(str(reading.values.get("roll", "")))
    except (ValueError, ZeroDivisionError):
        return None


def _readable(reading: Reading) -> Fact:
    return deny(_UNREADABLE) if _roll(reading) is None else allow()


def _area(reading: Reading) -> Fact:
    roll = _roll(reading)
    area = None if roll is None else roll.get(reading.person or "")
    return unknown(_NOT_THERE) if area is None else Fact(str(area), _REGISTER)


def _owners(reading: Reading) -> Fact:
    roll = _roll(reading)
    return unknown(_NO_ROLL) if roll is None else Fact(len(roll), _REGISTER)


def _total(reading: Reading) -> Fact:
    roll = _roll(reading)
    if roll is None:
        return unknown(_NO_ROLL)
    return Fact(written(sum(roll.values(), Fraction(0))), _REGISTER)


def written(area: Fraction) -> str:
    """Return an area as people write it where that is exact, such as 200.5; else as a fraction."""
    for digits in range(5):
        whole = area * 10**digits
        if whole.denominator == 1:
            number = f"{whole.numerator:0{digits + 1}d}"
            return f"{number[:-digits]}.{number[-digits:]}" if digits else number
    return str(area)


def _always(value: str) -> Question:
    def answer(_: Reading) -> Fact:
        return Fact(value, _COUNTED)

    return Question(
        f"{value}@1",
        Text("表决结果", "What the vote came to"),
        (),
        answer,
        JOINT_DECISION,
        Mood.COMPUTE,
    )


_COUNTED = Text("按计票结果", "as counted")
QUESTIONS = (
    Question(
        "roll_readable@1",
        Text("名册可读", "The roll can be read"),
        ("roll",),
        _readable,
        JOINT_DECISION,
    ),
    Question(
        "area@1",
        Text("专有面积", "Exclusive area"),
        ("roll",),
        _area,
        JOINT_DECISION,
        Mood.COMPUTE,
    ),
    Question(
        "owners_count@1",
        Text("业主人数", "Number of owners"),
        ("roll",),
        _owners,
        JOINT_DECISION,
        Mood.COMPUTE,
    ),
    Question(
        "total_area@1",
        Text("专有面积合计", "Exclusive area in all"),
        ("roll",),
        _total,
        JOINT_DECISION,
        Mood.COMPUTE,
    ),
    _always("carried"),
    _always("lost"),
)
