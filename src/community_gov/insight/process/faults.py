"""All that is wrong with a log from elsewhere, collected while it is read."""

from attrs import define, field

from community_gov.domain.errors import InvalidFile, Problem

MOST = 50
"""How many problems are told one by one; a column that is wrong is wrong in every line."""


@define
class Faults:
    """The problems of one file.

    Attributes:
        file: as its author knows it.
    """

    file: str
    _told: list[Problem] = field(factory=list)
    _more: int = 0

    def add(self, code: str, line: int, **params: object) -> None:
        """Note a problem in a line."""
        if len(self._told) < MOST:
            self._told.append(Problem(code, f"{self.file}:{line}", params))
        else:
            self._more += 1

    def raise_any(self) -> None:
        """Raise what was noted.

        Raises:
            InvalidFile: there was something.
        """
        if self._more:
            more = Problem("process.more", self.file, {"count": self._more})
            raise InvalidFile(*self._told, more)
        if self._told:
            raise InvalidFile(*self._told)
