"""What a plugin's tests stand on: a real district in a temporary folder, with a clock to move."""

from community_gov.testing.bench import Bench

__all__ = ["Bench"]
