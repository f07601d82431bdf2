"""Let messages leave: at least once, in order within a case, whatever happens to others."""

from collections.abc import Callable

from attrs import frozen

from community_gov.domain.errors import Problem
from community_gov.services.ports import Message, Now, Store


@frozen
class DeliveryReport:
    """What became of the messages that waited.

    Attributes:
        left: those that have left, in order.
        failed: what stood in the way of others; they go on waiting.
    """

    left: tuple[Message, ...]
    failed: tuple[Problem, ...]


def deliver(store: Store, send: Callable[[Message], None], now: Now, limit: int) -> DeliveryReport:
    """Hand waiting messages to a sender; see `District.deliver`."""
    left: list[Message] = []
    held_up: set[str] = set()
    failed: dict[tuple[str, str], Problem] = {}
    while len(left) < limit:
        waiting = store.waiting(limit - len(left) + len(held_up))
        fresh = [one for one in waiting if one.id not in held_up]
        if not fresh:
            break
        for message in fresh:
            case = (message.place, message.case)
            if case not in failed:
                problem = _sent(store, send, message, now)
                if problem is None:
                    left.append(message)
                    continue
                failed[case] = problem
            held_up.add(message.id)
    return DeliveryReport(tuple(left), tuple(failed.values()))


def _sent(
    store: Store, send: Callable[[Message], None], message: Message, now: Now
) -> Problem | None:
    try:
        send(message)
    except Exception as error:  # a sender is somebody else's code
        return Problem("message.not_sent", message.id, {"kind": type(error).__name__})
    store.delivered([message], now())
    return None
