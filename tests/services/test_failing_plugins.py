"""A plugin's question that fails denies or leaves open, is named, and harms no other."""

from collections.abc import Callable

import pytest

from community_gov import Refused
from community_gov.plugin import Fact, Reading, Text, allow, deny, unknown

from .counter import Counter, events


def raises(reading: Reading) -> Fact:
    raise RuntimeError("the register does not answer")


def recurses(reading: Reading) -> Fact:
    return recurses(reading)


FAILURES: dict[str, Callable[[Reading], object]] = {
    "raises": raises,
    "recurses": recurses,
    "says yes": lambda reading: True,
    "says nothing": lambda reading: None,
    "says text": lambda reading: "allowed",
    "looks up what it may not read": lambda reading: reading.values["identity_number"],
    "asserts": lambda reading: exec("assert False"),
    "changes what it reads": lambda reading: reading.values.update(plot="x"),
    "sets what it reads": lambda reading: setattr(reading, "at", None),
}


@pytest.fixture
def garden():
    import garden

    return garden


@pytest.mark.parametrize("kind", FAILURES)
def test_a_guard_that_fails_denies_and_is_named(
    willow: Counter, refused, monkeypatch, garden, kind: str
) -> None:
    monkeypatch.setattr(garden, "healthy", FAILURES[kind])
    case = willow.draft()
    assert refused(Refused, willow.here.act, case, "submit", by=willow.aunt, key="k") == [
        "check.denied"
    ]
    with pytest.raises(Refused) as caught:
        willow.act(case, "submit", willow.aunt)
    (problem,) = caught.value.problems
    for language, label in (("zh", "土壤合格"), ("en", "the soil is healthy")):
        line = problem.line(language)
        assert label in line and "garden:healthy@1" in line and "garden" in line
    monkeypatch.undo()
    assert willow.act(case, "submit", willow.aunt, key="k").states == ("asked",)


@pytest.mark.parametrize("kind", FAILURES)
def test_a_computation_that_fails_is_unknown_and_never_nought(
    willow: Counter, refused, monkeypatch, garden, kind: str
) -> None:
    monkeypatch.setattr(garden, "fee", FAILURES[kind])
    case = willow.draft()
    assert refused(Refused, willow.here.act, case, "submit", by=willow.aunt) == ["check.unknown"]
    with pytest.raises(Refused) as caught:
        willow.act(case, "submit", willow.aunt)
    assert "garden:fee@1" in str(caught.value) and "费用" in str(caught.value)
    monkeypatch.undo()
    willow.act(case, "submit", willow.aunt)
    assert willow.here.case(case).held["fee_yuan"].value == 60


def test_a_question_that_changes_its_reading_changes_no_other(
    willow: Counter, monkeypatch, garden
) -> None:
    seen: list[dict[str, object]] = []

    def meddles(reading: Reading) -> Fact:
        seen.append(dict(reading.values))
        for values in (reading.values,):
            try:
                values.clear()
                values["plot"] = "school"
            except (AttributeError, TypeError):
                pass
        return allow()

    monkeypatch.setattr(garden, "not_promised", meddles)
    monkeypatch.setattr(garden, "healthy", meddles)
    case = willow.ask()
    assert [one["plot"] for one in seen] == ["sunny", "sunny"]
    held = willow.here.case(case).held
    assert held["plot"].value == "sunny" and held["fee_yuan"].value == 60
    assert willow.district.verify().problems == ()


def test_a_guard_that_does_not_know_is_no_no_and_no_yes(
    willow: Counter, refused, monkeypatch, garden
) -> None:
    why = Text("土样还在路上", "the sample is on its way")
    monkeypatch.setattr(garden, "healthy", lambda reading: unknown(why))
    case = willow.draft()
    assert refused(Refused, willow.here.act, case, "submit", by=willow.aunt) == ["check.unknown"]
    with pytest.raises(Refused) as caught:
        willow.act(case, "submit", willow.aunt)
    assert "土样还在路上" in str(caught.value) and "on its way" in str(caught.value)


def test_all_that_deny_are_heard(willow: Counter, refused, monkeypatch, garden) -> None:
    monkeypatch.setattr(garden, "healthy", raises)
    case = willow.draft(plot="school")
    codes = refused(Refused, willow.here.act, case, "submit", by=willow.aunt)
    assert codes == ["check.denied", "check.denied"]


def test_a_guards_answer_is_kept_as_yes_or_no(willow: Counter, monkeypatch, garden) -> None:
    monkeypatch.setattr(garden, "healthy", lambda reading: Fact("a long value of somebody's"))
    case = willow.ask()
    fact = willow.here.history(case)[-1].facts.answers["garden:healthy@1"]
    assert fact.value is True


def test_a_question_is_asked_once_and_never_for_a_replay(
    willow: Counter, monkeypatch, garden
) -> None:
    asked = []
    monkeypatch.setattr(garden, "healthy", lambda one: asked.append(one.at) or allow())
    case = willow.ask()
    assert asked == [willow.bench.moment]
    monkeypatch.setattr(
        garden, "healthy", lambda one: asked.append(one.at) or deny(Text("否", "no"))
    )
    assert willow.district.verify().problems == ()
    willow.here.history(case), willow.here.what_next(case), willow.here.progress(case)
    assert len(asked) == 1


def test_other_actions_do_not_ask_it(willow: Counter, monkeypatch, garden) -> None:
    case = willow.ask()
    monkeypatch.setattr(garden, "healthy", raises)
    willow.act(case, "note_people", willow.gardener, data={"people": 2})
    willow.act(case, "give_up", willow.aunt)
    assert events(willow, case)[-1] == "acted"


@pytest.mark.parametrize("ends", [KeyboardInterrupt, SystemExit])
def test_who_presses_the_key_to_stop_is_obeyed(
    willow: Counter, monkeypatch, garden, dump, ends: type[BaseException]
) -> None:
    def stop(reading: Reading) -> Fact:
        raise ends

    monkeypatch.setattr(garden, "healthy", stop)
    case, before = willow.draft(), None
    before = dump()
    with pytest.raises(ends):
        willow.act(case, "submit", willow.aunt)
    assert dump() == before
