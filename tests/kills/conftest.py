"""A district that is made once, copied for each trial, and worked in by forked children."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from community_gov.testing import Bench

from .yard import INSTALLED, PLACES, Children, Maker, Ready, Yard


@pytest.fixture(autouse=True, scope="package")
def installed() -> Iterator[None]:
    """The plugin `mill` is installed while these tests run."""
    sys.path.append(str(INSTALLED))
    yield
    sys.path.remove(str(INSTALLED))


@pytest.fixture(scope="package")
def ready(installed: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ready]:
    folder = tmp_path_factory.mktemp("ready")
    steps: dict[str, tuple[Callable[[Maker], None], ...]] = {
        "commands": (Maker.commands,),
        "one vote": (Maker.commands, Maker.first_vote),
        "due": (Maker.three_due,),
        "rivals": (Maker.one_person_twice,),
    }
    made = {}
    for name, doings in steps.items():
        with Bench(folder / name, PLACES) as bench:
            maker = Maker(bench)
            maker.staff()
            for doing in doings:
                doing(maker)
        made[name] = Ready(folder / name, maker.known)
    return made


@pytest.fixture(scope="package")
def children(ready: dict[str, Ready]) -> Iterator[Children]:
    found = Children.started(ready["due"].folder / "places")
    yield found
    found.close()


@pytest.fixture
def yard(children: Children, ready: dict[str, Ready], tmp_path: Path) -> Yard:
    return Yard(children, tmp_path, ready)
