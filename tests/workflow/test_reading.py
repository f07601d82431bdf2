"""What a workflow and a case say side by side: where it is, and what can be done."""

import pytest
from attrs import evolve

from community_gov.workflow.definition import Need, StateKind, Status
from community_gov.workflow.reading import leaves, next_steps, status_of

from .builders import case, command, decided, gate, held, office, state, workflow

DEEP = workflow(
    states=(
        state(
            "both",
            state("l", state("l1"), state("l2", status=Status.WAITING), kind=StateKind.NESTED),
            state("r", state("r1", status=Status.CLOSED), kind=StateKind.NESTED),
            kind=StateKind.PARALLEL,
        ),
        state("end", status=Status.FINAL),
    )
)


@pytest.mark.parametrize(
    ("configuration", "inner", "status"),
    [
        (("both", "l", "l1", "r", "r1"), ["l1", "r1"], Status.OPEN),
        (("both", "r", "r1", "l", "l2"), ["l2", "r1"], Status.WAITING),
        (("end",), ["end"], Status.FINAL),
        (("start",), [], Status.OPEN),
    ],
)
def test_a_case_is_where_its_innermost_states_are_and_as_open_as_the_most_open(
    configuration: tuple[str, ...], inner: list[str], status: Status
) -> None:
    assert [one.name for one in leaves(DEEP, configuration)] == inner
    assert status_of(DEEP, configuration) is status


def test_the_next_steps_are_those_that_fit_here_with_what_is_missing() -> None:
    of = office(needs=(Need("name"), Need("map", {"use": "stall"})))
    where = case("filed", held={"use": held("stall")})
    steps = {one.action.name: one.missing for one in next_steps(of, where)}
    assert steps == {"approve": ("name", "map"), "refuse": (), "note": ()}
    full = evolve(where, held={**where.held, "name": held("Li"), "map": held("m")})
    assert {one.missing for one in next_steps(of, full)} == {()}


def test_the_next_steps_offer_the_answer_with_what_is_shown() -> None:
    of = office(gates=(gate(), gate("boss")))
    state = decided(of, case("filed", of=of), command("approve")).state
    steps = next_steps(of, case("filed", of=of, pending=state.pending))
    gates = {one.gate.name: one.shown for one in steps if one.gate}
    digest = state.pending["approve"].digest
    assert gates == {"leader": digest, "boss": digest}
    assert "refuse" in {one.action.name for one in steps}
