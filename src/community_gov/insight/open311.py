"""Complaints out as Open311 GeoReport v2: services, requests and one request, as JSON or XML.

No free text and nobody's name is in them: ``description`` is always empty. The channel, for
which the standard has no field, stands among attributes of our own.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from typing import Literal
from xml.etree import ElementTree as Tree

from community_gov.domain.calendar import CHINA_TIME
from community_gov.domain.errors import NotFound, Problem
from community_gov.domain.taxonomy import NO_CATEGORY, SIDES, UNCLASSIFIED, Taxonomy
from community_gov.domain.text import Language
from community_gov.insight.complaint import Complaint

Format = Literal["json", "xml"]
Fields = dict[str, object]


def services(taxonomy: Taxonomy, language: Language = "zh") -> list[Fields]:
    """Return the service list: the categories, and one for what is not classified."""
    listed: list[Fields] = [
        _service(one.code, one.label.in_(language), SIDES[one.side].in_(language), one.side.value)
        for one in taxonomy.categories
    ]
    nothing = UNCLASSIFIED.in_(language)
    return [*listed, _service(NO_CATEGORY, nothing, nothing, "")]


def _service(code: str, name: str, about: str, group: str) -> Fields:
    return {
        "service_code": code,
        "service_name": name,
        "description": about,
        "metadata": False,
        "type": "realtime",
        "keywords": "",
        "group": group,
    }


def requests(
    complaints: Iterable[Complaint],
    taxonomy: Taxonomy | None = None,
    language: Language = "zh",
    zone: tzinfo = CHINA_TIME,
) -> list[Fields]:
    """Return complaints as service requests, in their order.

    Args:
        taxonomy: gives the services their names; None to name them by their codes.
        zone: of the place's clock; the standard has every moment with its offset.
    """
    names = {} if taxonomy is None else {
        one.code: one.label.in_(language) for one in taxonomy.categories
    }  # fmt: skip
    names[NO_CATEGORY] = UNCLASSIFIED.in_(language)
    return [_request(one, names, zone) for one in complaints]


def request(
    complaints: Iterable[Complaint],
    number: str,
    taxonomy: Taxonomy | None = None,
    language: Language = "zh",
    zone: tzinfo = CHINA_TIME,
) -> list[Fields]:
    """Return the request of one number; a list, as the standard has it.

    Raises:
        NotFound: there is no complaint of that number.
    """
    found = [one for one in complaints if one.id == number]
    if not found:
        raise NotFound(Problem("complaints.not_here"))
    return requests(found, taxonomy, language, zone)


def _request(one: Complaint, names: Mapping[str, str], zone: tzinfo) -> Fields:
    code = one.category or NO_CATEGORY
    changed = one.opened if one.closed is None else one.closed
    return {
        "service_request_id": one.id,
        "status": "open" if one.closed is None else "closed",
        "status_notes": None,
        "service_name": names.get(code, code),
        "service_code": code,
        "description": None,
        "agency_responsible": None,
        "service_notice": None,
        "requested_datetime": _written(one.opened, zone),
        "updated_datetime": _written(changed, zone),
        "expected_datetime": _written(one.due, zone),
        "address": one.place,
        "address_id": None,
        "zipcode": None,
        "lat": None,
        "long": None,
        "media_url": None,
        "extended_attributes": {"channel": one.channel},
    }


def _written(moment: datetime | None, zone: tzinfo) -> str | None:
    return None if moment is None else moment.replace(tzinfo=zone).isoformat()


def to_json(listed: Iterable[Fields]) -> str:
    """Return services or requests as JSON."""
    return json.dumps(list(listed), ensure_ascii=False, indent=1) + "\n"


def to_xml(listed: Iterable[Fields], kind: Literal["services", "requests"]) -> str:
    """Return services or requests as XML."""
    root, each = ("services", "service") if kind == "services" else ("service_requests", "request")
    top = Tree.Element(root)
    for fields in listed:
        _fill(Tree.SubElement(top, each), fields)
    Tree.indent(top, " ")
    body = Tree.tostring(top, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'


def _fill(element: Tree.Element, fields: Mapping[str, object]) -> None:
    for name, value in fields.items():
        inner = Tree.SubElement(element, name)
        if isinstance(value, dict):
            _fill(inner, value)
        elif isinstance(value, bool):
            inner.text = "true" if value else "false"
        elif value is not None:
            inner.text = str(value)
