"""The two packages that draw, imported when the first chart is drawn."""

from types import ModuleType
from typing import Any

from community_gov.domain.errors import CommunityGovError, Problem


class NotInstalled(CommunityGovError):
    """What draws charts is not installed; nothing was written."""


def require() -> None:
    """Make sure that charts can be drawn, before long work begins.

    Raises:
        NotInstalled: they cannot.
    """
    altair()
    vl_convert()


def altair() -> Any:
    """Return Altair.

    Raises:
        NotInstalled: it is not there.
    """
    try:
        import altair as module
    except ImportError as error:
        raise NotInstalled(Problem("pictures.not_installed")) from error
    return module


def vl_convert() -> ModuleType:
    """Return vl-convert, which draws what Altair says.

    Raises:
        NotInstalled: it is not there.
    """
    try:
        import vl_convert as module
    except ImportError as error:
        raise NotInstalled(Problem("pictures.not_installed")) from error
    return module
