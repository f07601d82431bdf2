"""The chapter `funeral`: the page's campaign, the council, three families, and the covenant."""

from community_gov.plugin import Chapter, Stage, Text
from community_gov_funeral.story import campaign, council, covenant, families
from community_gov_funeral.story.figures import figures
from community_gov_funeral.story.tale import Tale
from community_gov_funeral.story.words import WORDS


def tell(stage: Stage) -> None:
    """Tell the chapter, from the election in March to the end of December 2025."""
    tale = Tale.on(stage)
    council.elected(tale)
    first = covenant.first(tale)
    campaign.stops(tale)
    campaign.questions(tale)
    campaign.pledges(tale)
    families.within(tale)
    campaign.ended(tale)
    families.beyond(tale)
    council.vacancy(tale)
    second = covenant.amended(tale, first)
    figures(tale, first, second)


CHAPTER = Chapter("funeral", Text("殡葬移风易俗", "Funeral customs"), ("kaide",), tell, WORDS)
