"""Complaints about an estate (物业投诉): hard or soft, by words as settings.

>>> from community_gov_complaints import ComplaintsPlugin, ComplaintsSettings
>>> (rules,) = ComplaintsPlugin(ComplaintsSettings()).classifiers()
>>> rules("小区一直没有物业用房")
'premises'
"""

from community_gov_complaints.plugin import ComplaintsPlugin
from community_gov_complaints.settings import (
    CategorySetting,
    ComplaintsSettings,
    RaisedBy,
    Words,
)

__all__ = ["CategorySetting", "ComplaintsPlugin", "ComplaintsSettings", "RaisedBy", "Words"]
