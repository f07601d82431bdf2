"""It keeps what every plugin must keep."""

from community_gov.testing import Conformance
from community_gov_street_order import StreetOrder


class TestConforms(Conformance):
    plugin = StreetOrder
