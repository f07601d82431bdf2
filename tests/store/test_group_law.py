"""A law: what is written in one group ends as if it had been written one after the other."""

import shutil
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community_gov.domain.errors import CommunityGovError
from community_gov.services.ports import Change
from community_gov.store import SqliteStore, groups

from .building import change, claim, message, opened, sealed
from .gathering import together

STEPS = 3
"""Each case has so many steps; the later one rests on the earlier one."""


@st.composite
def units(draw: st.DrawFn) -> list[list[Change]]:
    """Deal units of few cases and few claims, so that many of them meet."""
    wishes = st.tuples(st.integers(1, 3), st.integers(1, STEPS), st.sampled_from("abc"))
    dealt = draw(st.lists(st.lists(wishes, min_size=1, max_size=2), min_size=1, max_size=8))
    numbers = count()
    made = []
    for wished in dealt:
        cases = {case: (step, key) for case, step, key in wished}
        made.append([_step(f"c{case}", *cases[case], next(numbers)) for case in cases])
    return made


def _step(case: str, step: int, key: str, number: int) -> Change:
    more = {
        "claims": (claim(f"{case}-{key}", key),),
        "messages": (message(f"m{number}", case),),
        "state": f"s{number}",
    }
    before = opened(case)
    if step == 1:
        return opened(case, values={"phone": sealed(str(number))}, **more)
    for _ in range(step - 2):
        before = change(before.after)
    return change(before.after, **more)


def ends(errors: Sequence[BaseException | None]) -> list[object]:
    told = []
    for error in errors:
        assert error is None or isinstance(error, CommunityGovError), repr(error)
        told.append(error.problems if error else "done")
    return told


def one_by_one(store: SqliteStore, dealt: list[list[Change]]) -> list[object]:
    errors: list[BaseException | None] = []
    for unit in dealt:
        try:
            store.commit(unit)
        except CommunityGovError as error:
            errors.append(error)
        else:
            errors.append(None)
    return ends(errors)


def in_a_group(store: SqliteStore, dealt: list[list[Change]]) -> list[object]:
    doings = [lambda unit=unit: store.commit(unit) for unit in dealt]  # type: ignore[misc]
    return ends([thread.error for thread in together(store, doings)])


@pytest.mark.parametrize("members", [64, 3])
def test_a_group_ends_like_one_after_the_other(
    tmp_path: Path,
    dump: Callable[[Path], list[str]],
    monkeypatch: pytest.MonkeyPatch,
    members: int,
) -> None:
    monkeypatch.setattr(groups, "MEMBERS", members)
    empty, numbers = tmp_path / "empty.db", count()
    SqliteStore.open(f"sqlite:///{empty}").close()

    @settings(max_examples=40, deadline=None)
    @given(units())
    def law(dealt: list[list[Change]]) -> None:
        found = []
        for write in (one_by_one, in_a_group):
            file = tmp_path / f"{next(numbers)}.db"
            shutil.copy(empty, file)
            with SqliteStore.open(f"sqlite:///{file}") as store:
                told = write(store, dealt)
            found.append((told, dump(file)))
        assert found[0] == found[1]

    law()
