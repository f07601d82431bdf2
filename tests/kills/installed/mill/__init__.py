"""A village mill: one small program in which a single command touches every table."""

from datetime import date

from community_gov.plugin import (
    Authority,
    Fact,
    Mood,
    Offer,
    Program,
    Question,
    Reading,
    Text,
    WorkflowFile,
    hookimpl,
    same,
)

RULE = Authority(Text("村民会议决定", "decided by the village"), date(2026, 1, 1))
BY_YEAR = Text("每年一次", "once a year")


def year(reading: Reading) -> Fact:
    """Answer with the year."""
    return Fact(reading.at.year, BY_YEAR)


class Mill:
    """Orders of grain to be ground, and carts that take many orders at once."""

    name = "mill"
    label = Text("磨坊", "Mill")

    def __init__(self, settings: object) -> None:
        pass

    @hookimpl
    def programs(self) -> list[Offer]:
        return [Offer(_program(name), WorkflowFile("mill", f"{name}.yaml")) for name in _NAMES]

    @hookimpl
    def questions(self) -> list[Question]:
        return [Question("year@1", same("year"), (), year, RULE, Mood.COMPUTE)]


_NAMES = ("order", "cart")


def _program(name: str) -> Program:
    return Program(name, same(name), name, same("mill"), RULE, date(2026, 1, 1))
