"""Channels that a plugin gives: how a notice leaves the house."""

import os
import re
from collections.abc import Callable
from typing import Any

from attrs import field, frozen

from community_gov.domain.notices import NotSent, Send
from community_gov.domain.text import Text

_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{0,63}")


@frozen
class ChannelKind:
    """A kind of channel; a place makes channels of it, each with settings of its own.

    Attributes:
        name: ASCII, unique in its plugin.
        settings: a frozen attrs class, each attribute made with `setting`; what stands beside
            ``kind`` in the place's file.
        open: makes what sends; called once for each channel when the place is built, and must
            not reach the world then. What it returns is called for each notice, and raises
            `NotSent` when that could not leave.
        address: the field of a person that says where to, ``email`` or ``phone``; "" when the
            channel needs none.
        to_all: one notice tells a whole audience at once.
    """

    name: str
    label: Text
    settings: type[Any]
    open: Callable[[Any], Send] = field(repr=False, eq=False)
    address: str = ""
    to_all: bool = False


def is_variable(name: str) -> bool:
    """Whether something is written like the name of an environment variable, in capitals.

    A file that holds the secret itself where its name is meant is refused by this, without
    showing what it held.
    """
    return _VARIABLE.fullmatch(name) is not None


def secret(variable: str) -> str:
    """Return a secret, such as a password, from the environment; ask for it when sending.

    Args:
        variable: its name; a place's file holds the name, never the secret.

    Raises:
        NotSent: it is not set; the notices wait until it is.
    """
    value = os.environ.get(variable, "")
    if not value:
        raise NotSent("notice.no_secret", variable, whole_channel=True)
    return value
