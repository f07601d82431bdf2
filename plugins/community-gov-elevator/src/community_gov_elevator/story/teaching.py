"""The lesson after a drill (互动教学): time and place, a head count, questions without names."""

from datetime import datetime

from community_gov_elevator.checklists import LESSONS
from community_gov_elevator.story.tale import CHINA, Tale

_TAUGHT = {f"hold-{one.name}": True for one in LESSONS}
_FIRST, _SECOND = (18, 9), (26, 14)
"""How many came, and how many tried the intercom; invented, as the page gives no number."""
_VENUE = "二单元门前"


def first_lesson(tale: Tale, drill: str) -> None:
    """Tell the lesson of the page, on the afternoon of the drill; the numbers are ours."""
    case = _session(tale, drill, datetime(2025, 10, 22, 15, 0, tzinfo=CHINA), _FIRST)
    asked = (
        ("停电了，电梯会不会掉下去？", "不会；按住对讲，靠边站稳等救援"),
        ("没有信号怎么求救？", "不用手机，按轿厢里的对讲按钮"),
        ("能不能自己扒开门？", "不能；门外可能是井道"),
    )
    for question, answer in asked:
        tale.act(case, "note_question", "community", question=question, answer=answer)
    tale.act(case, "sum_up", "community", feedback="partly", wish="请再教老人按一次对讲")
    tale.say(
        f"复盘一完，教学任务自动立项。下午在{_VENUE}向居民讲安全乘梯、自救方法和对讲使用，"
        f"来了 {_FIRST[0]} 人，{_FIRST[1]} 人亲手按过对讲（人数是设定）；记下 {len(asked)} 条问答，"
        "不记是谁问的；有人希望再教老人按一次对讲。",
        "With the debrief a teaching session opens by itself. In the afternoon residents hear, in"
        f" front of unit 2, how to ride safely, help oneself and use the intercom: {_FIRST[0]}"
        f" came and {_FIRST[1]} tried it (invented), {len(asked)} questions are noted and not whose"
        " they were; somebody asks to show older people the intercom once more.",
    )


def second_lesson(tale: Tale, drill: str) -> None:
    """Tell the lesson after the second drill."""
    case = _session(tale, drill, datetime(2025, 11, 20, 10, 0, tzinfo=CHINA), _SECOND)
    tale.act(case, "sum_up", "community", feedback="clear")
    tale.say(
        f"第二天又讲一场，来了 {_SECOND[0]} 人，{_SECOND[1]} 人按过对讲（设定），都听懂了。",
        f"On the next day a second session: {_SECOND[0]} come and {_SECOND[1]} try the intercom"
        " (invented), and it was clear.",
    )


def _session(tale: Tale, drill: str, moment: datetime, came: tuple[int, int]) -> str:
    (case,) = tale.linked(drill, "teaching")
    when = {"day": moment.date(), "begins": f"{moment:%H:%M}", "venue": _VENUE}
    tale.act(case, "arrange", "community", **when)
    tale.stage.go_to(moment)
    tale.act(case, "hold", "community", attendance=came[0], tried_intercom=came[1], **_TAUGHT)
    return case
