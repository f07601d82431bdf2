"""What a round saw that is not about a lift: for the street, and for the property company."""

from community_gov_elevator.story.tale import Tale

_STREET = {
    "street officer": ("officer", "enforcement_team"),
    "cleaner": ("sanitation_worker", "sanitation"),
}


def elsewhere(tale: Tale, found: str) -> None:
    """Tell what became of a round's other findings, where the place has joined them to others."""
    for report in tale.linked(found, "finding"):
        _cleared(tale, report)
    for problem in tale.linked(found, "problem"):
        _agreed(tale, problem)


def _cleared(tale: Tale, report: str) -> None:
    for name, office in _STREET.items():
        tale.hire(name, *office)
    tale.act(report, "send_cleaning", "street officer")
    tale.act(report, "clean", "cleaner")
    tale.say(
        "候梯厅堆着垃圾，不是电梯的事：一记下就转成街道的市容环境问题，执法队查看，环卫清走。",
        "Rubbish stands in the hall, which is no matter of a lift: noted, it is a report to street"
        " order by itself; an officer looks, and sanitation carries it away.",
    )


def _agreed(tale: Tale, problem: str) -> None:
    tale.act(problem, "propose", "community", plan="物业当天换灯，每周查看一次")
    tale.sign(problem, "propose", "staff")
    tale.act(problem, "begin", "community")
    tale.act(problem, "finish", "community", done="灯已换好")
    tale.say(
        "候梯厅灯不亮，是物业的事：除了通知物业，也自动立了一件“问题”，社区提出办法，物业同意，当天换好。",
        "A dark hall is the property company's: it is told, and a problem is raised by itself, for"
        " which the community proposes a plan, the company agrees, and the lamp is changed.",
    )
