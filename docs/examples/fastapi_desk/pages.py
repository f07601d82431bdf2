"""Templates, the words in them, and what every page says to the browser."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from community_gov import Text
from fastapi_desk.session import COOKIE, Visit, keep
from fastapi_desk.town import CHINA
from fastapi_desk.words import WORDS

_HERE = Path(__file__).parent
_POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'"
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": f"{_POLICY}; frame-ancestors 'none'; img-src 'self'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""Nothing but our own style; nothing stays in a shared computer's cache."""

_TEMPLATES = Environment(
    loader=FileSystemLoader(_HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(visit: Visit, template: str, status: int = 200, **values: object) -> Response:
    """Return a page in the visitor's language."""
    language = visit.language
    here = visit.request.url
    told: dict[str, Any] = {
        "w": {name: text.in_(language) for name, text in WORDS.items()},
        "t": lambda text: text.in_(language) if isinstance(text, Text) else text,
        "when": lambda at: _when(at),
        "visit": visit,
        "language": language,
        "back": quote(here.path + (f"?{here.query}" if here.query else ""), safe=""),
        "wrong": "",
        **values,
    }
    written = _TEMPLATES.get_template(template).render(told)
    return _kept(visit, HTMLResponse(written, status, HEADERS))


def moved(visit: Visit, to: str) -> Response:
    """Send the browser on after something was done, so that going back does it no second time."""
    return _kept(visit, RedirectResponse(to, 303, HEADERS))


def _kept(visit: Visit, response: Response) -> Response:
    if visit.request.cookies.get(COOKIE) != visit.cookie:
        keep(response, visit.cookie)
    return response


def _when(at: datetime) -> str:
    return f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}"
