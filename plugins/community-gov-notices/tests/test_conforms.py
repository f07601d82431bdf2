"""It keeps what every plugin must keep."""

from community_gov.testing import Conformance
from community_gov_notices import NoticesPlugin


class TestConforms(Conformance):
    plugin = NoticesPlugin
