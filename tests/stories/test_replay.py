"""Every recorded case of the story is decided again, from what was recorded, byte for byte."""

from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve

from community_gov.domain.cases import Case
from community_gov.domain.events import Decision
from community_gov.store import SqliteStore
from community_gov.store.codec import EVENT, STATE
from community_gov.workflow.chart.stepping import Chart
from community_gov.workflow.decide import decide


@pytest.fixture(scope="module")
def store(telling: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    opened = SqliteStore.open(telling.copy(tmp_path_factory.mktemp("replay")))
    yield opened
    opened.close()


def test_the_same_command_on_the_same_facts_gives_the_same_bytes(store: SqliteStore) -> None:
    seen = {"cases": 0, "events": 0}
    for place, name in store.all_cases():
        seen["cases"] += 1
        stored = store.case(place, name)
        assert stored is not None
        workflow = store.workflow(place, stored.workflow)
        assert workflow is not None
        case = Case(name, place, stored.program, stored.workflow, exercise=stored.exercise)
        for one in store.events(place, name):
            seen["events"] += 1
            event = one.event
            case = evolve(case, people=event.command.people or case.people)
            # A chart of its own each time: nothing that was remembered helps.
            again = decide(Chart(workflow, stored.workflow), case, event.command, event.facts)
            assert isinstance(again, Decision)
            assert EVENT.write(evolve(event, decision=again)) == one.written
            held = {**case.held, **again.held}
            case = evolve(case, version=event.seq, held=held, state=again.state)
        assert case == stored and STATE.write(case.state) == STATE.write(stored.state)
    assert seen["cases"] > 30 and seen["events"] > 200
