"""The places on the page, one file each.

>>> from community_gov_pingcheng import places
>>> sorted(file.stem for file in places().glob("*.yaml"))
['daqinglu', 'fenglin', 'hetai', 'pingcheng', 'wuding', 'yingbin']
"""

from pathlib import Path

__all__ = ["places"]


def places() -> Path:
    """Return the folder with the place files."""
    return Path(__file__).with_name("places")
