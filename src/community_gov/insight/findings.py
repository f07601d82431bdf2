"""What a portrait finds, as something that a case can be opened on and that can be asked again."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from community_gov.domain.errors import InvalidInput, Problem
from community_gov.domain.findings import Finding, Inquiry
from community_gov.domain.taxonomy import Side, Taxonomy
from community_gov.domain.text import Text
from community_gov.insight.counting import Question, count
from community_gov.insight.portrait import LEAST, Portrait
from community_gov.insight.told import named

COMPLAINTS = "complaints"
"""The inquiry: how many complaints of a kind, at a place, in so many days before a day."""

Frames = Callable[[str], object]
"""Gives the complaints of a place as they are now, as a frame."""

_LABEL = Text(
    "此前 {days} 天，{where}{what}有多少件？",
    "How many complaints of {what} {where}in the {days} days before?",
)
_SAID = Text("{count} 件（同期全部 {of} 件）。", "{count}, of {of} in all.")
_NONE = Text(
    "0 件（同期全部 {of} 件）。零不等于没有问题：也可能是渠道不通。",
    "None, of {of} in all. A zero does not yet mean that the problem is gone: a channel may be"
    " closed.",
)
_FEW = Text("不足 {least} 件，无法判断。", "Fewer than {least}: cannot tell.")
_KINDS = {
    Side.HARD: Text("硬件问题", "the hard kind"),
    Side.SOFT: Text("软性矛盾", "the soft kind"),
}
_AT = Text("{place}的", "at {place} ")
_NOWHERE = Text("", "")
_ALL = Text("全部投诉", "any kind")


def inquiry(
    taxonomy: Taxonomy,
    days: int,
    *,
    side: Side | None = None,
    category: str = "",
    place: str = "",
) -> Inquiry:
    """Return the question how many complaints of a kind there were.

    Args:
        days: how many days before the day on which it is asked.
        side, category, place: of which complaints; all of them when left out.
    """
    asked = {"taxonomy": taxonomy.name, "days": str(days)}
    asked |= {"side": side.value} if side else {}
    asked |= {"category": category} if category else {}
    asked |= {"place": place} if place else {}
    label = _LABEL.fill(days=days, where=_where(place), what=_what(taxonomy, side, category))
    return Inquiry(COMPLAINTS, asked, label)


def _where(place: str) -> Text:
    return _AT.fill(place=place) if place else _NOWHERE


def _what(taxonomy: Taxonomy, side: Side | None, category: str) -> Text:
    if category:
        return taxonomy[category].label
    return _KINDS[side] if side else _ALL


def answered(
    frame: object, asked: Inquiry, taxonomy: Taxonomy, at: datetime, *, least: int = LEAST
) -> Finding:
    """Ask a frame of complaints.

    Args:
        at: the moment; what was opened in the days before its day counts.
        least: fewer complaints than this, but not none, are not told.

    Raises:
        InvalidInput: this is another inquiry, or one about another taxonomy.
    """
    if asked.name != COMPLAINTS or asked.asked.get("taxonomy") != taxonomy.name:
        raise InvalidInput(Problem("insight.other_inquiry", params={"inquiry": asked.name}))
    days, day = int(asked.asked["days"]), at.date()
    kinds, place = _kinds(asked.asked, taxonomy), asked.asked.get("place")
    places = None if place is None else (place,)
    every = _counted(frame, Question(day, days, 1, places=places))
    of_kind = every if kinds is None else _counted(frame, Question(day, days, 1, kinds, places))
    if any(0 < one < least for one in (every, of_kind, every - of_kind)):
        return Finding(asked, at, {}, _FEW.fill(least=least))
    answer = {"complaints": str(of_kind), "of": str(every)}
    said = (_SAID if of_kind else _NONE).fill(count=of_kind, of=every)
    return Finding(asked, at, answer, said)


def _counted(frame: object, question: Question) -> int:
    before, _ = count(frame, question).asked
    return sum(before)


def _kinds(asked: Mapping[str, str], taxonomy: Taxonomy) -> tuple[str, ...] | None:
    if "category" in asked:
        return (asked["category"],)
    return taxonomy.of_side(Side(asked["side"])) if "side" in asked else None


def findings(
    drawn: Portrait, taxonomy: Taxonomy, at: datetime, *, source: str = ""
) -> tuple[Finding, ...]:
    """Return what a portrait finds: the larger side, and each category and place that stands out.

    A category or place stands out when it has more than its even share of the complaints. What
    the portrait cannot tell is not found.

    Args:
        at: the moment of the finding, on the day after the last one of the portrait: an inquiry
            counts the days before its day, so on no other day would it be the same ones.
        source: what the data are: a name, a digest.

    Raises:
        InvalidInput: the moment is on another day.
    """
    if at.date() != drawn.span.end:
        params = {"at": at.date(), "until": drawn.span.until, "end": drawn.span.end}
        raise InvalidInput(Problem("insight.finding_day", "at", params))
    days = drawn.span.days
    return tuple(
        Finding(
            asked,
            at,
            {"complaints": str(found), "of": str(drawn.count)},
            _SAID.fill(count=found, of=drawn.count),
            source,
        )
        for asked, found in _standing_out(drawn, taxonomy, days)
        if drawn.count
    )


def _standing_out(drawn: Portrait, taxonomy: Taxonomy, days: int) -> Iterator[tuple[Inquiry, int]]:
    sides = {name: found for name, found in named(drawn.sides).items() if name in set(Side)}
    if sides:
        largest = max(sides, key=lambda name: sides[name])
        yield inquiry(taxonomy, days, side=Side(largest)), sides[largest]
    for name, found in named(drawn.categories).items():
        if found * len(drawn.categories) > (drawn.count or 0):
            yield inquiry(taxonomy, days, category=name), found
    for name, found in named(drawn.places).items():
        if found * len(drawn.places) > (drawn.count or 0):
            yield inquiry(taxonomy, days, place=name), found


def inquirer(
    frames: Frames, taxonomies: Sequence[Taxonomy], *, least: int = LEAST
) -> Callable[[str, Inquiry, datetime], Finding | None]:
    """Return what `open_district` takes as `inquire`: it asks the complaints of a place again.

    Args:
        frames: gives the complaints of a place as they are now.
        taxonomies: the lists of categories that inquiries may be about.
    """
    known = {one.name: one for one in taxonomies}

    def inquire(place: str, asked: Inquiry, at: datetime) -> Finding | None:
        taxonomy = known.get(asked.asked.get("taxonomy", ""))
        if asked.name != COMPLAINTS or taxonomy is None:
            return None
        return answered(frames(place), asked, taxonomy, at, least=least)

    return inquire
