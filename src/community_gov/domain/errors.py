"""Errors for the person who must act: what, where, why, what next, in both languages."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from attrs import field, frozen

from community_gov.domain.messages import MESSAGES
from community_gov.domain.text import Language, Text


@frozen
class Problem:
    """One thing that is wrong, and what to do about it.

    Attributes:
        code: the row of the message table, such as ``action.wrong_state``.
        where: file and line, field, or case; never a sensitive value.
        params: what the sentences of the row name.
    """

    code: str
    where: str = ""
    params: Mapping[str, object] = field(factory=dict)

    @property
    def what(self) -> Text:
        """What is wrong, and why."""
        return MESSAGES[self.code][0].fill(**self.params)

    @property
    def next_step(self) -> Text:
        """What the reader can do now."""
        return MESSAGES[self.code][1].fill(**self.params)

    def line(self, language: Language) -> str:
        """Return the problem as one line of text."""
        colon, space = (":", "") if language == "zh" else (": ", " ")
        place = f"{self.where}{colon}" if self.where else ""
        return f"{place}{self.what.in_(language)}{space}{self.next_step.in_(language)}"


class CommunityGovError(Exception):
    """The base of every error that this library raises on purpose.

    Attributes:
        problems: all that is wrong, not only the first thing.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def lines(self, language: Language) -> list[str]:
        """Return one line for each problem."""
        return [problem.line(language) for problem in self.problems]

    def __str__(self) -> str:
        return "\n".join(self.lines("en") + self.lines("zh"))


class InvalidFile(CommunityGovError):
    """A file that somebody wrote (a place's, a workflow's) cannot be used as it stands."""


class InvalidInput(CommunityGovError):
    """What was handed in has the wrong form; nothing was changed."""


class Refused(CommunityGovError):
    """The rules say no; nothing was changed."""


class Conflict(CommunityGovError):
    """Somebody else was faster, or the answer was based on an older version."""


class NotFound(CommunityGovError):
    """Nothing of that name is here. What another place has is *not here* too."""


class PluginError(CommunityGovError):
    """A plugin could not be loaded, or broke a promise; it is named."""


class StoreError(CommunityGovError):
    """The database is not what this version needs."""


class DamagedHistory(CommunityGovError):
    """What is stored is not what was written."""


class KeyringError(CommunityGovError):
    """A key, or what it seals, cannot be used; never says the value or the key."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that was probably meant, or all when none is near, or a dash."""
    names = sorted(known)
    close = get_close_matches(name, names, n=1)
    return close[0] if close else ", ".join(names) or "—"
