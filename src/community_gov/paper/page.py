"""One page that needs nothing else: it asks no server, runs nothing and prints on any sheet."""

from base64 import b64encode
from datetime import date
from hashlib import sha256
from html import escape

from community_gov.domain.text import Language, Text

_TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en"}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_STYLE = """
@page { margin: 7mm }
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body { margin: 0 auto; padding: 1rem; max-width: 40rem; color: #000; background: #fff;
  font: 1rem/1.5 "Noto Sans", "Segoe UI", Helvetica, Arial, "Noto Sans CJK SC", "PingFang SC",
  "Microsoft YaHei", sans-serif; overflow-wrap: anywhere;
  font-variant-east-asian: proportional-width }
body:lang(zh) { font-variant-east-asian: normal;
  font-family: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC",
  "Microsoft YaHei", sans-serif }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25 }
h2 { margin: 1.2rem 0 .3rem; font-size: 1.1rem }
p { margin: .3rem 0 }
@media print {
  details::details-content { display: block; content-visibility: visible; block-size: auto }
  summary { list-style: none }
  body { padding: 0; max-width: none; font-size: 10pt; line-height: 1.35 }
  h1 { font-size: 15pt }
  h2 { font-size: 11pt; margin: 3mm 0 1mm; break-after: avoid }
}
"""


def page(title: str, style: str, body: str, language: Language) -> str:
    """Return an HTML page around what is to be read.

    Args:
        title: plain text.
        style: style sheet of this kind of page, put behind the common one.
        body: HTML; every text in it is escaped already.
        language: of the page.

    Returns:
        The file's text. Its content security policy allows this one style sheet and nothing else.
    """
    sheet = _STYLE + style
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return f"""<!DOCTYPE html>
<html lang="{_TAGS[language]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<title>{escape(title)}</title>
<style>{sheet}</style>
</head>
<body>
{body}
</body>
</html>
"""


def element(tag: str, text: str, style: str = "") -> str:
    """Return an HTML element around a plain text."""
    named = f' class="{escape(style)}"' if style else ""
    return f"<{tag}{named}>{escape(text)}</{tag}>"


def short_month(day: date) -> Text:
    """Return the month of a day as it stands below an axis."""
    return Text(f"{day.month}月", _MONTHS[day.month - 1][:3])


def long_day(day: date) -> Text:
    """Return a day as it is said in a sentence."""
    return Text(
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
    )
