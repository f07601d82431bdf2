"""Where a chart stands, as plain data."""

from collections.abc import Iterable, Mapping

from attrs import frozen


@frozen(cache_hash=True)
class Position:
    """The active states and what history states remember.

    Attributes:
        configuration: active states, in the order in which the engine keeps them.
        history: pairs of a history state and the states it remembers, by name.
    """

    configuration: tuple[str, ...]
    history: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, configuration: Iterable[str], history: Mapping[str, Iterable[str]]) -> "Position":
        """Make a position out of whatever collections there are."""
        if not history:
            return cls(tuple(configuration))
        remembered = sorted((name, tuple(states)) for name, states in history.items())
        return cls(tuple(configuration), tuple(remembered))
