"""Every shipped program on a way that somebody has really gone: the cases of the story."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from roads import Road, road_of

from community_gov.bootstrap import open_district
from community_gov.cli.opening import place_files
from community_gov.cli.stage import BEGINNING, SeededIds, StoryClock, StoryStage
from community_gov.cli.story_data import StoryData
from community_gov.host import PlaceBook
from community_gov.plugin import Chapter
from community_gov.services.district import District

SEED = 2026


def roads(folder: Path) -> dict[str, Road]:
    """Tell the story of the installed places; return, for each program, its longest way."""
    folder.mkdir()
    book, clock, data = PlaceBook(place_files(None)), StoryClock(), StoryData()
    url, keys = f"sqlite:///{folder / 'story.db'}", folder / "keys"
    ids = SeededIds(Random(SEED))
    with open_district(book, url, keys, now=clock, new_id=ids, inquire=data) as district:
        for chapter in _chapters(book):
            clock.moment = BEGINNING
            random = Random(f"{SEED}/{chapter.name}")
            chapter.tell(StoryStage(district, clock, random, lambda _: None, data))
        longest: dict[str, Road] = {}
        for program, road in _all_roads(district):
            if not road.moves:
                continue  # opened and left where it was
            if program not in longest or _length(road) > _length(longest[program]):
                longest[program] = road
    return dict(sorted(longest.items()))


def _chapters(book: PlaceBook) -> list[Chapter]:
    found = {one.name: one for place in book.places for one in book.chapters(place)}
    here = [one for one in found.values() if set(one.places) <= set(book.places)]
    return sorted(here, key=lambda one: one.name)


def _all_roads(district: District) -> Iterator[tuple[str, Road]]:
    for place in district.places:
        here = district.neighbourhood(place)
        for case in here.cases():
            yield case.program, road_of(here, case.id)


def _length(road: Road) -> tuple[int, int]:
    return len({one.command.action for one in road.moves}), len(road.stations)
