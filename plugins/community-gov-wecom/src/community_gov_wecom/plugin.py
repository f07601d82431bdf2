"""The plugin: one kind of channel."""

from collections.abc import Sequence

from community_gov.plugin import ChannelKind, NoSettings, Text, hookimpl
from community_gov_wecom.robot import RobotSettings, robots


class WeComPlugin:
    """Groups of WeCom."""

    name = "wecom"
    label = Text("企业微信", "WeCom")
    Settings = NoSettings

    def __init__(self, settings: NoSettings) -> None:
        pass

    @hookimpl
    def channels(self) -> Sequence[ChannelKind]:
        """Give the robot of a group: what it says, the whole group reads."""
        label = Text("企业微信群机器人", "The robot of a WeCom group")
        return [ChannelKind("robot", label, RobotSettings, robots, to_all=True)]
