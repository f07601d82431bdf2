"""How an expression that was written is refused."""

from community_gov.domain.errors import CommunityGovError, Problem
from community_gov.domain.text import Text

LONGEST_WORD = 40


class InvalidExpression(CommunityGovError):
    """A condition that somebody wrote cannot be understood.

    Its problems name the column (a character of the condition, from 1) and the word; whoever
    knows the file adds `Problem.where`.
    """


def problem(code: str, column: int, word: str | Text, **params: object) -> Problem:
    """Return a problem with a part of an expression.

    Args:
        code: without its chapter, such as ``minus``.
        column: where it stands, as a character from 1.
        word: what stands there.
    """
    shown = word[:LONGEST_WORD] if isinstance(word, str) else word
    return Problem(f"expression.{code}", "", {"column": column, "word": shown, **params})
