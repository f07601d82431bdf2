"""The chapter `property`: shop 21 becomes the property room, from the finding to the watch."""

from community_gov.plugin import Chapter, Stage, Text
from community_gov_property.story.figures import figures
from community_gov_property.story.tale import Tale
from community_gov_property.story.talks import agreed, opened
from community_gov_property.story.vote import decided
from community_gov_property.story.words import WORDS
from community_gov_property.story.works import accepted, carried_out, closed


def tell(stage: Stage) -> None:
    """Tell the chapter, from May to December 2025; the page gives no year."""
    tale = Tale.on(stage)
    case = opened(tale)
    agreed(tale, case)
    decision = decided(tale, case)
    carried_out(tale, case)
    accepted(tale, case)
    closed(tale, case)
    figures(tale, case, decision)


CHAPTER = Chapter(
    "property", Text("三方会商 + 产权置换", "Consultation and swap"), ("tianxiang",), tell, WORDS
)
