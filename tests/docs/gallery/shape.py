"""What a case of the gallery is: what somebody did, and how that goes wrong."""

from collections.abc import Callable

from attrs import frozen

from community_gov.domain.errors import Problem
from community_gov.domain.text import Text


@frozen
class Case:
    """One thing that goes wrong.

    Attributes:
        code: what it must be refused with.
        title: what somebody did.
        did: Python that is run, or the change of a file, as a diff that is applied.
        file: what is changed; nothing for Python.
    """

    code: str
    title: Text
    did: str
    file: str = ""


@frozen
class Room:
    """Cases that belong together.

    Attributes:
        before: what the reader must know about the snippets.
        names: what a snippet finds, made anew for each one.
        folder: where the files lie, inside what is laid out.
    """

    title: Text
    before: Text
    cases: tuple[Case, ...]
    names: Callable[[], dict[str, object]] = dict
    folder: str = "."


@frozen
class Shown:
    """A case with what was said about it."""

    case: Case
    problems: tuple[Problem, ...]


def did(code: str, zh: str, en: str, snippet: str) -> Case:
    """Return a case in which somebody calls the library."""
    return Case(code, Text(zh, en), snippet.strip("\n"))


def wrote(code: str, zh: str, en: str, file: str, diff: str) -> Case:
    """Return a case in which somebody changed a file of the tutorial."""
    return Case(code, Text(zh, en), diff.strip("\n"), file)
