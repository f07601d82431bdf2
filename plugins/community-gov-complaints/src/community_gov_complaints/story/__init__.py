"""The chapter `complaints`: a portrait finds a problem, and the loop closes."""

from community_gov.plugin import Chapter, Stage, Text
from community_gov_complaints.story.loop import closed, found_and_agreed, helped
from community_gov_complaints.story.portrait import drawn
from community_gov_complaints.story.tale import Tale
from community_gov_complaints.story.words import WORDS


def tell(stage: Stage) -> None:
    """Tell the chapter, from May to December 2025; the page gives no year."""
    tale = Tale.on(stage)
    case = found_and_agreed(tale)
    helped(tale, case)
    drawn(tale)
    closed(tale, case)


CHAPTER = Chapter(
    "complaints", Text("数据找问题", "Data find problems"), ("tianxiang",), tell, WORDS
)
