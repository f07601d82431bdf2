"""It keeps what every plugin must keep."""

from community_gov.testing import Conformance
from community_gov_funeral import Funeral


class TestConforms(Conformance):
    plugin = Funeral
