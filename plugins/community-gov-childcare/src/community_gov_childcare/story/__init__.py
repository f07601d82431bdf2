"""The chapter `subsidy`: the page's story, told through what any application may use."""

from community_gov.plugin import Chapter, Stage, Text
from community_gov_childcare.story import applying, outreach, paying, renewing, reviewing
from community_gov_childcare.story.figures import figures
from community_gov_childcare.story.tale import Tale
from community_gov_childcare.story.words import WORDS


def tell(stage: Stage) -> None:
    """Tell the chapter, from the first notice in September 2025 to December 2026."""
    tale = Tale.on(stage)
    outreach.outreach(tale)
    outreach.advice(tale)
    outreach.finish_call_back(tale)
    applying.staff(tale)
    applying.applications(tale)
    reviewing.wrong_paper(tale)
    reviewing.first_reviews(tale)
    reviewing.confirmations(tale)
    reviewing.late_correction(tale)
    reviewing.told(tale)
    batch = paying.first_batch(tale)
    applying.refused_applications(tale)
    reviewing.moved_away(tale)
    renewing.renewal(tale)
    paying.second_batch(tale, batch)
    renewing.provisional(tale)
    figures(tale)


CHAPTER = Chapter(
    "subsidy",
    Text("育儿补贴精准落地", "Childcare subsidy"),
    ("hetai", "yingbin", "wuding"),
    tell,
    WORDS,
)
