"""The author's surface for who works with complaints; needs the extra ``insight``.

>>> from community_gov.plugin.insight import portrait, read_rows, take_in, to_frame
"""

from community_gov.insight import open311
from community_gov.insight.channels import Spell
from community_gov.insight.classify import Sorter, confusion
from community_gov.insight.effect import effect
from community_gov.insight.effects import Effect
from community_gov.insight.findings import answered, findings, inquirer, inquiry
from community_gov.insight.intake import (
    CANONICAL,
    OPEN311,
    Intake,
    read_cursor,
    read_rows,
    take_in,
    to_frame,
)
from community_gov.insight.portrait import Portrait, portrait

__all__ = [
    "CANONICAL",
    "OPEN311",
    "Effect",
    "Intake",
    "Portrait",
    "Sorter",
    "Spell",
    "answered",
    "confusion",
    "effect",
    "findings",
    "inquirer",
    "inquiry",
    "open311",
    "portrait",
    "read_cursor",
    "read_rows",
    "take_in",
    "to_frame",
]
