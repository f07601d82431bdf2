"""Complaints from Open311 GeoReport v2, as JSON or XML: the answer to ``requests``."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from community_gov.insight.intake.decoding import decoded
from community_gov.insight.intake.rows import Limits, Odd, Row, Rows, refused
from community_gov.insight.intake.xml_parsing import parse_records

ROOT = "service_requests"
_LONGEST_NUMBER = 19


def read_open311_json(content: bytes, file: str, limits: Limits) -> Rows:
    """Open requests as JSON: a list, or one under ``service_requests``.

    Raises:
        InvalidFile: it is not JSON as the standard has it, or no list of requests.
    """
    text = decoded(content, file)
    try:
        value = json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_constant, parse_int=_integer
        )
    except _Twice as error:
        raise refused(file, "column_twice", name=str(error)[:40]) from error
    except (ValueError, RecursionError) as error:
        raise refused(file, "json_form", line=getattr(error, "lineno", 1)) from error
    requests = value.get(ROOT) if isinstance(value, dict) else value
    if not isinstance(requests, list) or not all(isinstance(one, dict) for one in requests):
        raise refused(file, "no_requests")
    return _rows(file, [_flat(one) for one in requests], limits)


def read_open311_xml(content: bytes, file: str, limits: Limits) -> Rows:
    """Open requests as XML.

    Raises:
        InvalidFile: it is not XML, declares a document type, or is no list of requests.
    """
    root, records = parse_records(content, file)
    if root != ROOT:
        raise refused(file, "no_requests")
    return _rows(file, records, limits)


def _rows(file: str, records: list[dict[str, object]], limits: Limits) -> Rows:
    if len(records) > limits.rows:
        raise refused(file, "too_many_rows", limit=limits.rows)
    numbered = (Row(number, one) for number, one in enumerate(records, start=1))
    return Rows(file, None, numbered)


def _flat(request: Mapping[str, Any]) -> dict[str, object]:
    return dict(_leaves(request, ""))


def _leaves(part: Mapping[str, Any], before: str) -> Iterator[tuple[str, object]]:
    for name, value in part.items():
        if isinstance(value, dict) and not before:
            yield from _leaves(value, f"{name}.")
        else:
            yield before + name, Odd.NESTED if isinstance(value, list | dict) else value


class _Twice(ValueError):
    """A key stands twice in an object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, value in pairs:
        if name in made:
            raise _Twice(name)
        made[name] = value
    return made


def _no_constant(name: str) -> object:
    raise ValueError(name)


def _integer(digits: str) -> object:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits
