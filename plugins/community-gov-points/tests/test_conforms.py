"""It keeps what every plugin must keep."""

from community_gov.testing import Conformance
from community_gov_points import PointsPlugin


class TestConforms(Conformance):
    plugin = PointsPlugin
