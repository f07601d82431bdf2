"""The chapter `courses`: a partner, seven courses, a waiting list, and the next term."""

from community_gov.plugin import Chapter, Stage, Text
from community_gov_courses.story.figures import figures
from community_gov_courses.story.learning import a_term_of_classes, enrolling
from community_gov_courses.story.opening import partnership, seven_courses
from community_gov_courses.story.planning import next_term
from community_gov_courses.story.tale import Tale
from community_gov_courses.story.thanking import thanks
from community_gov_courses.story.words import WORDS


def tell(stage: Stage) -> None:
    """Tell the chapter, from August to the end of September 2025."""
    tale = Tale.on(stage)
    partner = partnership(tale)
    seven_courses(tale, partner)
    enrolling(tale)
    a_term_of_classes(tale)
    thanks(tale)
    figures(tale, next_term(tale))


CHAPTER = Chapter(
    "courses",
    Text("社区合伙人与公益课程", "Community partners and free courses"),
    ("ximalu",),
    tell,
    WORDS,
)
