"""It keeps what every plugin must keep."""

from community_gov.testing import Conformance
from community_gov_property import PropertyPlugin


class TestConforms(Conformance):
    plugin = PropertyPlugin
