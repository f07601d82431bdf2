"""How a decision says no."""

from attrs import frozen

from community_gov.domain.errors import Problem


@frozen
class Refusal:
    """The rules say no; all reasons at once, and nothing follows.

    Attributes:
        problems: each with what, why and what next.
    """

    problems: tuple[Problem, ...]

    @classmethod
    def because(cls, code: str, where: str = "", **params: object) -> "Refusal":
        """Refuse for one reason."""
        return cls((Problem(code, where, params),))
