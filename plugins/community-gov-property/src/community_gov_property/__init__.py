"""Property consultation and swap (三方会商 + 产权置换); the owners' joint decision (业主共同决定).

>>> from community_gov_property import PropertyPlugin, PropertySettings
>>> [offer.program.name for offer in PropertyPlugin(PropertySettings()).programs()]
['swap', 'decision']
"""

from community_gov_property.plugin import PropertyPlugin
from community_gov_property.settings import PartyName, PropertySettings

__all__ = ["PartyName", "PropertyPlugin", "PropertySettings"]
