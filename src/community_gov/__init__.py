"""Neighbourhood governance: rules as data, history as data, and a pure decision between them.

>>> import community_gov
>>> sorted(community_gov.__all__)[:3]
['ActingFor', 'Answer', 'Channel']
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from community_gov.bootstrap import open_district
    from community_gov.domain.cases import Case
    from community_gov.domain.commands import Answer as Said
    from community_gov.domain.documents import Document
    from community_gov.domain.errors import (
        CommunityGovError,
        Conflict,
        InvalidFile,
        InvalidInput,
        NotFound,
        PluginError,
        Problem,
        Refused,
        StoreError,
    )
    from community_gov.domain.events import Event
    from community_gov.domain.people import ActingFor, Channel
    from community_gov.domain.sealed import Sealed
    from community_gov.domain.text import Language, Text
    from community_gov.domain.vouchers import Voucher
    from community_gov.privacy.vouchers import check_voucher
    from community_gov.services.district import District
    from community_gov.services.neighbourhood import Neighbourhood
    from community_gov.services.ports import Message
    from community_gov.services.wishes import Answer, Outcome
    from community_gov.store import SqliteStore
    from community_gov.workflow.compose import compose
    from community_gov.workflow.decide import decide
    from community_gov.workflow.definition import Workflow

_HOMES = {
    "ActingFor": "domain.people",
    "Answer": "services.wishes",
    "Case": "domain.cases",
    "Channel": "domain.people",
    "CommunityGovError": "domain.errors",
    "Conflict": "domain.errors",
    "District": "services.district",
    "Document": "domain.documents",
    "Event": "domain.events",
    "InvalidFile": "domain.errors",
    "InvalidInput": "domain.errors",
    "Language": "domain.text",
    "Message": "services.ports",
    "Neighbourhood": "services.neighbourhood",
    "NotFound": "domain.errors",
    "Outcome": "services.wishes",
    "PluginError": "domain.errors",
    "Problem": "domain.errors",
    "Refused": "domain.errors",
    "Said": "domain.commands:Answer",
    "Sealed": "domain.sealed",
    "SqliteStore": "store",
    "StoreError": "domain.errors",
    "Text": "domain.text",
    "Voucher": "domain.vouchers",
    "Workflow": "workflow.definition",
    "check_voucher": "privacy.vouchers",
    "compose": "workflow.compose",
    "decide": "workflow.decide",
    "open_district": "bootstrap",
}
"""Where each public name lives. It is imported when it is first used, so that a program
that needs a text does not wait for a database."""

__all__ = [
    "ActingFor",
    "Answer",
    "Case",
    "Channel",
    "CommunityGovError",
    "Conflict",
    "District",
    "Document",
    "Event",
    "InvalidFile",
    "InvalidInput",
    "Language",
    "Message",
    "Neighbourhood",
    "NotFound",
    "Outcome",
    "PluginError",
    "Problem",
    "Refused",
    "Said",
    "Sealed",
    "SqliteStore",
    "StoreError",
    "Text",
    "Voucher",
    "Workflow",
    "check_voucher",
    "compose",
    "decide",
    "open_district",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, inner = home.partition(":")
    return getattr(import_module(f"{__name__}.{module}"), inner or name)


def __dir__() -> list[str]:
    return __all__
