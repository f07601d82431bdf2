"""The JSON Schemas of workflow, place and mapping files, for editors; made from the shapes.

``python -m community_gov.host.schemas`` writes the shipped files anew.
"""

from community_gov.host.schemas.installation import Installation, look_around
from community_gov.host.schemas.local import with_installation
from community_gov.host.schemas.making import (
    KINDS,
    SHIPPED,
    as_written,
    schema_of,
    write_schemas,
)
from community_gov.host.schemas.words import Schema

__all__ = [
    "KINDS",
    "SHIPPED",
    "Installation",
    "Schema",
    "as_written",
    "look_around",
    "schema_of",
    "with_installation",
    "write_schemas",
]
