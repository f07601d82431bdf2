"""The chapter's figures, all of them counted from cases and their histories."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from community_gov.plugin import Booking, Event, Said
from community_gov_funeral.covenants import COVENANT, days_to_force, version_on, what_changed
from community_gov_funeral.pledges import PLEDGE, pledge_counts
from community_gov_funeral.story.campaign import CAMPAIGN, QUESTION
from community_gov_funeral.story.council import SEAT
from community_gov_funeral.story.families import NOTICE
from community_gov_funeral.story.tale import Tale

_HARMLESS = {"notify", "book", "unbook"}


def figures(tale: Tale, first: str, second: str) -> None:
    """Note what came of it all."""
    note, here = tale.stage.figure, tale.here
    stops = here.entries(CAMPAIGN, "log_stop")
    note("stops", sum(_number(tale, CAMPAIGN, "stops_total")))
    note("places_visited", len({one.values["place_name"] for one in stops}))
    note("stops_by_kind", _counted(one.values["place_kind"] for one in stops))
    note("handbooks_given", sum(_number(tale, CAMPAIGN, "handbooks_total")))
    note("questions_asked", len(here.cases(program=QUESTION)))
    note("questions_answered", len(here.cases(program=QUESTION, state="answered")))
    note("pledges", dict(pledge_counts(here)))
    note("pledges_taken_back", len(here.cases(program=PLEDGE, state="taken_back")))
    _families(tale)
    note("council_members", len(here.cases(program=SEAT, state="held")))
    note("by_elections", len(here.cases(program=SEAT, state="filled")))
    _covenant(tale, first, second)
    note("refusals_by_code", dict(sorted(tale.refusals.items())))


def _families(tale: Tale) -> None:
    note, here = tale.stage.figure, tale.here
    advised = {one.case for one in here.entries(NOTICE, "advise")}
    talks = here.entries(NOTICE, "talk")
    note("families_advised", len(advised))
    note("families_talked_to", len({one.case for one in talks}))
    note("talks_by_result", _counted(one.values["talk_result"] for one in talks))
    note("activity_room_booked_for_feasts", len(_feasts_in(tale, "activity_room")))
    effects = [one for event in _events(tale, NOTICE) for one in event.decision.effects]
    note("points_or_money_taken", sum(one.kind not in _HARMLESS for one in effects))


def _covenant(tale: Tale, first: str, second: str) -> None:
    note, here = tale.stage.figure, tale.here
    votes = [event for event in here.history(second) if event.command.gate == "residents"]
    answers = Counter(event.command.answer for event in votes)
    note("votes_on_the_covenant", {one.value: answers[one] for one in Said})
    note("days_from_draft_to_force", [days_to_force(here, one) for one in (first, second)])
    note("clauses_changed", _counted(one.kind.value for one in what_changed(here, second)))
    note("versions_in_force", len(here.cases(program=COVENANT, state="in_force")))
    in_november = version_on(here, date(2025, 11, 30))
    note("version_of_november_is_the_first", in_november is not None and in_november.id == first)


def _feasts_in(tale: Tale, room: str) -> list[Booking]:
    feasts = {one.id for one in tale.here.cases(program=NOTICE)}
    year = {"since": date(2025, 1, 1), "until": date(2025, 12, 31)}
    return [one for one in tale.here.bookings(room, **year) if one.case in feasts]


def _events(tale: Tale, program: str) -> Iterator[Event]:
    for case in tale.here.cases(program=program):
        yield from tale.here.history(case.id)


def _number(tale: Tale, program: str, field: str) -> Iterator[int]:
    for case in tale.here.cases(program=program):
        value = case.held[field].value
        yield value if isinstance(value, int) else 0


def _counted(values: Iterable[object]) -> dict[str, int]:
    return dict(sorted(Counter(map(str, values)).items()))
