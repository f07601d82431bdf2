"""Volunteer points (志愿积分): earned by confirmed activities, spent on rewards.

>>> from community_gov_points import PointsPlugin, PointsSettings
>>> [offer.program.name for offer in PointsPlugin(PointsSettings()).programs()]
['activity', 'redemption', 'delivery']
"""

from community_gov_points.plugin import PointsPlugin
from community_gov_points.settings import Activity, PointsSettings, Price, RewardSetting

__all__ = ["Activity", "PointsPlugin", "PointsSettings", "Price", "RewardSetting"]
