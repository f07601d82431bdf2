"""Every text a person reads, in both languages."""

from string import Formatter
from typing import Literal

from attrs import evolve, frozen

Language = Literal["zh", "en"]


@frozen
class Text:
    """A text in Simplified Chinese and in English.

    Attributes:
        zh: what a Chinese reader is shown.
        en: what an English reader is shown.
    """

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the text in one language."""
        return self.zh if language == "zh" else self.en

    def fill(self, **params: object) -> "Text":
        """Put values into the ``{placeholders}`` of both languages.

        A value that is itself a `Text` (or a sequence of them) appears in the language of
        the sentence around it.
        """
        return evolve(
            self,
            zh=self.zh.format(**{name: _shown(value, "zh") for name, value in params.items()}),
            en=self.en.format(**{name: _shown(value, "en") for name, value in params.items()}),
        )


def _shown(value: object, language: Language) -> object:
    if isinstance(value, Text):
        return value.in_(language)
    if isinstance(value, (tuple, list)):
        comma = "、" if language == "zh" else ", "
        return comma.join(str(_shown(one, language)) for one in value)
    return value


def placeholders(text: Text) -> tuple[str, ...]:
    """Return what either language of a text names in ``{braces}``, each once.

    What looks through a value, such as ``{name.part}``, is returned whole; an unfinished brace as
    ``{``.
    """
    return tuple(dict.fromkeys((*_named(text.zh), *_named(text.en))))


def _named(text: str) -> list[str]:
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return ["{"]
    return [name + (spec or "") for _, name, spec, _ in parts if name is not None]


EXERCISE = Text("【演练】", "[EXERCISE] ")
"""Stands before everything that is told about a case in which nothing is real."""


def in_exercise(text: Text) -> Text:
    """Return a text that says that nothing in it is real."""
    return Text(EXERCISE.zh + text.zh, EXERCISE.en + text.en)


def same(text: str) -> Text:
    """Return a text that reads alike in both languages: a name, a number, a code."""
    return Text(text, text)
