"""A points card on paper, for a household without a telephone: the account, and rows for a pen."""

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import frozen

from community_gov.domain.text import Language, Text
from community_gov.paper.page import element, long_day, page

BLANK_ROWS = 8
"""How many rows are left for what is written by hand until the next print."""

_NUMBER = Text("卡号", "Card")
_HOLDER = Text("持卡户", "Household")
_AS_OF = Text("截至", "As of")
_BALANCE = Text("积分余额", "Balance")
_AMOUNT = Text("{count} {unit}", "{count} {unit}")
_HELD = Text(
    "另有 {count} {unit}已为兑换预扣，不在余额内。",
    "Besides, set aside for open redemptions and not in the balance: {count} {unit}.",
)
_LAPSING = Text(
    "{count} {unit}用到{day}为止，逾期作废。",
    "To be used until {day}, and lapsing after it: {count} {unit}.",
)
_LINES = Text("收支明细", "What came and went")
_NONE = Text("还没有记录。", "Nothing yet.")
_COLUMNS = (
    Text("日期", "Day"),
    Text("事由", "What"),
    Text("增减", "Change"),
    Text("结余", "Balance"),
)
_REWARDS = Text("可以兑换", "What they can be used for")
_REWARD_COLUMNS = (Text("兑换物品", "Reward"), Text("所需", "Price"))
_BY_HAND = Text("手工登记", "Written by hand")
_BY = Text("经办人", "Signed")
_BY_HAND_NOTE = Text(
    "手写内容以补录进系统的为准。",
    "What is written here counts once the office has entered it.",
)
_STAMP = Text("盖章处", "Stamp")
_STYLE = """
header { border-bottom: 2px solid #000; padding-bottom: .4rem }
.about { display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem; margin: .5rem 0 }
.about dt { color: #333 }
.about dd { margin: 0; font-weight: 600 }
.balance { font-size: 1.8rem; font-weight: 700; line-height: 1.2; margin: .2rem 0 }
table { width: 100%; border-collapse: collapse }
th, td { border: 1px solid #555; padding: .2rem .35rem; text-align: left; vertical-align: top }
th { background: #eee; font-weight: 600; overflow-wrap: normal }
.day, .number { white-space: nowrap; overflow-wrap: normal; font-variant-numeric: tabular-nums }
.number { text-align: right }
@media (max-width: 30rem) { th, td { font-size: .85rem; padding: .15rem .25rem } }
.blank td { height: 2.1rem }
.blank .day { width: 21% }
.blank .wide { width: 32% }
.stamp { border: 2px dashed #777; border-radius: 8px; width: 9rem; height: 6rem;
  margin: 1rem 0 0 auto; padding: .2rem .5rem; color: #555 }
.note { border-left: 4px solid #777; padding-left: .6rem; white-space: pre-line }
.small { font-size: .8rem; color: #333 }
@media print {
  tr, .stamp, .about { break-inside: avoid }
  thead { display: table-header-group }
  th, td { padding: .6mm 1mm; font-size: 9pt }
  .balance { font-size: 17pt }
  .blank td { height: 8mm }
  .stamp { width: 38mm; height: 26mm; margin-top: 4mm }
  .small { font-size: 8pt }
}
"""


@frozen
class CardLine:
    """One booking of an account.

    Attributes:
        day: when it was booked.
        what: for what.
        change: points that came (above zero) or went.
        balance: the points after it.
    """

    day: date
    what: Text
    change: int
    balance: int


@frozen
class PointsCard:
    """What a household is told of its account on a day.

    Attributes:
        place_label: what people call the place.
        holder: whose it is, masked already, such as ``张**``.
        number: of the card.
        scheme: what the points are called as a whole.
        unit: what one is called behind a number, such as 分 and points.
        as_of: the day on which all of this holds.
        balance: in points.
        held: points set aside for open redemptions; they are not in the balance.
        lapsing: last day of use and number of points, the earliest first.
        lines: the latest bookings, in the order in which they are to be read.
        rewards: what there is, and its price in points.
        note: what the place wants to say besides.
    """

    place_label: Text
    holder: str
    number: str
    scheme: Text
    unit: Text
    as_of: date
    balance: int
    held: int
    lapsing: tuple[tuple[date, int], ...]
    lines: tuple[CardLine, ...]
    rewards: tuple[tuple[Text, int], ...]
    note: Text | None = None


def card_page(card: PointsCard, language: Language) -> str:
    """Return a points card as a page to be printed, with rows for a pen and room for a stamp.

    Args:
        language: of all that is read.

    Returns:
        The text of an HTML file that asks for nothing else.
    """
    parts = (
        *_head(card, language),
        *_account(card, language),
        *_lines(card, language),
        *_rewards(card, language),
        *_by_hand(language),
    )
    title = f"{card.scheme.in_(language)} · {card.number}"
    return page(title, _STYLE, "\n".join(parts), language)


def _head(card: PointsCard, language: Language) -> Iterable[str]:
    said = (
        (_HOLDER, card.holder),
        (_NUMBER, card.number),
        (_AS_OF, long_day(card.as_of).in_(language)),
    )
    yield "<header>"
    yield element("p", card.place_label.in_(language))
    yield element("h1", card.scheme.in_(language))
    yield "</header>"
    yield '<dl class="about">'
    for name, value in said:
        yield element("dt", name.in_(language)) + element("dd", value)
    yield "</dl>"


def _account(card: PointsCard, language: Language) -> Iterable[str]:
    yield element("h2", _BALANCE.in_(language))
    yield element("p", _amount(_AMOUNT, card, card.balance, language), "balance")
    if card.held:
        yield element("p", _amount(_HELD, card, card.held, language))
    for day, count in card.lapsing:
        yield element("p", _amount(_LAPSING, card, count, language, day=long_day(day)))
    if card.note:
        yield element("p", card.note.in_(language), "note")


def _amount(said: Text, card: PointsCard, count: int, language: Language, **params: object) -> str:
    return said.fill(count=_signed(count), unit=card.unit, **params).in_(language)


def _lines(card: PointsCard, language: Language) -> Iterable[str]:
    yield element("h2", _LINES.in_(language))
    if not card.lines:
        yield element("p", _NONE.in_(language))
        return
    rows = (
        (
            element("td", line.day.isoformat(), "day"),
            element("td", line.what.in_(language)),
            element("td", _signed(line.change, plus="+"), "number"),
            element("td", _signed(line.balance), "number"),
        )
        for line in card.lines
    )
    yield _table(_COLUMNS, rows, language)


def _rewards(card: PointsCard, language: Language) -> Iterable[str]:
    if card.rewards:
        rows = (
            (
                element("td", label.in_(language)),
                element("td", _amount(_AMOUNT, card, price, language), "number"),
            )
            for label, price in card.rewards
        )
        yield element("h2", _REWARDS.in_(language))
        yield _table(_REWARD_COLUMNS, rows, language)


def _by_hand(language: Language) -> Iterable[str]:
    columns = (*_COLUMNS, _BY)
    row = [element("td", "", style) for style in ("day", "wide", "", "", "")]
    yield element("h2", _BY_HAND.in_(language))
    yield _table(columns, [row] * BLANK_ROWS, language, "blank")
    yield element("p", _BY_HAND_NOTE.in_(language), "small")
    yield element("div", _STAMP.in_(language), "stamp")


def _table(
    columns: Sequence[Text], rows: Iterable[Sequence[str]], language: Language, style: str = ""
) -> str:
    head = "".join(element("th", one.in_(language)) for one in columns)
    body = "\n".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    named = f' class="{style}"' if style else ""
    return f"<table{named}>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _signed(number: int, plus: str = "") -> str:
    """Return a number with a minus sign that is not a hyphen."""
    return f"−{-number}" if number < 0 else f"{plus if number else ''}{number}"
