"""The chapter `lift`: the page's drill, a second one, and then the real thing."""

from community_gov.plugin import Chapter, Stage, Text
from community_gov_elevator.story.drills import compared, first_drill, lesson, second_drill
from community_gov_elevator.story.figures import figures
from community_gov_elevator.story.rescue import back_in_service, rescue
from community_gov_elevator.story.tale import Tale
from community_gov_elevator.story.words import WORDS


def tell(stage: Stage) -> None:
    """Tell the chapter, from the first drill in October to a Sunday in December 2025."""
    tale = Tale.on(stage)
    first = first_drill(tale)
    lesson(tale, first)
    second = second_drill(tale)
    compared(tale, first, second)
    case = rescue(tale)
    back_in_service(tale, case)
    figures(tale, first, second)


CHAPTER = Chapter("lift", Text("电梯应急演练", "Lift emergency drill"), ("fenglin",), tell, WORDS)
