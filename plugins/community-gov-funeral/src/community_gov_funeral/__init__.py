"""Funeral customs (殡葬移风易俗): campaign, council, a family's notice, the residents' covenant.

>>> from community_gov_funeral import Funeral, FuneralSettings
>>> [offer.program.name for offer in Funeral(FuneralSettings()).programs()]
['notice', 'pledge', 'question', 'campaign', 'council', 'seat', 'covenant']
"""

from community_gov_funeral.covenants import days_to_force, version_on, what_changed
from community_gov_funeral.funeral import Funeral
from community_gov_funeral.guidelines import guideline_on
from community_gov_funeral.pledges import pledge_counts
from community_gov_funeral.settings import FuneralSettings, Guideline

__all__ = [
    "Funeral",
    "FuneralSettings",
    "Guideline",
    "days_to_force",
    "guideline_on",
    "pledge_counts",
    "version_on",
    "what_changed",
]
