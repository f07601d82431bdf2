"""How our own data becomes bytes and comes back: msgspec, straight from and to attrs classes.

The same value gives the same bytes, whatever the order in which its mappings were filled.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Generic, TypeVar

import msgspec

from community_gov.domain.cases import CaseState
from community_gov.domain.commands import Held
from community_gov.domain.effects import KINDS, Effect
from community_gov.domain.events import Event
from community_gov.store.plain_values import building, leads_to_plain, tagging, twin
from community_gov.workflow.definition import Workflow

Value = TypeVar("Value")


class Unreadable(ValueError):
    """Stored bytes are not what was written."""


def _write_unknown(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Fraction):
        return str(value)
    # `Sealed` ends here: no attrs class, so that msgspec does not write it by itself.
    raise TypeError(f"a {type(value).__name__} is not stored in the open")


def _read_unknown(kind: type, read: Any) -> Effect | Fraction:
    if kind is Fraction:
        return Fraction(read)
    if kind is not Effect or not isinstance(read, dict) or read.get("kind") not in KINDS:
        raise ValueError("unknown kind of effect")
    return msgspec.convert(read, KINDS[read["kind"]])


_ENCODER = msgspec.json.Encoder(order="sorted", enc_hook=_write_unknown)


class Form(Generic[Value]):
    """The stored form of one type."""

    def __init__(self, kind: Any) -> None:
        plain = leads_to_plain(kind)
        self._tag = tagging(kind) if plain else None
        self._build = building(kind) if plain else None
        self._decoder = msgspec.json.Decoder(twin(kind), dec_hook=_read_unknown)

    def write(self, value: Value) -> bytes:
        """Return the bytes of a value.

        Raises:
            TypeError: it holds something that is never stored in the open, such as `Sealed`.
        """
        return _ENCODER.encode(self._tag(value) if self._tag else value)

    def text(self, value: Value) -> str:
        """Return the same as text, for columns that people look at."""
        return self.write(value).decode()

    def read(self, written: bytes | str) -> Value:
        """Return the value of bytes that were written.

        Raises:
            Unreadable: they are not what was written.
        """
        try:
            read = self._decoder.decode(written)
            value: Value = self._build(read) if self._build else read
        except (msgspec.MsgspecError, ValueError, TypeError, RecursionError) as error:
            raise Unreadable(str(error)) from error
        return value


EVENT: Form[Event] = Form(Event)
STATE: Form[CaseState] = Form(CaseState)
HELD: Form[Mapping[str, Held]] = Form(Mapping[str, Held])
PEOPLE: Form[Mapping[str, tuple[str, ...]]] = Form(Mapping[str, tuple[str, ...]])
WORKFLOW: Form[Workflow] = Form(Workflow)
BODY: Form[Mapping[str, str]] = Form(Mapping[str, str])
CASES: Form[tuple[tuple[str, int], ...]] = Form(tuple[tuple[str, int], ...])
