from collections.abc import Callable, Iterator

import pytest

from community_gov.domain.errors import CommunityGovError
from community_gov.store import SqliteStore

from .orders import POINTS, RICE, Desk


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    with SqliteStore.open("sqlite://") as opened:
        yield opened


@pytest.fixture
def desk(store: SqliteStore) -> Iterator[Desk]:
    """Whatever a test did, in the end the books are in order."""
    made = Desk(store)
    yield made
    for unit in (POINTS, RICE):
        assert made.damage(unit) == []
        assert sum(one.balance for one in store.accounts("lane", unit)) == 0


@pytest.fixture(scope="session")
def codes() -> Callable[..., list[str]]:
    """Call something that must be refused and return the codes of the refusal."""

    def call(
        error: type[CommunityGovError], function: Callable[..., object], *args: object
    ) -> list[str]:
        with pytest.raises(error) as caught:
            function(*args)
        return [problem.code for problem in caught.value.problems]

    return call
