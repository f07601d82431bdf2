"""Work that was done again."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from attrs import frozen

from community_gov.domain.text import Text
from community_gov.insight.process.figures import in_order_of_count
from community_gov.insight.process.log import Log, Trace
from community_gov.insight.process.spans import stays_in_states


@frozen
class Again:
    """Something that was done, or entered, more than once in a case.

    Attributes:
        cases: in how many cases.
        times: how often beyond the first time, in all cases together.
    """

    name: str
    label: Text
    cases: int
    times: int


@frozen
class Rework:
    """Work that was done again.

    Attributes:
        repeated: activities carried out more than once in a case.
        sent_back: in how many cases items were sent back, and how often in all.
        returns: states that a case came into again after it had left them.
    """

    repeated: tuple[Again, ...]
    sent_back: tuple[int, int]
    returns: tuple[Again, ...]


def way_of(trace: Trace) -> tuple[str, ...]:
    """Return the activities that were carried out in a case, in order."""
    return tuple(event.activity for event in trace.events if event.done)


def rework_of(log: Log) -> Rework:
    """Return what was done again in the cases of a log."""
    labels = log.activities
    done = {trace.case: Counter(way_of(trace)) for trace in log.traces}
    entered = {
        trace.case: Counter(stay.step for stay in stays_in_states(trace)) for trace in log.traces
    }
    back = [sum(event.sent_back > 0 for event in trace.events) for trace in log.traces]
    return Rework(
        repeated=_again(done.values(), lambda name: labels[name]),
        sent_back=(sum(times > 0 for times in back), sum(back)),
        returns=_again(entered.values(), log.state),
    )


def _again(counts: Iterable[Mapping[str, int]], label: Callable[[str], Text]) -> tuple[Again, ...]:
    cases: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for one in counts:
        for name, count in one.items():
            if count > 1:
                cases[name] += 1
                times[name] += count - 1
    return tuple(Again(name, label(name), cases[name], n) for name, n in in_order_of_count(times))
