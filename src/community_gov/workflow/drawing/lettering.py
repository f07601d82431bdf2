"""How wide a text is, and where its lines break: an estimate, since no font is at hand."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from math import ceil

from attrs import frozen

_THIN = frozenset("iljtfrI.,:;'|!()[]/ -")
_BROAD = frozenset("mwMW@%")
_FULL = frozenset("·—…“”‘’")
"""As wide as a Chinese character, in a font that has those."""
_OPENS = frozenset("（《〈「『【〔“‘([{")
_CLOSES = frozenset("，。、；：？！）》〉」』】〕”’,.;:?!)]}%…—·")


@frozen
class Hand:
    """How a text is written: how large, and whether it is bold."""

    size: int
    bold: bool = False


def clean(text: str) -> str:
    """Return a text on one line, without characters that no file may hold."""
    shown = (one if one.isprintable() else " " for one in text)
    return " ".join("".join(shown).split())


def width(text: str, hand: Hand) -> int:
    """Return about how wide a text is.

    Args:
        text: one line.
        hand: how it is written.

    Returns:
        The width in the unit of the hand's size.
    """
    return ceil(sum(_em(letter, hand.bold) for letter in text) * hand.size)


@lru_cache(4096)
def _em(letter: str, bold: bool) -> float:
    if unicodedata.combining(letter):
        return 0
    if letter in _FULL or letter > "\u2e80":
        return 1
    if letter in _THIN:
        plain = 0.38
    elif letter in _BROAD:
        plain = 0.9
    else:
        plain = 0.7 if letter.isupper() or letter > "\u024f" else 0.6
    return plain * 1.14 if bold else plain


def wrapped(text: str, hand: Hand, limit: int) -> tuple[str, ...]:
    """Break a text into as few lines as it needs, all of about the same length.

    A space at which a line breaks stays at its end.

    Args:
        text: of one line or several; how it was broken before does not matter.
        hand: how it is written.
        limit: how wide a line may be, in the unit of the hand's size.
    """
    pieces = tuple(_pieces(clean(text), hand, limit))
    lines = _filled(pieces, hand, limit)
    widest = max((width(piece.rstrip(), hand) for piece in pieces), default=0)
    for narrow in range(limit, widest, -max(1, limit // 24)):
        tighter = _filled(pieces, hand, narrow)
        if len(tighter) > len(lines):
            break
        lines = tighter
    return lines


def _filled(pieces: Iterable[str], hand: Hand, limit: int) -> tuple[str, ...]:
    lines: list[str] = []
    wide = 0
    for piece in pieces:
        if lines and wide + width(piece.rstrip(), hand) <= limit:
            lines[-1] += piece
            wide += width(piece, hand)
        else:
            lines.append(piece)
            wide = width(piece, hand)
    return tuple(lines)


def _pieces(text: str, hand: Hand, limit: int) -> Iterator[str]:
    """Yield what may stand on a line of its own: Chinese phrases while they fit, and words."""
    for phrase in _split(text, _ends_phrase):
        if width(phrase.rstrip(), hand) <= limit and any(map(_is_wide, phrase)):
            yield phrase
        else:
            for word in _split(phrase, _ends_word):
                yield from _cut(word, hand, limit)


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


def _cut(word: str, hand: Hand, limit: int) -> Iterator[str]:
    """Cut a word that is wider than a line."""
    piece = ""
    for letter in word:
        if piece and width((piece + letter).rstrip(), hand) > limit:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _is_wide(letter: str) -> bool:
    return letter > "\u2e80"
