"""A plugin that is broken on purpose in each way, and the kit that says so."""

from itertools import count

import pytest
from attrs import evolve

from community_gov.plugin import Arc
from community_gov.testing import Conformance
from community_gov.testing.saboteur import Attempt
from community_gov.testing.snapshot import changes, snapshot_of

from .test_conformance import Rake, lending


def test_chance_in_the_ids_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    turn = count()
    monkeypatch.setattr(
        "community_gov.testing.subject.SteadyIds", lambda _: lambda: f"{next(turn):032x}"
    )

    class Chance(Conformance):
        plugin = Rake

    with pytest.raises(AssertionError, match="another id"):
        Chance().test_the_same_commands_give_the_same_history()


def test_an_answer_that_changes_when_read_again_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    turn = count()
    monkeypatch.setattr(
        "community_gov.testing.conforming_walks._answers", lambda *_: {"where it is": next(turn)}
    )

    class Forgetful(Conformance):
        plugin = Rake

    with pytest.raises(AssertionError, match="rake:lend: where it is"):
        Forgetful().test_it_survives_save_and_load()


def test_a_door_that_lets_everybody_in_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("community_gov.testing.saboteur._codes", lambda _: ())

    class Open(Conformance):
        plugin = Rake

    with pytest.raises(AssertionError, match=r"rake:lend lend, done .*GOT THROUGH"):
        Open().test_no_saboteur_gets_through()


def test_a_refusal_for_another_reason_does_not_count() -> None:
    told = Attempt("garden:plot", "dig", "role", "clerk", ("field.missing",), (".not_yours",))
    assert not told.held
    assert str(told) == "garden:plot dig, done by clerk: refused by field.missing"


def test_a_changed_workflow_is_shown_part_by_part() -> None:
    kept = snapshot_of(lending())
    again = evolve(lending().actions[0], arcs=(Arc("start", "lent"),), reasons=("torn",))
    changed = evolve(lending(), actions=(again,))
    said = changes(kept, changed, "lend.yaml")
    assert said[0].startswith("lend actions.lend has changed")
    assert any("torn" in line and "+" in line for line in said)
    assert changes(kept, lending(), "lend.yaml") == []
