"""Street order (市容环境整治): a joint operation, four lawful tracks, and rounds afterwards.

>>> from community_gov_street_order import StreetOrder, StreetOrderSettings
>>> [offer.program.name for offer in StreetOrder(StreetOrderSettings()).programs()]
['operation', 'report', 'finding', 'contact', 'opinion', 'roster', 'round']
"""

from community_gov_street_order.settings import ReminderWhen, RoutePoint, StreetOrderSettings
from community_gov_street_order.street_order import StreetOrder

__all__ = ["ReminderWhen", "RoutePoint", "StreetOrder", "StreetOrderSettings"]
