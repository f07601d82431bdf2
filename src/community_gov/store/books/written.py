"""How a transaction becomes bytes: what is as usual is left out, since there are millions."""

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any

from attrs import NOTHING, Factory, fields, has

from community_gov.ledger.terms import Terms
from community_gov.ledger.transactions import Transaction
from community_gov.store.codec import Form

_TRANSACTION: Form[Transaction] = Form(Transaction)
_ANY: Form[Any] = Form(object)

TERMS: Form[Terms] = Form(Terms)


def write(done: Transaction) -> bytes:
    """Return the bytes of a transaction; the same one always gives the same bytes."""
    return _ANY.write(_slim(done))


def read(written: bytes) -> Transaction:
    """Return the transaction of bytes that were written.

    Raises:
        Unreadable: they are not what was written.
    """
    return _TRANSACTION.read(written)


def _slim(value: Any) -> Any:
    """Return a value without what equals its default."""
    kind = type(value)
    if kind in (str, int, bool) or value is None or isinstance(value, Enum):
        return value
    if kind is tuple:
        return [_slim(one) for one in value]
    if isinstance(value, Mapping):
        return dict(value)
    if has(kind):
        return {
            name: _slim(one)
            for name, usual in _usual(kind)
            if (one := getattr(value, name)) != usual
        }
    return value


@cache
def _usual(kind: Any) -> tuple[tuple[str, Any], ...]:
    """Return the attributes of a class, each with its default."""
    return tuple((one.name, _default(one.default)) for one in fields(kind))


def _default(default: Any) -> Any:
    factory: Callable[[], Any] | None = getattr(default, "factory", None)
    if isinstance(default, Factory) and factory is not None:  # type: ignore[arg-type]
        return factory()
    return object() if default is NOTHING else default
