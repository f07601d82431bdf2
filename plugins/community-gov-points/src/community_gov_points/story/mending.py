"""A mistake: reversed by two people, and still to be seen."""

from datetime import datetime

from community_gov_points.story.tale import CHINA, Tale


def mended(tale: Tale) -> None:
    """Tell how a patrol that was registered twice is put right."""
    resident = tale.residents[11]
    moment = datetime(2025, 6, 26, 19, 0, tzinfo=CHINA)
    tale.helped(moment, "patrol", [resident], 120)
    tale.refused(
        "同一次巡逻再登记一遍",
        "The same patrol, registered once more",
        lambda: tale.helped(moment, "patrol", [resident], 120),
    )
    again = tale.helped(moment.replace(minute=5), "patrol", [resident], 120)
    had = tale.has(resident)
    tale.here.act(again, "take_back", by=tale.staff["worker"], reason="twice")
    tale.refused(
        "一个人提出又自己复核",
        "A second look by the one who asked",
        lambda: tale.agree(again, "take_back", "worker"),
    )
    tale.agree(again, "take_back", "colleague")
    tale.say(
        "换个时间写法登记的那次，查出是重复的：一人提出、另一人复核后冲正，"
        f"{had} 分变 {tale.has(resident)} 分，两笔都留在明细里。",
        "Written with another minute it had slipped through. One worker asks, another agrees, and"
        f" it is reversed: {had} points become {tale.has(resident)}; both entries stay to be seen.",
    )
