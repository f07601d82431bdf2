"""The pytest plugin ``community_gov``: the fixture `bench`, and tables of workflow tests.

pytest loads this module for everybody in whose environment the library is installed; so it
imports next to nothing before somebody asks for something.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from community_gov.testing.options import OPTION, PLACES, UPDATE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from community_gov.testing.bench import Bench

TABLE = b"workflow_test:"
_SNIFFED = 4096


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the setting and the option of the kit."""
    parser.addini(PLACES, "folder of place files for the fixture `bench`, from the ini file's")
    group = parser.getgroup("community_gov")
    text = "write the snapshots of composed workflows anew instead of comparing them"
    group.addoption(OPTION, action="store_true", dest=UPDATE, help=text)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect ``test_*.yaml`` files whose first key is ``workflow_test``; others are not ours."""
    if not file_path.name.startswith("test_") or file_path.suffix not in (".yaml", ".yml"):
        return None
    if not _is_table(file_path):
        return None
    from community_gov.testing.table_items import TableFile

    return TableFile.from_parent(parent, path=file_path)


@pytest.fixture
def bench_places(request: pytest.FixtureRequest) -> Path | Mapping[str, str]:
    """Where the place files of `bench` are; override it to say so for some tests.

    A folder, or the texts of the files by name. Otherwise it is the folder of the setting
    ``bench_places``, or the nearest folder ``places`` beside the test's file or above it.
    """
    from community_gov.testing.nearby import places_for

    return places_for(request.config, request.path)


@pytest.fixture
def bench_plugins() -> Sequence[type]:
    """Plugin classes to choose from; those that are installed when there are none."""
    return ()


@pytest.fixture
def bench(
    tmp_path: Path, bench_places: Path | Mapping[str, str], bench_plugins: Sequence[type]
) -> Iterator[Bench]:
    """A district on which the test says what people do; see `community_gov.testing.Bench`."""
    from community_gov.testing.bench import Bench

    with Bench(tmp_path / "bench", bench_places, plugins=bench_plugins) as made:
        yield made


def _is_table(path: Path) -> bool:
    try:
        with path.open("rb") as opened:
            begin = opened.read(_SNIFFED).removeprefix(b"\xef\xbb\xbf")
    except OSError:
        return False
    lines = (line.strip() for line in begin.splitlines())
    first = next((one for one in lines if one and not one.startswith((b"#", b"---"))), b"")
    return first.startswith(TABLE)
