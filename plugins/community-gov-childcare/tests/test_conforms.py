"""It keeps what every plugin must keep."""

from community_gov.testing import Conformance
from community_gov_childcare import Childcare


class TestConforms(Conformance):
    plugin = Childcare
