"""The one form of complaints that all statistics read.

A frame of complaints has these columns, whatever made it. It holds no free text and nothing that
says who complained: what is said of a few persons could single one of them out.
"""

from typing import Literal

ID = "id"
"""Text: unique; the platform's own number."""

OPENED = "opened"
"""Date and time without a zone, at the place's clock: when it was made."""

CLOSED = "closed"
"""Likewise: when it was settled; empty while it is open."""

DUE = "due"
"""Likewise: until when it had to be settled; empty when nothing was promised."""

PLACE = "place"
"""Text: where, as fine as it was recorded: an estate, a building, a shop."""

CATEGORY = "category"
"""Text: the code of a category of the taxonomy; empty when it is not classified."""

CHANNEL = "channel"
"""Text: the way it came: telephone, counter, platform, app."""

COLUMNS = (ID, OPENED, CLOSED, DUE, PLACE, CATEGORY, CHANNEL)

Column = Literal["id", "opened", "closed", "due", "place", "category", "channel"]
