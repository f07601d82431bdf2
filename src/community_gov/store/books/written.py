"""How a transaction becomes bytes: what is as usual is left out, since there are millions."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

from attrs import NOTHING, Factory, fields, has

from community_gov.domain.errors import DamagedHistory, Problem
from community_gov.ledger.terms import Terms
from community_gov.ledger.transactions import Transaction
from community_gov.store.codec import Form, Unreadable

_TRANSACTION: Form[Transaction] = Form(Transaction)
_ANY: Form[Any] = Form(object)

_TERMS: Form[Terms] = Form(Terms)


def write(done: Transaction) -> bytes:
    """Return the bytes of a transaction; the same one always gives the same bytes."""
    return _ANY.write(_slim(done))


def read_one(place: str, unit: str, number: int, written: bytes) -> Transaction:
    """Return one transaction of a book.

    Raises:
        DamagedHistory: it is not what was written.
    """
    try:
        return _TRANSACTION.read(written)
    except Unreadable:
        where = f"{place}/{unit}"
        raise DamagedHistory(Problem("ledger.altered", where, {"number": number})) from None


@lru_cache
def terms_text(terms: Terms) -> str:
    """Return what a book keeps of its terms; they are written with every order, and seldom new."""
    return _TERMS.text(terms)


@lru_cache
def terms_of(where: str, text: str) -> Terms:
    """Return the terms that a book keeps.

    Raises:
        DamagedHistory: they are not what was written.
    """
    try:
        return _TERMS.read(text)
    except Unreadable:
        problem = Problem("ledger.beside", where, {"table": "cg_book"})
        raise DamagedHistory(problem) from None


def _slim(value: Any) -> Any:
    """Return a value without what equals its default."""
    kind: Any = type(value)
    slim = _slimming(kind)
    return value if slim is None else slim(value)


@cache
def _slimming(kind: Any) -> Callable[[Any], Any] | None:
    """Return what makes a value of a class slim; None for what stays as it is."""
    if issubclass(kind, tuple):
        return lambda values: [_slim(one) for one in values]
    if issubclass(kind, Mapping):
        return dict
    return _slimming_class(kind) if has(kind) else None


def _slimming_class(kind: type[Any]) -> Callable[[Any], Any]:
    names = tuple(one.name for one in fields(kind))
    usual = tuple(_default(one.default) for one in fields(kind))
    values_of = attrgetter(*names)

    def slim(value: Any) -> dict[str, Any]:
        # All of the attributes at once: most of them are as usual, and this is done for millions.
        given = zip(names, values_of(value), usual, strict=True)
        return {name: _slim(one) for name, one, default in given if one != default}

    return slim


def _default(default: Any) -> Any:
    factory: Callable[[], Any] | None = getattr(default, "factory", None)
    if isinstance(default, Factory) and factory is not None:  # type: ignore[arg-type]
        return factory()
    return object() if default is NOTHING else default
