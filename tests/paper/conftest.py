"""One browser for all pages of a run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .chromium import Chromium


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    folder: Path = tmp_path_factory.mktemp("chromium")
    with Chromium(folder) as browser:
        yield browser
