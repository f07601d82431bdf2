"""The way to a web server: no redirection is followed, no address stands in an error."""

import socket
import ssl
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import (
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    Request,
    build_opener,
    getproxies,
)

from community_gov.domain.notices import NotSent

_MOST = 64 * 1024


class _Staying(HTTPRedirectHandler):
    """Follows nobody elsewhere: what was meant for one server goes to no other."""

    def redirect_request(self, *_: Any) -> None:
        """Return no request: the answer is handed out as it is."""


class _Inside(OSError):
    """The name leads to a server inside, and is not meant to."""


def _connected(
    address: tuple[str, int], timeout: Any = None, source: tuple[str, int] | None = None
) -> socket.socket:
    """Connect to a server outside.

    Looked at after the name was resolved and on the very connection that is used, so that a
    name cannot lead elsewhere between the look and the use.
    """
    found = socket.create_connection(address, timeout, source)
    if not ip_address(found.getpeername()[0].partition("%")[0]).is_global:
        found.close()
        raise _Inside
    return found


class _PlainOutside(HTTPConnection):
    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._create_connection = _connected


class _SafeOutside(HTTPSConnection):
    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._create_connection = _connected


class _Plain(HTTPHandler):
    def http_open(self, request: Request) -> Any:
        """Open a connection that leads outside."""
        return self.do_open(_PlainOutside, request)


class _Safe(HTTPSHandler):
    def https_open(self, request: Request) -> Any:
        """Open a connection that leads outside, and that nobody reads on the way."""
        return self.do_open(_SafeOutside, request, context=ssl.create_default_context())


def answer_to(
    url: str, body: bytes, headers: dict[str, str], timeout: float, *, inside: bool = False
) -> tuple[int, str, bytes]:
    """Post bytes; return status, ``Retry-After`` and the beginning of the answer.

    Raises:
        NotSent: the server cannot be reached; it names the kind of failure only.
    """
    try:
        request = Request(url, data=body, headers=headers, method="POST")
        # Who has a proxy reaches the world through it; what is inside is the proxy's to keep.
        ways = () if inside or getproxies() else (_Plain, _Safe)
        with build_opener(_Staying, *ways).open(request, timeout=timeout) as answer:
            return answer.status, _wait(answer.headers), answer.read(_MOST)
    except HTTPError as error:
        with error:
            return error.code, _wait(error.headers), b""
    except URLError as error:
        raise _down(error.reason) from None
    except (OSError, HTTPException, ValueError) as error:
        raise _down(error) from None


def _wait(headers: Any) -> str:
    return str(headers.get("Retry-After", "")).strip()


def _down(reason: object) -> NotSent:
    if isinstance(reason, _Inside):
        return NotSent("notice.inside", whole_channel=True)
    return NotSent("notice.channel_down", type(reason).__name__, whole_channel=True)
