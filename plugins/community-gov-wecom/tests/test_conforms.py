"""It keeps what every plugin must keep."""

from community_gov.testing import Conformance
from community_gov_wecom import WeComPlugin


class TestConforms(Conformance):
    plugin = WeComPlugin
