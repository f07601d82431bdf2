"""Lift emergencies (电梯困人应急救援): drill and real event in one chart, told apart everywhere.

>>> from community_gov_elevator import Elevator, ElevatorSettings
>>> [offer.program.name for offer in Elevator(ElevatorSettings()).programs()]
['entrapment', 'fault', 'roster', 'round', 'drill_calendar', 'drill_plan', 'teaching']
"""

from community_gov_elevator.elevator import Elevator
from community_gov_elevator.settings import AreaClass, CountedFrom, ElevatorSettings
from community_gov_elevator.times import compare_drills, is_exercise, response_times

__all__ = [
    "AreaClass",
    "CountedFrom",
    "Elevator",
    "ElevatorSettings",
    "compare_drills",
    "is_exercise",
    "response_times",
]
