"""How wide a text is, and where its lines break: an estimate, since no font is at hand."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from math import ceil

_THIN = frozenset("iljtfrI.,:;'|!()[]/ -·“”‘’")
_BROAD = frozenset("mwMW@%—…")
_OPENS = frozenset("（《〈「『【〔“‘([{")
_CLOSES = frozenset("，。、；：？！）》〉」』】〕”’,.;:?!)]}%…—·")


def clean(text: str) -> str:
    """Return a text on one line, without characters that no file may hold."""
    shown = (one if one.isprintable() else " " for one in text)
    return " ".join("".join(shown).split())


def width(text: str, size: float) -> int:
    """Return about how wide a text is.

    Args:
        text: one line.
        size: of the letters, in the unit of the result.
    """
    return ceil(sum(_em(letter) for letter in text) * size)


def _em(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if letter > "\u2e80":
        return 1
    if letter in _THIN:
        return 0.38
    if letter in _BROAD:
        return 0.92
    return 0.7 if letter.isupper() or letter > "\u024f" else 0.57


def wrapped(text: str, size: float, limit: int) -> tuple[str, ...]:
    """Break a text into as few lines as it needs, all of about the same length.

    A space at which a line breaks stays at its end.

    Args:
        text: of one line or several; how it was broken before does not matter.
        size: of the letters.
        limit: how wide a line may be, in the unit of `size`.
    """
    pieces = tuple(_pieces(clean(text), size, limit))
    lines = _filled(pieces, size, limit)
    widest = max((width(piece.rstrip(), size) for piece in pieces), default=0)
    for narrow in range(limit, widest, -max(1, limit // 24)):
        tighter = _filled(pieces, size, narrow)
        if len(tighter) > len(lines):
            break
        lines = tighter
    return lines


def _filled(pieces: Iterable[str], size: float, limit: int) -> tuple[str, ...]:
    lines: list[str] = []
    for piece in pieces:
        if lines and width((lines[-1] + piece).rstrip(), size) <= limit:
            lines[-1] += piece
        else:
            lines.append(piece)
    return tuple(lines)


def _pieces(text: str, size: float, limit: int) -> Iterator[str]:
    """Yield what may stand on a line of its own: Chinese phrases while they fit, and words."""
    for phrase in _split(text, _ends_phrase):
        if width(phrase.rstrip(), size) <= limit and any(map(_is_wide, phrase)):
            yield phrase
        else:
            for word in _split(phrase, _ends_word):
                yield from _cut(word, size, limit)


def _split(text: str, ends: Callable[[str, str], bool]) -> Iterator[str]:
    start = 0
    for at in range(1, len(text)):
        if ends(text[at - 1], text[at]):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def _ends_phrase(before: str, after: str) -> bool:
    wide = before in "，、。；：？！）》" or after in "（《"
    return wide and after not in _CLOSES


def _ends_word(before: str, after: str) -> bool:
    if after in _CLOSES or before in _OPENS or after == " ":
        return False
    return before == " " or _is_wide(before) or _is_wide(after)


def _cut(word: str, size: float, limit: int) -> Iterator[str]:
    """Cut a word that is wider than a line."""
    piece = ""
    for letter in word:
        if piece and width((piece + letter).rstrip(), size) > limit:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _is_wide(letter: str) -> bool:
    return letter > "\u2e80"
