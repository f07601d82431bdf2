"""The figures of complaints and of points come from the data, and are those of the page."""

import json
from typing import Any


def test_the_figures_of_the_page(telling: Any) -> None:
    story = json.loads(telling.out)
    figures = story["chapters"]["complaints"]["figures"]
    assert (figures["complaints"], figures["hard"], figures["soft"]) == (106, 96, 10)
    assert (figures["hard_percent"], figures["soft_percent"]) == (91, 9)
    assert figures["property_complaints_from_july"] == 0
    assert figures["loop_effect"][-1] == "0" and figures["loop_points_lines"] == 10
    points = story["chapters"]["points"]["figures"]
    assert points["participation_relative_percent"] == 40.0
    assert points["participation_percentage_points"] == 10.0
    assert story["verified"]["problems"] == []
