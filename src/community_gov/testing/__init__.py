"""What a plugin's tests stand on: a real district in a temporary folder, and what all must keep.

Each name is imported when it is first used: pytest loads the plugin in here for everybody.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from community_gov.testing.bench import Bench
    from community_gov.testing.conformance import Conformance
    from community_gov.testing.stage import BenchStage

_HOMES = {"Bench": "bench", "BenchStage": "stage", "Conformance": "conformance"}

__all__ = ["Bench", "BenchStage", "Conformance"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
