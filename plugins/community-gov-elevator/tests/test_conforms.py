"""It keeps what every plugin must keep."""

from community_gov.testing import Conformance
from community_gov_elevator import Elevator


class TestConforms(Conformance):
    plugin = Elevator
