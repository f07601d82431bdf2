"""It keeps what every plugin must keep."""

from community_gov.testing import Conformance
from community_gov_complaints import ComplaintsPlugin


class TestConforms(Conformance):
    plugin = ComplaintsPlugin
