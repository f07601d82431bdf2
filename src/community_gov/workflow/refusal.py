"""How a decision says no."""

from attrs import frozen

from community_gov.domain.errors import Problem

_UNCLEAR = {"check.unknown", "check.unanswered"}


@frozen
class Refusal:
    """The rules say no; all reasons at once, and nothing follows.

    Attributes:
        problems: each with what, why and what next.
    """

    problems: tuple[Problem, ...]

    @property
    def unclear(self) -> bool:
        """Whether something may become clear: a plugin that is down, a missing value."""
        return any(one.code in _UNCLEAR for one in self.problems)

    @classmethod
    def because(cls, code: str, where: str = "", **params: object) -> "Refusal":
        """Refuse for one reason."""
        return cls((Problem(code, where, params),))
