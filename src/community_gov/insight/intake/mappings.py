"""The mappings of forms that are known: our own columns, and Open311 GeoReport v2."""

from community_gov.domain.column_mapping import (
    ColumnMapping,
    StatusColumn,
    TextColumn,
    TimeColumn,
)
from community_gov.domain.taxonomy import NO_CATEGORY
from community_gov.insight import columns

CANONICAL = ColumnMapping(
    name="canonical",
    id=TextColumn(columns.ID),
    opened=TimeColumn(columns.OPENED),
    closed=TimeColumn(columns.CLOSED),
    due=TimeColumn(columns.DUE),
    place=TextColumn(columns.PLACE),
    category=TextColumn(columns.CATEGORY),
    channel=TextColumn(columns.CHANNEL),
    apostrophes=True,
)
"""A file in our own columns."""

CHANNEL_ATTRIBUTE = "extended_attributes.channel"
"""GeoReport v2 has no channel; it stands among the attributes of our own."""

OPEN311 = ColumnMapping(
    name="open311",
    id=TextColumn("service_request_id"),
    opened=TimeColumn("requested_datetime"),
    closed=TimeColumn("updated_datetime"),
    due=TimeColumn("expected_datetime"),
    place=TextColumn("address"),
    category=TextColumn("service_code"),
    channel=TextColumn(CHANNEL_ATTRIBUTE, if_empty="open311"),
    status=StatusColumn("status", {"open": "open", "closed": "closed"}, "ignored"),
    text=("service_name", "description"),
)
"""GeoReport v2: the last change of a closed request is taken for its closing."""

NONE_OF_THEM = (NO_CATEGORY, "")
"""What a source may write where there is no category."""
