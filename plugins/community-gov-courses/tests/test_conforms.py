"""What every plugin must keep."""

from community_gov.testing import Conformance
from community_gov_courses import Courses


class TestConforms(Conformance):
    plugin = Courses
