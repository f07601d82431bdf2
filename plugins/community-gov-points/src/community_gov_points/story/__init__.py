"""The chapter `points`: from helping for nothing to points, rewards, and a mistake put right."""

from community_gov.plugin import Chapter, Stage, Text
from community_gov_points.story.figures import figures
from community_gov_points.story.helping import after_points, before_points
from community_gov_points.story.mending import mended
from community_gov_points.story.redeeming import redeemed
from community_gov_points.story.tale import Tale
from community_gov_points.story.words import WORDS


def tell(stage: Stage) -> None:
    """Tell the chapter, from January to the first of July 2025; the page gives no year."""
    tale = Tale.on(stage)
    before_points(tale)
    after_points(tale)
    redeemed(tale)
    mended(tale)
    figures(tale)


CHAPTER = Chapter("points", Text("积分兑换", "Points and rewards"), ("tianxiang",), tell, WORDS)
