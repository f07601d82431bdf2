"""The colours of a drawing: dark on light, with contrast enough for a poor printer."""

from collections.abc import Mapping

from attrs import frozen

from community_gov.workflow.definition import Status


@frozen
class Shade:
    """How a state of one class looks; the line differs too, for who sees no colours.

    Attributes:
        dashes: of the outline; unbroken when empty.
        double: a second outline stands inside the first.
    """

    fill: str
    line: str
    dashes: str = ""
    double: bool = False


STATUS: Mapping[Status, Shade] = {
    Status.OPEN: Shade("#e3eefb", "#1f5fa8"),
    Status.WAITING: Shade("#fdf1cf", "#8a6100", dashes="7 3"),
    Status.CLOSED: Shade("#e9ecef", "#5a6670"),
    Status.FINAL: Shade("#e2f3e5", "#2c7336", double=True),
    Status.HIDDEN: Shade("#ffffff", "#767676", dashes="2 3"),
}
PAPER, TEXT, QUIET, WIRE = "#ffffff", "#17202a", "#4a5561", "#3d4a57"
FRAME, FRAME_LINE = "#f7f8fa", "#8793a0"
CHIP, CHIP_LINE = "#ffffff", "#c3cbd3"
HERE = "#b3141c"
