"""The chapter `street_order`: the market of the page, and a year after."""

from community_gov.plugin import Chapter, Stage, Text
from community_gov_street_order.story.figures import figures
from community_gov_street_order.story.operation import operation
from community_gov_street_order.story.rounds import rounds
from community_gov_street_order.story.structures import structures
from community_gov_street_order.story.tale import Tale
from community_gov_street_order.story.words import WORDS


def tell(stage: Stage) -> None:
    """Tell the chapter, from October 2025 to May 2026."""
    tale = Tale.on(stage)
    sheds = operation(tale)
    rounds(tale)
    structures(tale, sheds)
    figures(tale)


CHAPTER = Chapter("street_order", Text("市容环境整治", "Street order"), ("luyuan",), tell, WORDS)
