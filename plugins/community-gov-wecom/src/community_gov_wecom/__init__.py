"""The robot of a WeCom group (企业微信群机器人) as a channel: colleagues are told in their group.

>>> from community_gov_wecom import WeComPlugin
>>> from community_gov.plugin import NoSettings
>>> [kind.name for kind in WeComPlugin(NoSettings()).channels()]
['robot']
"""

from community_gov_wecom.plugin import WeComPlugin
from community_gov_wecom.robot import RobotSettings

__all__ = ["RobotSettings", "WeComPlugin"]
