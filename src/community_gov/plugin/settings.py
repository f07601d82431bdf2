"""Typed settings of a plugin, each with its meaning and what it rests on."""

from typing import Any

from attrs import field, frozen

from community_gov.domain.authority import Authority
from community_gov.domain.text import Text


@frozen
class SettingInfo:
    """What a neighbourhood reads about a setting.

    Attributes:
        about: what it changes.
        authority: what its default rests on; None for a matter of taste.
    """

    about: Text
    authority: Authority | None = None


def setting(default: Any, about: Text, authority: Authority | None = None) -> Any:
    """Declare one setting in a frozen attrs class.

    Args:
        default: used when no file says otherwise; its type is that of the annotation.
        about: what the setting changes, for the one who writes the file.
        authority: what the default rests on.
    """
    return field(default=default, metadata={"setting": SettingInfo(about, authority)})


@frozen
class NoSettings:
    """For a plugin that has nothing to set."""
