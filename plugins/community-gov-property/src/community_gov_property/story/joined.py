"""The complaints of the estate, where another chapter took them in: a finding, an effect."""

from datetime import date
from typing import TYPE_CHECKING

from community_gov_property.story.tale import YEAR, Tale

if TYPE_CHECKING:
    from community_gov.plugin.insight import Effect

CATEGORY = "premises"
"""A missing property-management room, as the complaints of this estate are sorted."""


def opened_on(tale: Tale) -> dict[str, object]:
    """Return what data have found about missing rooms, for the opening of a case; or nothing."""
    frame = tale.stage.complaints("tianxiang")
    if frame is None:
        return {}
    from community_gov.plugin.insight import findings, portrait

    taxonomy = next(iter(tale.here.rulebook.taxonomies.values()))
    drawn = portrait(frame, taxonomy, date(YEAR, 1, 1), date(YEAR, 5, 5))
    found = findings(drawn, taxonomy, tale.stage.now(), source="platform export")
    rooms = [one for one in found if one.inquiry.asked.get("category") == CATEGORY]
    if not rooms:
        return {}
    (room,) = rooms
    tale.say(
        f"画像里“物业用房缺失”突出：{room.inquiry.label.zh}{room.said.zh}社区凭这一发现立案。",
        f"The portrait points to the missing property room. {room.inquiry.label.en} {room.said.en}"
        " A case is opened on it.",
    )
    return {"finding": room}


def from_july(tale: Tale) -> "Effect | None":
    """Return the complaints about the property before and from 1 July on; None without data."""
    frame = tale.stage.complaints("tianxiang")
    if frame is None:
        return None
    from community_gov.plugin.insight import Spell, effect

    taxonomy = next(iter(tale.here.rulebook.taxonomies.values()))
    # All four channels are open the whole year: set by us, and said with the number.
    opened = {name: [Spell(date(YEAR, 1, 1))] for name in ("hotline", "app", "counter", "grid")}
    return effect(
        frame,
        date(YEAR, 7, 1),
        181,
        184,
        as_of=date(YEAR, 12, 31),
        channels_open=opened,
        categories=taxonomy.codes,
    )
