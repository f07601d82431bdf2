"""The chapter's figures, all of them counted from cases and their histories."""

from collections import Counter
from collections.abc import Iterable, Iterator
from statistics import median

from community_gov.plugin import Case, Event, Neighbourhood
from community_gov_childcare.story.tale import ASSIST, OPERATE, PAYMENTS, Tale

_REACHED = ("told", "answered")


def figures(tale: Tale) -> None:
    """Note what came of it all."""
    note = tale.stage.figure
    outreach = list(_events(tale.hetai, ASSIST))
    street = list(_events(tale.yingbin, OPERATE))
    listed = tale.hetai.cases(program=ASSIST)
    note("children_listed", len(listed))
    contacts = tale.hetai.entries(ASSIST, "log_contact")
    reached = {one.case for one in contacts if one.values["outcome"] in _REACHED}
    note("children_reached", len(reached))
    note("children_not_applied", sum("applied_through" not in case.held for case in listed))
    note("contacts_by_channel", _counted(one.values["channel"] for one in contacts))
    note("progress_passed_on", sum(_did(one, "mirror") for _, one in outreach))
    note("applications", sum(_did(one, "submit") for _, one in street))
    note("renewals", sum(_did(one, "renew") for _, one in street))
    note("applied_for_by_a_worker", sum(_acted_for(one) for _, one in street))
    note("sent_back", sum(_did(one, "send_back") for _, one in street))
    note("items_replaced", sum(len(one.command.held) for _, one in street if _did(one, "resubmit")))
    note("reminders_fired", sum(_reminds(one) for _, one in (*outreach, *street)))
    note("median_working_days_to_confirm", _median_days(tale.yingbin))
    note("yuan_by_batch", _yuan_by_batch(tale.yingbin))
    note("yuan_returned_by_the_bank", sum(_yuan(one) for one in _returned(tale.yingbin)))
    paid = tale.yingbin.cases(program=OPERATE, state="paid")
    note("yuan_paid", sum(map(_yuan, paid)))
    note("children_paid", len({case.people["child"] for case in paid}))
    note("refusals_by_code", dict(sorted(tale.refusals.items())))


def _reminds(event: Event) -> bool:
    """Whether a clock carried something out; one that only runs out reminds nobody."""
    return event.command.clock is not None and bool(event.decision.done)


def _events(place: Neighbourhood, program: str) -> Iterator[tuple[Case, Event]]:
    for case in place.cases(program=program):
        for event in place.history(case.id):
            yield case, event


def _did(event: Event, action: str) -> bool:
    return action in event.decision.done


def _counted(values: Iterable[object]) -> dict[str, int]:
    return dict(sorted(Counter(map(str, values)).items()))


def _acted_for(event: Event) -> bool:
    return _did(event, "submit") and event.command.by.acting_for is not None


def _median_days(place: Neighbourhood) -> float:
    """Count from handing in, corrections included, to the confirmation."""
    days = []
    for case in place.cases(program=OPERATE):
        begun = done = None
        for event in place.history(case.id):
            if _did(event, "submit") or _did(event, "renew"):
                begun = event.command.at.date()
            elif _did(event, "confirm"):
                done = event.command.at.date()
        if begun is not None and done is not None:
            days.append(place.rulebook.calendar.working_days_between(begun, done))
    return median(days)


def _yuan(case: Case) -> int:
    value = case.held["amount_yuan"].value
    return value if isinstance(value, int) else 0


def _returned(place: Neighbourhood) -> list[Case]:
    batches = place.cases(program=PAYMENTS)
    names = [name for batch in batches for name in batch.state.links.get("returned", ())]
    return [place.case(name) for name in names]


def _yuan_by_batch(place: Neighbourhood) -> dict[str, int]:
    """Sum the cases of each batch; a returned payment was ordered all the same."""
    return {
        str(batch.held["batch_name"].value): sum(
            _yuan(place.case(name)) for name in batch.state.links["member"]
        )
        for batch in place.cases(program=PAYMENTS)
    }
