"""Sort a complaint by what it says: keyword rules as data, or any function of the text.

A text that two rules disagree about is not classified; nor is one that no rule knows.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

from attrs import field, frozen

from community_gov.domain.authority import Authority
from community_gov.domain.text import Text

Classify = Callable[[str], str | None]
"""A function from a text to the code of a category, or None when it cannot tell."""

_EAST_ASIAN = "[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
_GAP = re.compile(rf"(?<={_EAST_ASIAN})\s+(?={_EAST_ASIAN})")
_SPACES = re.compile(r"\s+")


def folded(text: str) -> str:
    """Return a text as words are looked for in it.

    Full width and half width, composed and decomposed, upper and lower case are alike;
    invisible characters and the gaps between Chinese characters are gone.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    seen = "".join(one for one in plain if unicodedata.category(one) != "Cf")
    return _SPACES.sub(" ", _GAP.sub("", seen)).strip()


@frozen
class KeywordRule:
    """One rule: which words make a text one of a category.

    Chinese words are found anywhere in a text; words in letters only as whole words.

    Attributes:
        category: the code.
        any_of: at least one of them stands in the text; empty for no such condition.
        all_of: all of them do.
        none_of: none of them does.
        order: rules of a smaller one are asked first, and settle it when one of them holds.
    """

    category: str
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    order: int = 0

    def __attrs_post_init__(self) -> None:
        listed = (self.any_of, self.all_of, self.none_of)
        words = tuple(word for one in listed for word in one)
        if any(isinstance(one, str) for one in listed) or not all(
            isinstance(word, str) for word in words
        ):
            raise TypeError("words are a tuple of texts")
        if not self.category or not (self.any_of or self.all_of):
            raise ValueError("a rule needs a category, and words that must be there")
        if any(not folded(word) for word in words):
            raise ValueError("an empty word is in every text")

    def holds(self, text: str) -> bool:
        """Say whether it holds for a folded text."""
        return (
            (not self.any_of or any(_in(word, text) for word in self.any_of))
            and all(_in(word, text) for word in self.all_of)
            and not any(_in(word, text) for word in self.none_of)
        )


def _in(word: str, text: str) -> bool:
    return _pattern(word).search(text) is not None


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    plain = folded(word)
    before = r"(?<![^\W_\u2e80-\U0003ffff])" if _has_borders(plain[0]) else ""
    after = r"(?![^\W_\u2e80-\U0003ffff])" if _has_borders(plain[-1]) else ""
    return re.compile(f"{before}{re.escape(plain)}{after}")


def _has_borders(character: str) -> bool:
    return character.isalnum() and ord(character) < 0x2E80


@frozen
class KeywordRules:
    """Keyword rules as data; callable, so that they can be used as any function of a text."""

    rules: tuple[KeywordRule, ...]

    def __attrs_post_init__(self) -> None:
        # What can be called fits wherever a function is asked for, so it looks for itself.
        if not all(isinstance(one, KeywordRule) for one in self.rules):
            raise TypeError("rules are a tuple of keyword rules")

    def codes(self, text: str) -> tuple[str, ...]:
        """Return the categories of all rules that hold, of the first order with any."""
        plain = folded(text)
        for order in sorted({one.order for one in self.rules}):
            found = [one for one in self.rules if one.order == order and one.holds(plain)]
            if found:
                return _once(one.category for one in found)
        return ()

    def __call__(self, text: str) -> str | None:
        """Return the category, or None when no rule holds or two disagree."""
        return _only(self.codes(text))


@frozen
class Classifier:
    """A way to sort complaints that a plugin offers to a place.

    Attributes:
        name: with its version, such as ``words@1``; changed rules take a new version.
        taxonomy: the name of the taxonomy whose codes it gives.
        classify: keyword rules, or a function of the text; a function that raises is counted,
            and the complaint is not classified.
        authority: what it rests on; None for a place's own.
    """

    name: str
    label: Text
    taxonomy: str
    classify: KeywordRules | Classify = field(repr=False)
    authority: Authority | None = None

    def codes(self, text: str) -> tuple[str, ...]:
        """Return all categories that it sees in a text; more than one is a disagreement."""
        if isinstance(self.classify, KeywordRules):
            return self.classify.codes(text)
        code = self.classify(text)
        return () if code is None else (code,)

    def __call__(self, text: str) -> str | None:
        """Return the category, or None when it cannot tell."""
        return _only(self.codes(text))


def _once(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))


def _only(codes: tuple[str, ...]) -> str | None:
    return codes[0] if len(codes) == 1 else None
