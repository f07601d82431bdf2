"""Cookies and tokens: who visits, in which language, and that a form comes from a page of ours."""

import hmac
import secrets
from hashlib import sha256
from typing import Annotated

from attrs import frozen
from fastapi import Depends, HTTPException, Request, Response

from community_gov import Language
from fastapi_desk.people import Person
from fastapi_desk.town import Town

COOKIE = "desk"
LANGUAGE = "language"
_SECRET = secrets.token_bytes(32)
"""Made anew at each start: who restarts the demonstration signs everybody out."""


@frozen
class Visit:
    """One request, as the pages see it.

    Attributes:
        token: what every form of this visitor repeats, so that no other site can send one.
    """

    request: Request
    town: Town
    cookie: str
    person: Person | None
    language: Language

    @property
    def token(self) -> str:
        """Return the token against forged forms."""
        return _mac("form", self.cookie)

    @property
    def someone(self) -> Person:
        """Return who is signed in.

        Raises:
            HTTPException: nobody is; the visitor is sent to sign in.
        """
        if self.person is None:
            raise HTTPException(303, headers={"Location": "/sign-in"})
        return self.person


def visit(request: Request) -> Visit:
    """Return who visits; somebody unknown gets a cookie that says nothing."""
    town: Town = request.app.state.town
    cookie = request.cookies.get(COOKIE, "")
    key = _read(cookie)
    if key is None:
        key, cookie = "", fresh("")
    language: Language = "en" if _language(request) == "en" else "zh"
    return Visit(request, town, cookie, town.people.get(key), language)


Visiting = Annotated[Visit, Depends(visit)]


def fresh(key: str) -> str:
    """Return a new cookie for a person; a new one at every sign-in, so that none is planted."""
    said = f"{secrets.token_hex(16)}.{key}"
    return f"{said}.{_mac('cookie', said)}"


def keep(response: Response, cookie: str) -> None:
    """Give the cookie to a browser: for no script, and for no other site.

    Behind HTTPS add ``secure=True``.
    """
    response.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", max_age=8 * 3600)


def check_token(visit: Visit, token: object) -> None:
    """Refuse a form that no page of ours has given to this visitor.

    Raises:
        HTTPException: the token is another's, or none.
    """
    if not isinstance(token, str) or not hmac.compare_digest(token.encode(), visit.token.encode()):
        raise HTTPException(403)


def _language(request: Request) -> str:
    chosen = request.cookies.get(LANGUAGE)
    return chosen or request.headers.get("accept-language", "zh")[:2]


def _read(cookie: str) -> str | None:
    said, _, mac = cookie.rpartition(".")
    if not said or not hmac.compare_digest(mac.encode(), _mac("cookie", said).encode()):
        return None
    return said.partition(".")[2]


def _mac(what: str, said: str) -> str:
    return hmac.new(_SECRET, f"{what}|{said}".encode(), sha256).hexdigest()
