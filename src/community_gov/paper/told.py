"""Figures of a chapter as they are read: what they are called, and their parts."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from attrs import frozen

from community_gov.domain.text import Language
from community_gov.paper.page import long_day


@frozen
class Part:
    """One part of a figure: what it is called, its number where it is one, how it is read."""

    label: str
    number: float | None
    said: str


@frozen
class Told:
    """A figure as it is read.

    Attributes:
        name: as programs know it.
        label: what people call it; its name when nobody said.
        named: whether somebody said.
        said: all of it in one line.
        parts: of a list or a mapping; else none.
    """

    name: str
    label: str
    named: bool
    said: str
    parts: tuple[Part, ...] = ()

    @property
    def compares(self) -> bool:
        """Whether there are several numbers to be seen side by side."""
        return len(self.parts) > 1 and all(one.number is not None for one in self.parts)


def told(
    figures: Mapping[str, Any], words: Mapping[str, Mapping[str, str]], language: Language
) -> tuple[Told, ...]:
    """Return figures as they are read.

    Args:
        words: what they are called in both languages, by name, and by ``name.part``.
    """
    return tuple(_told(name, value, words, language) for name, value in figures.items())


def _told(
    name: str, value: object, words: Mapping[str, Mapping[str, str]], language: Language
) -> Told:
    parts = tuple(_parts(name, value, words, language))
    comma = "；" if language == "zh" else "; "
    said = comma.join(f"{one.label} {one.said}".strip() for one in parts) or _said(value, language)
    if name in words:
        return Told(name, words[name][language], True, said, parts)
    return Told(name, name, False, said, parts)


def _parts(
    name: str, value: object, words: Mapping[str, Mapping[str, str]], language: Language
) -> Iterator[Part]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            word = words.get(f"{name}.{key}")
            yield Part(word[language] if word else str(key), _number(one), _said(one, language))
    elif isinstance(value, list):
        for place, one in enumerate(value, 1):
            word = words.get(f"{name}.{place}")
            yield Part(word[language] if word else "", _number(one), _said(one, language))


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _said(value: object, language: Language) -> str:
    if isinstance(value, int | float):
        return f"{value:,g}".replace("-", "−") if abs(value) < 1e6 else f"{value:,.0f}"
    try:
        return long_day(date.fromisoformat(str(value))).in_(language)
    except ValueError:
        return str(value)
