"""Where the case stands elsewhere can be a condition: how parallel regions meet."""

from community_gov.workflow.decide import decide
from community_gov.workflow.definition import Arc, StateKind

from .builders import action, case, chart, codes, command, decided, facts, state, workflow

BOTH = state(
    "rescue",
    state("door", state("waiting"), state("calmed"), kind=StateKind.NESTED),
    state("crew", state("coming"), state("there"), kind=StateKind.NESTED),
    kind=StateKind.PARALLEL,
)
RESCUE = workflow(
    action("open", "start>rescue"),
    action("calm", "waiting>calmed"),
    action("arrive", "coming>there"),
    action("free", Arc("rescue", "freed", ("in:there",), ("in:waiting",))),
    states=(BOTH, state("freed")),
)


def test_one_region_waits_for_the_other() -> None:
    where = case("rescue", "door", "waiting", "crew", "there", of=RESCUE)
    assert codes(RESCUE, where, command("free")) == ["action.closed"]
    where = case("rescue", "door", "calmed", "crew", "there", of=RESCUE)
    assert decided(RESCUE, where, command("free")).state.configuration == ("freed",)


def test_the_question_tree_keeps_positions_apart() -> None:
    of = chart(RESCUE)
    for _ in range(2):
        for crew, code in (("coming", "refused"), ("there", "decided")):
            where = case("rescue", "door", "calmed", "crew", crew, of=RESCUE)
            answered = decide(of, where, command("free"), facts())
            assert hasattr(answered, "problems") is (code == "refused")
