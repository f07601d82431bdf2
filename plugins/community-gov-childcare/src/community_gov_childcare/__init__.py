"""Childcare subsidy (育儿补贴): help at the community, review and payment where the power is.

>>> from community_gov_childcare import Childcare, ChildcareSettings
>>> [offer.program.name for offer in Childcare(ChildcareSettings()).programs()]
['assist']
"""

from community_gov_childcare.amount import Entitlement, Standard, entitlement
from community_gov_childcare.childcare import Childcare
from community_gov_childcare.settings import ChildcareSettings, Mode

__all__ = ["Childcare", "ChildcareSettings", "Entitlement", "Mode", "Standard", "entitlement"]
