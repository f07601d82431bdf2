"""Read the office hours of a place file."""

from collections.abc import Sequence

from community_gov.domain.calendar import OfficeHours, Stretch
from community_gov.host.workflow_parts import Parts
from community_gov.host.yaml_reader import Steps

_AT: Steps = ("calendar", "hours")


def read_hours(written: Sequence[str] | None, parts: Parts) -> OfficeHours | None:
    """Return the office hours that a file gives.

    Args:
        written: each stretch in its right form, as the shape has made sure.
        parts: takes in what is wrong: nothing given, a stretch that runs backwards, two that
            overlap or are not in the order of the day.

    Returns:
        None when the file gives none, or something is wrong with them.
    """
    if written is None:
        return None
    document, before = parts.document, len(parts.problems)
    if not written:
        parts.problems.append(document.problem("place.hours_none", _AT))
    stretches: list[Stretch] = []
    for number, one in enumerate(written):
        at = (*_AT, number)
        try:
            stretch = Stretch.parse(one)
        except ValueError:
            parts.problems.append(document.problem("place.hours_backwards", at, value=one))
            continue
        if stretches and stretch.opens < stretches[-1].closes:
            params = {"value": one, "before": stretches[-1]}
            parts.problems.append(document.problem("place.hours_overlap", at, **params))
        stretches.append(stretch)
    return OfficeHours(tuple(stretches)) if len(parts.problems) == before else None
