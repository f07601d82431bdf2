"""Post JSON to a server of somebody else: for channels."""

import json
from typing import Any
from urllib.parse import urlsplit

from attrs import field, frozen


@frozen
class Posted:
    """What a server answered.

    Attributes:
        status: of HTTP, such as 200.
        retry_after: seconds that it asks to wait, or None.
        body: at most 64 KiB of it; not for people's eyes.
    """

    status: int
    retry_after: int | None
    body: bytes = field(repr=False)


def is_web_address(url: str) -> bool:
    """Whether something is an address that `post_json` posts to: ``https://…`` or ``http://…``.

    A name or password in it is refused: an address is shown, a secret never.
    """
    try:
        parts = urlsplit(url)
        sound = url.isascii() and url.isprintable() and " " not in url and "@" not in parts.netloc
        return sound and _is_web(parts.scheme) and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _is_web(scheme: str) -> bool:
    return scheme in ("http", "https")


def is_encrypted(url: str) -> bool:
    """Whether what is posted there can be read by nobody on the way."""
    return urlsplit(url).scheme == "https"


def post_json(
    url: str, value: Any, headers: dict[str, str], timeout: float, *, inside: bool = False
) -> Posted:
    """Post a value as JSON and return the answer, whatever its status.

    No redirection is followed. A server inside the office's own network, or on this machine, is
    only posted to where that is meant: a name on the internet may be made to lead there, too.

    Args:
        url: may hold a secret; it stands in no error.
        headers: besides the type of the content.
        timeout: seconds for each step of the way.
        inside: the server is meant to be inside the office's own network.

    Raises:
        NotSent: the server cannot be reached; it names the kind of failure only.
    """
    # Imported here: who only reads rules does not wait for it.
    from community_gov.plugin.web import answer_to

    kind = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "community-gov"}
    body = json.dumps(value, ensure_ascii=False).encode()
    status, wait, said = answer_to(url, body, {**kind, **headers}, timeout, inside=inside)
    seconds = int(wait) if wait.isascii() and wait.isdecimal() and len(wait) < 6 else None
    return Posted(status, seconds, said)
