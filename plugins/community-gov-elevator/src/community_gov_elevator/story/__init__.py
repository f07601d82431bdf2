"""The chapter `lift`: the page's drill and lesson, the real thing, and a week of rounds."""

from community_gov.plugin import Chapter, Stage, Text
from community_gov_elevator.story.drills import compared, first_drill, second_drill
from community_gov_elevator.story.figures import figures
from community_gov_elevator.story.planning import calendar, extra_drill, year_ends
from community_gov_elevator.story.rescue import back_in_service, rescue
from community_gov_elevator.story.rounds import week_of_rounds
from community_gov_elevator.story.tale import Tale
from community_gov_elevator.story.teaching import first_lesson, second_lesson
from community_gov_elevator.story.words import WORDS


def tell(stage: Stage) -> None:
    """Tell the chapter, from a calendar in September to a week of rounds in December 2025."""
    tale = Tale.on(stage)
    drills, plan = calendar(tale)
    first = first_drill(tale, plan)
    first_lesson(tale, first)
    second = second_drill(tale, extra_drill(tale))
    compared(tale, first, second)
    second_lesson(tale, second)
    case = rescue(tale)
    back_in_service(tale, case)
    rosters = week_of_rounds(tale)
    year_ends(tale, drills, rosters)
    figures(tale, first, second)


CHAPTER = Chapter("lift", Text("电梯应急演练", "Lift emergency drill"), ("fenglin",), tell, WORDS)
