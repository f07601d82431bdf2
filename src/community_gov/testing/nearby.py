"""Where the place files of a test are."""

from pathlib import Path

import pytest

from community_gov.domain.errors import InvalidInput, Problem
from community_gov.testing.options import PLACES


def places_for(config: pytest.Config, test: Path) -> Path:
    """Return the folder of place files for a test's file.

    Raises:
        InvalidInput: there is none, and the configuration names none.
    """
    if named := config.getini(PLACES):
        base = config.inipath.parent if config.inipath else config.rootpath
        return base / str(named)
    return nearest_places(test, config.rootpath)


def nearest_places(test: Path, last: Path | None = None) -> Path:
    """Return the nearest folder ``places`` that holds a YAML file, beside a file or above it.

    Args:
        last: the folder above which nothing is looked for.

    Raises:
        InvalidInput: there is none.
    """
    for folder in test.parents:
        found = folder / "places"
        if found.is_dir() and (any(found.glob("*.yaml")) or any(found.glob("*.yml"))):
            return found
        if folder == last:
            break
    raise InvalidInput(Problem("bench.no_places", params={"folder": test.parent.name}))
