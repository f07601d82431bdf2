"""The verbs of one counter: open, act, vote, and all that can be looked at."""

from datetime import date

import pytest

from community_gov import Refused, Said

from .counter import SHARP, Counter, days, events


def test_a_plot_from_the_first_word_to_the_key(willow: Counter) -> None:
    opened = willow.begin()
    assert (opened.happened, opened.version, opened.states) == ("opened", 1, ("draft",))
    assert not opened.repeated and opened.told[0].en == "not handed in"
    case = opened.case
    assert willow.act(case, "submit", willow.aunt).happened == "acted"
    asked = willow.act(case, "agree", willow.gardener)
    assert (asked.happened, asked.states, asked.version) == ("requested", ("asked",), 3)
    agreed = willow.look_too(case)
    assert (agreed.happened, agreed.states) == ("acted", ("agreed",))
    assert willow.act(case, "confirm", willow.officer).states == ("held",)
    assert events(willow, case) == ["opened", "acted", "requested", "acted", "acted"]
    assert [event.seq for event in willow.here.history(case)] == [1, 2, 3, 4, 5]
    assert willow.here.case(case).version == 5


def test_what_next_says_who_and_what_is_missing(willow: Counter) -> None:
    opened = willow.here.open(
        "garden:plot", by=willow.aunt, people={"resident": willow.aunt}, data={"plot": "sunny"}
    )
    steps = {one.action.name: one for one in willow.here.what_next(opened.case)}
    assert set(steps) == {"submit", "give_up"}
    assert steps["submit"].missing == ("phone", "identity_number", "photo")
    assert steps["submit"].action.by == ("resident",) and steps["submit"].shown is None
    case = willow.ask()
    willow.act(case, "agree", willow.gardener)
    gates = [one for one in willow.here.what_next(case) if one.gate]
    assert [(one.action.name, one.gate.name) for one in gates if one.gate] == [
        ("agree", "second_look")
    ]
    assert gates[0].shown
    assert "agree" not in {one.action.name for one in willow.here.what_next(case) if not one.gate}


def test_the_chair_refuses_and_the_gardener_asks_again(willow: Counter) -> None:
    case = willow.ask()
    willow.act(case, "agree", willow.gardener)
    assert willow.look_too(case, Said.REFUSE).happened == "refused"
    assert willow.states(case) == ("asked",)
    assert willow.act(case, "agree", willow.gardener).happened == "requested"


def test_the_chair_abstains_and_another_answers(willow: Counter) -> None:
    case = willow.ask()
    willow.act(case, "agree", willow.gardener)
    assert willow.look_too(case, Said.ABSTAIN).happened == "voted"
    other = willow.bench.worker("willow", "chair", "willow_committee")
    assert willow.look_too(case, by=other).states == ("agreed",)


def test_what_was_shown_has_changed_and_the_answer_does_not_count(willow: Counter, refused) -> None:
    case = willow.ask()
    willow.act(case, "agree", willow.gardener)
    seen = willow.shown(case)
    willow.act(case, "note_people", willow.gardener, data={"people": 4})
    assert willow.act(case, "agree", willow.gardener).happened == "requested"
    assert refused(Refused, willow.look_too, case, shown=seen) == ["gate.shown"]
    assert willow.look_too(case).states == ("agreed",)


def test_progress_is_told_in_order_with_the_reason(willow: Counter) -> None:
    case = willow.ask()
    willow.bench.moment += days(1)
    willow.act(case, "agree", willow.gardener)
    willow.look_too(case, Said.REFUSE)
    willow.act(case, "decline", willow.gardener, reason="lives_elsewhere")
    told = willow.here.progress(case)
    assert [one.what.en for one in told] == ["Begin", "Hand in", "Decline"]
    assert [one.why.en if one.why else None for one in told] == [None, None, "lives elsewhere"]
    assert told[1].now[0].zh == "申请已收到。" and told[2].now[0].en == "Declined"
    assert told[2].at - told[1].at == days(1)


def test_history_says_who_by_which_right_and_on_what_it_rested(willow: Counter) -> None:
    case = willow.ask()
    opened, submitted = willow.here.history(case)
    assert opened.command.people == {"resident": (willow.aunt,)}
    assert (submitted.command.by.person, submitted.decision.right) == (willow.aunt, "resident")
    assert submitted.facts.answers["garden:fee@1"].value == 60
    assert submitted.decision.held["fee_yuan"].value == 60
    assert submitted.decision.done == ("submit",)


def test_deadlines_stand_still_and_explain_themselves(willow: Counter) -> None:
    case = willow.ask()
    (deadline,) = willow.here.deadlines(case)
    assert (deadline.clock, deadline.due.day) == ("answer", date(2026, 3, 9))
    assert not deadline.paused and not deadline.fired
    willow.act(case, "send_back", willow.gardener, items={"photo": "blurred"})
    (deadline,) = willow.here.deadlines(case)
    assert deadline.paused
    willow.bench.moment += days(2)
    willow.act(case, "hand_in_again", willow.aunt, data={"photo": SHARP})
    (deadline,) = willow.here.deadlines(case)
    explanation = willow.here.explain_due(case, "answer")
    assert deadline.due == explanation.due and deadline.due.day == date(2026, 3, 11)
    assert [day.number for day in explanation.days if day.counted] == [1, 2, 3, 4, 5]
    assert explanation.days[-1].date == explanation.due.day
    willow.bench.go_to(willow.bench.moment + days(20))
    (deadline,) = willow.here.deadlines(case)
    assert deadline.fired
    willow.act(case, "decline", willow.gardener, reason="lives_elsewhere")
    assert willow.here.deadlines(case) == ()


def test_a_setting_of_the_place_decides_the_time(willow: Counter, poplar: Counter) -> None:
    (short,) = willow.here.deadlines(willow.ask(1))
    (long,) = poplar.here.deadlines(poplar.ask(2))
    assert (short.due.day, long.due.day) == (date(2026, 3, 9), date(2026, 3, 16))


def test_anybody_sees_masks_and_plain_values(willow: Counter) -> None:
    masks = willow.here.masked(willow.ask())
    assert masks["plot"] == "sunny" and masks["fee_yuan"] == "60"
    assert masks["phone"] == "138****0001" and "9005" not in masks["identity_number"]
    assert masks["photo"] == "PDF"


def test_reading_is_for_a_role_and_a_purpose_and_is_written_down(willow: Counter, refused) -> None:
    case = willow.ask(7)
    read = willow.here.read
    assert read(case, "phone", by=willow.gardener, purpose="decline") == "13800130007"
    assert read(case, "photo", by=willow.gardener, purpose="send_back") == SHARP
    assert read(case, "plot", by=willow.aunt, purpose="anything") == "sunny"
    # The chair answers at a gate of this action, and that is a purpose too.
    willow.bench.moment += days(1)
    assert read(case, "identity_number", by=willow.chair, purpose="agree")
    refusals = [
        refused(Refused, read, case, "phone", by=willow.chair, purpose="agree"),
        refused(Refused, read, case, "identity_number", by=willow.chair, purpose="decline"),
        refused(Refused, read, case, "phone", by=willow.aunt, purpose="submit"),
        refused(Refused, read, case, "phone", by=willow.gardener, purpose="confirm"),
        refused(Refused, read, case, "phone", by="nobody", purpose="decline"),
    ]
    assert refusals == [["field.not_yours"]] * 5
    assert refused(Refused, read, case, "phone", by=willow.gardener, purpose="declin") == [
        "field.purpose"
    ]
    first, second, third = willow.here.openings(case)
    assert (first.person, first.role, first.field, first.purpose) == (
        willow.gardener,
        "gardener",
        "phone",
        "decline",
    )
    assert second.field == "photo"
    assert (third.role, third.purpose, third.at - first.at) == ("chair", "agree", days(1))
    assert willow.here.openings(willow.ask(8)) == []


def test_an_opening_is_on_the_disk_before_the_value_is_seen(willow: Counter, monkeypatch) -> None:
    case = willow.ask()
    keyring = willow.here._office.keyring

    def fail(*_: object) -> object:
        raise RuntimeError("the screen went dark")

    monkeypatch.setattr(type(keyring), "open", fail)
    with pytest.raises(RuntimeError):
        willow.here.read(case, "phone", by=willow.gardener, purpose="decline")
    assert len(willow.here.openings(case)) == 1


def test_cases_are_found_by_what_they_are(willow: Counter) -> None:
    first, second = willow.ask(1), willow.draft(2)
    round_ = willow.here.open("garden:round", by=willow.gardener).case
    ids = lambda **by: [one.id for one in willow.here.cases(**by)]  # noqa: E731
    assert set(ids()) == {first, second, round_} and len(ids(limit=2)) == 2
    assert set(ids(program="garden:plot")) == {first, second}
    assert ids(state="asked") == [first] and ids(state="draft") == [second]
    assert set(ids(person=willow.aunt)) == {first, second}
    assert set(ids(status="open")) == {first, second, round_} and ids(status="closed") == []


def test_people_and_what_they_are_to_each_other(willow: Counter) -> None:
    child = willow.here.register_person({"name": "王小满", "phone": "13900139000"})
    assert willow.here.find_person("phone", "139 0013 9000") == (child,)
    assert willow.here.find_person("phone", "13900139001") == ()
    today = willow.bench.moment.date()
    willow.here.relate("guardian", willow.aunt, child, today, today + days(3))
    (relation,) = willow.here.relations(willow.aunt)
    assert (relation.kind, relation.of) == ("guardian", child)
    willow.bench.moment += days(4)
    assert willow.here.relations(willow.aunt) == ()
    assert willow.here.relations(child) == ()


def test_a_message_names_what_is_plain_and_goes_to_whoever_holds_the_role(willow: Counter) -> None:
    willow.ask()
    sent = []
    assert len(willow.district.deliver(sent.append).left) == 1
    (message,) = sent
    assert (message.to, message.text.zh) == (
        willow.gardener,
        "有人申请地块“向阳”，费用 60 元。",
    )
    assert message.text.en == "Somebody asks for plot sunny, 60 yuan."


def test_what_was_sent_back_is_named_with_its_reason(willow: Counter) -> None:
    case = willow.ask()
    willow.act(case, "send_back", willow.gardener, items={"photo": "blurred"})
    sent = []
    willow.district.deliver(sent.append)
    assert (sent[-1].to, sent[-1].text.en) == (
        willow.aunt,
        "Please hand in only: Proof of address (cannot be read).",
    )


def test_nobody_holds_the_role_so_the_message_waits_for_whoever_will(willow: Counter) -> None:
    willow.bench.moment -= days(30)
    willow.ask()
    sent = []
    willow.district.deliver(sent.append)
    assert [one.to for one in sent] == ["role:gardener"]


def test_a_log_has_what_was_handed_in_each_time_and_nothing_about_a_person(
    willow: Counter, poplar: Counter
) -> None:
    first, second = willow.ask(1), willow.ask(2)
    poplar.ask(3)
    for case, people in ((first, 2), (second, 3), (first, 4)):
        willow.act(case, "note_people", willow.gardener, data={"people": people})
    log = willow.here.entries("garden:plot", "note_people")
    noted = sorted((one.case, one.values["people"]) for one in log)
    assert noted == sorted([(first, 2), (first, 4), (second, 3)])
    handed_in = willow.here.entries("garden:plot", "open")
    assert len(handed_in) == 2
    assert not any({"phone", "identity_number", "photo"} & set(one.values) for one in handed_in)
    assert all("plot" in one.values for one in handed_in)
