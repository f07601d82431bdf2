"""The way to a web server: no redirection is followed, no address stands in an error."""

from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from community_gov.domain.notices import NotSent

_MOST = 64 * 1024


class _Staying(HTTPRedirectHandler):
    """Follows nobody elsewhere: what was meant for one server goes to no other."""

    def redirect_request(self, *_: Any) -> None:
        """Return no request: the answer is handed out as it is."""


def answer_to(
    url: str, body: bytes, headers: dict[str, str], timeout: float
) -> tuple[int, str, bytes]:
    """Post bytes; return status, ``Retry-After`` and the beginning of the answer.

    Raises:
        NotSent: the server cannot be reached; it names the kind of failure only.
    """
    try:
        request = Request(url, data=body, headers=headers, method="POST")
        with build_opener(_Staying).open(request, timeout=timeout) as answer:
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
    return NotSent("notice.channel_down", type(reason).__name__, whole_channel=True)
