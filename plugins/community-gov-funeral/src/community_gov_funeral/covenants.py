"""Versions of the residents' covenant: which one is in force, and what an amendment changes."""

from datetime import date

from community_gov.plugin import Case, Change, Clause, Neighbourhood, clauses, compare

COVENANT = "funeral:covenant"


def version_on(here: Neighbourhood, day: date) -> Case | None:
    """Return the version in force at the end of a day; None before the first.

    There is never more than one: a version ends in the moment in which the next one begins.
    """
    begun = [
        (event.command.at, case)
        for case in here.cases(program=COVENANT)
        for event in here.history(case.id)
        if "come_into_force" in event.decision.done and event.command.at.date() <= day
    ]
    return max(begun, key=lambda one: one[0])[1] if begun else None


def what_changed(here: Neighbourhood, case: str) -> tuple[Change, ...]:
    """Return clause by clause what a version changes against the one that it amends.

    Of a first version every clause is new; of one without a draft there is nothing to compare.

    Raises:
        NotFound: no such case here.
    """
    version = here.case(case)
    previous = version.state.links.get("previous", ())
    before = here.case(previous[0]) if previous else None
    return compare(_clauses(before), _clauses(version))


def _clauses(case: Case | None) -> tuple[Clause, ...]:
    if case is None or "text_zh" not in case.held:
        return ()
    english = case.held.get("text_en")
    return clauses(str(case.held["text_zh"].value), str(english.value) if english else None)


def days_to_force(here: Neighbourhood, case: str) -> int | None:
    """Return the days from the first draft of a version until it was in force; None if it is not.

    Raises:
        NotFound: no such case here.
    """
    days = {
        action: event.command.at.date()
        for event in reversed(here.history(case))
        for action in event.decision.done
    }
    if "come_into_force" not in days or "draft" not in days:
        return None
    return (days["come_into_force"] - days["draft"]).days
