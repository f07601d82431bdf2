"""The portrait of half a year, and what came after it."""

from datetime import date

from community_gov.plugin.insight import Portrait, Spell, effect, portrait
from community_gov_complaints.story.tale import YEAR, Tale, at

_OPEN = {name: [Spell(date(YEAR, 1, 1))] for name in ("hotline", "app", "counter", "grid")}
"""All four channels are open the whole year: set by us, and said with every number."""


def drawn(tale: Tale) -> None:
    """Draw the portrait of the first half of the year, and the effect from July on."""
    tale.stage.go_to(at(12, 31))
    frame = tale.export()
    mine = _property(tale, frame)
    found = portrait(mine, tale.taxonomy, date(YEAR, 1, 1), date(YEAR, 6, 30), channels_open=_OPEN)
    _shares(tale, found)
    _zero(tale, frame)


def _property(tale: Tale, frame: object) -> object:
    """Return the complaints about the property: those that belong to a category."""
    import narwhals as nw

    rows = nw.from_native(frame)  # type: ignore[call-overload]
    return nw.to_native(rows.filter(nw.col("category").is_in(tale.taxonomy.codes)))


def _shares(tale: Tale, found: Portrait) -> None:
    sides = {one.name: one.count for one in found.sides}
    hard, soft, count = sides.get("hard"), sides.get("soft"), found.count
    if not (hard and soft and count):
        raise AssertionError("the story has enough complaints to tell")
    tale.say(
        f"上半年物业投诉 {count} 件：硬件问题 {hard} 件，占 {round(100 * hard / count)}%；"
        f"软性矛盾 {soft} 件，占 {round(100 * soft / count)}%。",
        f"Half a year of complaints about the property: {count}. Hard: {hard},"
        f" {round(100 * hard / count)} %; soft: {soft}, {round(100 * soft / count)} %.",
    )
    figure = tale.stage.figure
    figure("complaints", count)
    figure("hard", hard)
    figure("soft", soft)
    figure("sides", {"hard": hard, "soft": soft})
    figure("hard_percent", round(100 * hard / count))
    figure("soft_percent", round(100 * soft / count))


def _zero(tale: Tale, frame: object) -> None:
    found = effect(
        frame,
        date(YEAR, 7, 1),
        181,
        184,
        as_of=date(YEAR, 12, 31),
        channels_open=_OPEN,
        categories=tale.taxonomy.codes,
    )
    for one in found.says:
        tale.stage.say(one)
    tale.stage.figure("property_complaints_from_july", found.after.count)
    tale.stage.figure("verdict", found.verdict.value)
