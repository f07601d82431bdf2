"""A voucher on paper or on a telephone: what it is for, until when, and the code to scan."""

from community_gov.domain.errors import InvalidInput, Problem
from community_gov.domain.text import Language, Text
from community_gov.domain.vouchers import Voucher, read
from community_gov.paper.page import element, long_day, page
from community_gov.paper.qr import qr_svg

_GROUP = 5
_TITLE = Text("兑换券", "Voucher")
_QUANTITY = Text("数量：{count}", "Quantity: {count}")
_UNTIL = Text("有效期至{day}（含当日）", "Valid until and including {day}")
_ONCE = Text("一次有效，兑付后作废", "Single use; void once it is taken")
_SCAN = Text("兑换时请出示此码", "Show this code when you use it")
_BEARER = Text(
    "认券不认人，请妥善保管，不要把二维码发给别人。",
    "Whoever brings it can use it: keep it safe, and do not pass the code on.",
)
_TYPED = Text(
    "扫不出时按下列券码录入，不留空格：",
    "If it cannot be scanned, type this without the blanks:",
)
_CASE = Text("事项编号：{case}", "Case: {case}")
_STYLE = """
.voucher { border: 2px dashed #555; border-radius: 10px; padding: .8rem }
.label { font-size: 1.6rem; font-weight: 700; line-height: 1.3 }
.count { font-size: 1.25rem; font-weight: 700 }
.once { width: fit-content; border: 2px solid #000; border-radius: 6px; padding: .1rem .8rem;
  font-weight: 700 }
.qr { display: block; width: min(100%, 20rem); margin: .6rem auto; shape-rendering: crispEdges }
.small { font-size: .8rem; color: #333 }
.token { font: .75rem/1.5 "Noto Sans Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace }
@media print {
  .voucher { padding: 2mm; break-inside: avoid }
  .label { font-size: 15pt }
  .count { font-size: 12pt }
  .qr { width: 52mm; margin: 1mm auto }
  .voucher > p { margin-top: .6mm; margin-bottom: .6mm }
  .small { font-size: 7.5pt; line-height: 1.3 }
  .token { font-size: 6pt; line-height: 1.35 }
}
"""


def voucher_page(
    voucher: Voucher, token: str, language: Language, *, place: Text | None = None
) -> str:
    """Return a voucher as a page to be printed or shown on a telephone.

    Args:
        token: the signed text of this voucher; the code holds it and it stands below in groups.
        language: of all that is read.
        place: what people call the place that gives it out; left away when None.

    Returns:
        The text of an HTML file that asks for nothing else.

    Raises:
        InvalidInput: the token is none, or another voucher's. The signature is not checked.
    """
    if read(token).voucher != voucher:
        raise InvalidInput(Problem("voucher.mixed"))
    title = _TITLE.in_(language)
    lines = (
        '<main class="voucher">',
        element("p", place.in_(language)) if place else "",
        element("h1", title),
        element("p", voucher.label.in_(language), "label"),
        element("p", _QUANTITY.fill(count=voucher.quantity).in_(language), "count"),
        element("p", _UNTIL.fill(day=long_day(voucher.until)).in_(language)),
        element("p", _ONCE.in_(language), "once"),
        qr_svg(token, _SCAN.in_(language)),
        element("p", _SCAN.in_(language)),
        element("p", _BEARER.in_(language), "small"),
        element("p", _TYPED.in_(language), "small"),
        element("p", grouped(token), "token"),
        element("p", _CASE.fill(case=voucher.case).in_(language), "small"),
        "</main>",
    )
    heading = f"{title} · {voucher.label.in_(language)}"
    return page(heading, _STYLE, "\n".join(filter(None, lines)), language)


def grouped(token: str) -> str:
    """Return a token in groups of five characters, as people read it out."""
    return " ".join(token[start : start + _GROUP] for start in range(0, len(token), _GROUP))
