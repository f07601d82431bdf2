"""What a plugin's tests stand on: a real district in a temporary folder, and what all must keep."""

from community_gov.testing.bench import Bench
from community_gov.testing.conformance import Conformance
from community_gov.testing.stage import BenchStage

__all__ = ["Bench", "BenchStage", "Conformance"]
