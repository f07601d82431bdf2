"""A case keeps the rule it began with, whatever the place's file says today."""

from datetime import date

import pytest

from community_gov import District, Refused, open_district

from .counter import PLACES, WILLOW, Counter, days

LONGER = WILLOW.replace("- garden", "- garden: {answer_in: 20 working days}")
STRICTER = (
    WILLOW
    + """
patches:
  garden:plot:
    - add_gate:
        action: decline
        name: no_alone
        gate: {label: {zh: 两人, en: Two people}, by: [chair]}
    - add_document:
        name: lease
        field: {label: {zh: 租约, en: Lease}, type: text}
        actions: [say_again]
"""
)
RELABELLED = (
    WILLOW
    + """
patches:
  garden:plot:
    - replace:
        action: decline
        with:
          label: {zh: 婉拒, en: Turn down}
          by: [gardener]
          from: asked
          to: declined
          reasons: [lives_elsewhere]
          effects:
            - release: {register: garden-plot}
"""
)


def reopened(counter: Counter, text: str) -> District:
    """Close the office, change its file, and open it the next morning."""
    bench = counter.bench
    bench.district.close()
    (bench.places / "willow.yaml").write_text(text, encoding="utf-8")
    counter.district = open_district(bench.places, bench.url, bench.keys, now=lambda: bench.moment)
    counter.here = counter.district.neighbourhood("willow")
    return counter.district


def test_a_running_case_goes_on_by_the_old_rule(willow: Counter) -> None:
    old = willow.ask(1)
    with reopened(willow, STRICTER) as district:
        new = willow.ask(2)
        assert willow.here.case(old).workflow != willow.here.case(new).workflow
        assert willow.act(old, "say_again", willow.aunt).happened == "acted"
        with pytest.raises(Refused) as caught:
            willow.act(new, "say_again", willow.aunt)
        assert [one.code for one in caught.value.problems] == ["field.missing"]
        decline = {"by": willow.gardener, "reason": "lives_elsewhere"}
        assert willow.here.act(old, "decline", **decline).happened == "acted"
        assert willow.here.act(new, "decline", **decline).happened == "requested"
        steps = {one.action.name for one in willow.here.what_next(new) if one.gate}
        assert steps == {"decline"}
        assert district.verify().problems == ()


def test_a_deadline_keeps_its_length(willow: Counter) -> None:
    old = willow.ask(1)
    draft = willow.draft(3)
    with reopened(willow, LONGER) as district:
        new = willow.ask(2)
        due = lambda case: willow.here.deadlines(case)[0].due.day  # noqa: E731
        assert (due(old), due(new)) == (date(2026, 3, 9), date(2026, 3, 30))
        willow.act(draft, "submit", willow.aunt)
        assert due(draft) == date(2026, 3, 9), "begun by the old rule"
        assert willow.here.explain_due(old, "answer").due.day == due(old)
        willow.bench.moment += days(10)
        fired = {one.answer.case for one in district.run_due().fired}
        assert fired == {old, draft}


def test_what_was_asked_for_waits_at_the_old_gate(willow: Counter) -> None:
    case = willow.ask(1)
    willow.act(case, "agree", willow.gardener)
    shown = willow.shown(case)
    without = WILLOW + (
        "patches:\n  garden:plot:\n    - replace: {action: agree, with:"
        " {label: {zh: 同意, en: Agree}, by: [gardener], from: asked, to: agreed}}\n"
    )
    with reopened(willow, without):
        assert willow.shown(case) == shown
        assert willow.look_too(case, shown=shown).states == ("agreed",)
        assert willow.act(willow.ask(2), "agree", willow.gardener).states == ("agreed",)


def test_history_reads_as_it_was_called_then(willow: Counter) -> None:
    old = willow.ask(1)
    willow.act(old, "decline", willow.gardener, reason="lives_elsewhere")
    running = willow.ask(2)
    with reopened(willow, RELABELLED) as district:
        assert willow.here.history(old)[-1].label.en == "Decline"
        assert willow.here.progress(old)[-1].what.zh == "不同意"
        willow.act(running, "decline", willow.gardener, reason="lives_elsewhere")
        assert willow.here.progress(running)[-1].what.en in ("Decline", "Turn down")
        assert district.verify().problems == ()


def test_a_program_that_is_offered_no_more_leaves_its_cases(willow: Counter) -> None:
    case = willow.ask(1)
    without = WILLOW.replace("plugins:\n  - garden\n", "plugins: []\n")
    with reopened(willow, without) as district:
        willow.act(case, "note_people", willow.gardener, data={"people": 2})
        assert willow.here.masked(case)["people"] == "2"
        assert district.verify().problems == ()
        willow.bench.moment += days(30)
        assert len(district.run_due().fired) == 1


def test_a_question_that_is_gone_stops_the_act_and_is_named(willow: Counter) -> None:
    case = willow.draft(1)
    with reopened(willow, WILLOW.replace("plugins:\n  - garden\n", "plugins: []\n")):
        with pytest.raises(Refused) as caught:
            willow.act(case, "submit", willow.aunt)
        assert {one.code for one in caught.value.problems} == {"check.unknown"}
        assert "plugin" in str(caught.value) and "插件" in str(caught.value)
        assert willow.act(case, "give_up", willow.aunt).states == ("given_up",)


def test_the_old_file_comes_back_and_so_does_its_rule(willow: Counter) -> None:
    first = willow.here.case(willow.ask(1)).workflow
    with reopened(willow, STRICTER):
        second = willow.here.case(willow.ask(2)).workflow
    with reopened(willow, PLACES["willow.yaml"]):
        third = willow.here.case(willow.ask(3)).workflow
    assert first == third != second
