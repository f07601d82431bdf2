"""Find every text in what a plugin gives, and see whether it is in both languages."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import fields, has

from community_gov.domain.text import Text


def texts_in(value: Any, where: str = "") -> Iterator[tuple[str, Text]]:
    """Yield each text in a value, however deep, with where it is, such as ``x.states.0.label``."""
    if isinstance(value, Text):
        yield where, value
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from texts_in(one, _below(where, name))
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        for number, one in enumerate(value):
            yield from texts_in(one, _below(where, number))
    elif has(type(value)):
        for attribute in fields(type(value)):
            yield from texts_in(getattr(value, attribute.name), _below(where, attribute.name))


def _below(where: str, name: object) -> str:
    return f"{where}.{name}" if where else str(name)


def missing(text: Text) -> bool:
    """Return whether a text lacks a language: is empty in it, or has only Chinese in English.

    A Chinese term may stand in an English sentence, such as what to search for.
    """
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in text.en)
    latin = any(letter.isascii() and letter.isalpha() for letter in text.en)
    return not text.zh.strip() or not text.en.strip() or (chinese and not latin)
