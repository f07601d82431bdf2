"""What a plugin tells besides its workflows' own notices: rules as data, without channels."""

from attrs import frozen

from community_gov.domain.text import Text


@frozen
class Telling:
    """Who is told what when something happens; the place says by which channel.

    It is no part of the workflow: a changed one holds for running cases too, and a place may
    leave one out (``without`` under ``notices`` in its file).

    Attributes:
        name: ASCII, unique in its plugin.
        workflow: the plugin's own name of it, or the full name of another's.
        to: roles, or ``next``.
        on: actions, one of which is done, or asked for; any when empty.
        entering: states, one of which is entered; told once for each entry.
        text: may name the workflow's plain fields, ``{reason}`` and ``{items}``; None tells
            nothing, and says only that what the workflow tells these roles is urgent.
        urgent: it leaves in quiet hours too.
    """

    name: str
    workflow: str
    to: tuple[str, ...]
    on: tuple[str, ...] = ()
    entering: tuple[str, ...] = ()
    text: Text | None = None
    urgent: bool = False
