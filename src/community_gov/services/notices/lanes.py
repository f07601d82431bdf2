"""Several at once by one channel, so that one receiver who hangs holds up no other.

Each channel has a few lanes, and a lane sends one notice at a time. One whose time is over keeps
its lane until its channel lets it go; only when all lanes hang is the channel itself down.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from queue import Empty, SimpleQueue

from community_gov.domain.notices import Notice, NotSent, OpenChannel, Outgoing
from community_gov.services.office import Office
from community_gov.services.patience import OutOfPatience

BUDGET = 30.0
"""Seconds that one sending may take; a channel has shorter limits of its own."""

LANES = 4
"""So many leave by one channel at once."""

FIRST = 2.0
"""For so many seconds the others wait for the first of a channel: if that is down, they need not
be tried."""

_AT_ONCE = 32
"""So many leave at once by all channels together."""

Stream = tuple[str, str]
"""A place and a channel of it."""


def each_at_once(due: Iterable[Outgoing], send: Callable[[Outgoing, int], None]) -> None:
    """Send what is due; return when each was sent, or failed.

    Args:
        due: none of which waits for another.
        send: sends one, by one of the lanes of its channel; raises nothing.
    """
    by_channel: dict[Stream, SimpleQueue[Outgoing]] = {}
    firsts: dict[Stream, Outgoing] = {}
    for one in due:
        stream = (one.notice.place, one.notice.channel)
        if firsts.setdefault(stream, one) is not one:
            by_channel.setdefault(stream, SimpleQueue()).put(one)
    with ThreadPoolExecutor(_AT_ONCE, "community-gov-notice") as pool:
        begun = {stream: pool.submit(send, one, 0) for stream, one in firsts.items()}
        wait([begun[stream] for stream in by_channel], FIRST, "ALL_COMPLETED")
        rest = [_follow(pool, begun[one], queue, send) for one, queue in by_channel.items()]
        for future in (*begun.values(), *(one for several in rest for one in several)):
            future.result()


def _follow(
    pool: ThreadPoolExecutor,
    first: "Future[None]",
    queue: "SimpleQueue[Outgoing]",
    send: Callable[[Outgoing, int], None],
) -> Sequence["Future[None]"]:
    """Let the others of a channel leave, by the lanes that its first does not use."""

    def drain(lane: int) -> None:
        while True:
            try:
                one = queue.get_nowait()
            except Empty:
                return
            send(one, lane)

    lanes = range(1 if not first.done() else 0, min(LANES, queue.qsize() + 1))
    return [pool.submit(drain, lane) for lane in lanes]


def send_by(office: Office, channel: OpenChannel, lane: int, ready: Notice) -> None:
    """Hand a notice to its channel, by a lane of it that does not hang.

    Args:
        lane: which one goes first; another, if that hangs since an earlier round.

    Raises:
        NotSent: whatever stood in the way; nothing of what a channel raised is passed on but
            the name of its type, since it may quote an address or a secret.
    """
    names = [(channel.send, (lane + step) % LANES) for step in range(LANES)]
    free = next((one for one in names if not office.patience.hangs(one)), None)
    if free is None:
        raise NotSent("notice.timeout", channel.name, whole_channel=True)
    try:
        office.patience.call(channel.send, ready, BUDGET, free)
    except NotSent:
        raise
    except OutOfPatience:
        raise NotSent("notice.timeout", channel.name) from None
    except Exception as error:  # a channel is somebody else's code
        raise NotSent("notice.failed", type(error).__name__) from None
