"""Time passes: clocks fire once, messages leave at least once, one failure stops no other."""

from datetime import date

import pytest

from community_gov import Conflict, Message, Refused, open_district
from community_gov.testing import Bench

from .counter import PLACES, Counter, days, events, together


def reminded(counter: Counter, case: str) -> int:
    return events(counter, case).count("fired")


def test_what_is_due_fires_once_and_both_times_are_kept(willow: Counter) -> None:
    case, begun = willow.ask(), willow.bench.moment
    assert willow.bench.go_to(begun + days(6)).fired == ()
    report = willow.bench.go_to(begun + days(9))
    (fired,) = report.fired
    assert (fired.place, fired.clock, fired.answer.case) == ("willow", "answer", case)
    assert fired.answer.happened == "fired" and report.failed == ()
    assert willow.bench.go_to(begun + days(9)).fired == ()
    assert willow.bench.go_to(begun + days(99)).fired == ()
    event = willow.here.history(case)[-1]
    assert event.command.at == begun + days(9) and event.command.by.person == "clock"
    clock = willow.here.case(case).state.clocks["answer"]
    assert clock.fired == begun + days(9) and clock.due.day == date(2026, 3, 9)
    assert willow.here.progress(case)[-1].what.en == "Remind"


def test_the_longest_overdue_comes_first_and_no_more_than_the_limit(
    willow: Counter, poplar: Counter
) -> None:
    cases = []
    for number in range(1, 6):
        counter = willow if number % 2 else poplar
        cases.append(counter.ask(number))
        willow.bench.moment += days(1)
    due = [
        c.here.deadlines(case)[0].due.at
        for c in (willow, poplar)
        for case in cases
        if case in {one.id for one in c.here.cases()}
    ]
    assert willow.district.next_due(max(due) + days(1)) == min(due)
    assert willow.district.next_due(min(due) - days(1)) is None
    willow.bench.moment += days(40)
    fired = []
    for expected in (2, 2, 1, 0):
        report = willow.district.run_due(limit=2)
        assert len(report.fired) == expected and not report.failed
        fired += [one.answer.case for one in report.fired]
    assert fired == [cases[0], cases[2], cases[4], cases[1], cases[3]]


def test_the_moment_may_be_given(willow: Counter) -> None:
    case = willow.ask()
    later = willow.bench.moment + days(30)
    assert willow.district.run_due(willow.bench.moment).fired == ()
    assert len(willow.district.run_due(later).fired) == 1
    assert willow.here.history(case)[-1].command.at == later


def test_a_clock_that_stands_still_does_not_fire(willow: Counter) -> None:
    case = willow.ask()
    willow.act(case, "send_back", willow.gardener, items={"photo": "blurred"})
    willow.bench.moment += days(60)
    assert willow.district.run_due().fired == () and reminded(willow, case) == 0
    from .counter import SHARP

    willow.act(case, "hand_in_again", willow.aunt, data={"photo": SHARP})
    assert willow.district.run_due().fired == ()
    willow.bench.moment += days(15)  # the first days of May are holidays
    assert len(willow.district.run_due().fired) == 1


def test_what_was_answered_in_time_does_not_fire(willow: Counter) -> None:
    case = willow.ask()
    willow.act(case, "decline", willow.gardener, reason="lives_elsewhere")
    willow.bench.moment += days(60)
    assert willow.district.run_due().fired == () and reminded(willow, case) == 0


def test_threads_fire_each_clock_once(willow: Counter, poplar: Counter) -> None:
    cases = [willow.ask(number) for number in range(1, 5)] + [poplar.ask(9)]
    willow.bench.moment += days(60)
    reports = together(*[willow.district.run_due] * 4)
    fired = [one.answer.case for report in reports for one in report.fired]
    assert sorted(fired) == sorted(cases)
    assert all(report.failed == () for report in reports)
    assert willow.district.verify().problems == ()


def test_processes_fire_each_clock_once(willow: Counter, processes) -> None:
    cases = [willow.ask(number) for number in range(1, 9)]
    willow.bench.moment += days(60)
    script = """
report = district.run_due()
print(*[one.answer.case for one in report.fired], *[one.code for one in report.failed])
"""
    first, second = (one.split() for one in processes(script))
    assert sorted(first + second) == sorted(cases)
    assert all(reminded(willow, case) == 1 for case in cases)


def test_a_place_that_cannot_be_built_stops_no_other(willow: Counter, poplar: Counter) -> None:
    lost, fine = willow.ask(1), poplar.ask(2)
    bench = willow.bench
    bench.moment += days(60)
    text = PLACES["willow.yaml"].replace("- garden", "- gone")
    (bench.places / "willow.yaml").write_text(text, encoding="utf-8")
    now = lambda: bench.moment  # noqa: E731
    with open_district(bench.places, bench.url, bench.keys, now=now) as district:
        for limit in (1, 100):
            report = district.run_due(limit=limit)
            assert [one.answer.case for one in report.fired] == ([fine] if limit == 1 else [])
            assert [one.code for one in report.failed] == ["plugin.unknown"]
    (bench.places / "willow.yaml").unlink()
    with open_district(bench.places, bench.url, bench.keys, now=now) as district:
        report = district.run_due()
        assert not report.fired and [one.code for one in report.failed] == ["place.unknown"]
    report = bench.district.run_due()
    assert [one.answer.case for one in report.fired] == [lost], "it stayed due"


def test_a_case_that_cannot_fire_stops_no_other_and_stays_due(willow: Counter, raw) -> None:
    bad, good = willow.ask(1), willow.ask(2)
    willow.bench.moment += days(60)
    state = raw.execute("SELECT state FROM cg_case WHERE id = ?", [bad]).fetchone()[0]
    raw.execute("UPDATE cg_case SET state = '{}]' WHERE id = ?", [bad])
    report = willow.district.run_due()
    assert [one.answer.case for one in report.fired] == [good]
    assert [one.code for one in report.failed] and bad in report.failed[0].where
    raw.execute("UPDATE cg_case SET state = ? WHERE id = ?", [state, bad])
    assert [one.answer.case for one in willow.district.run_due().fired] == [bad]


def test_a_clock_that_meets_a_taken_claim_is_reported_or_marked(willow: Counter) -> None:
    willow.bench.moment = willow.bench.moment.replace(month=11, day=2)
    people, data = {"resident": willow.aunt}, {"identity_number": willow.form(1)["identity_number"]}
    for _ in range(2):
        willow.here.open("garden:winter", by=willow.aunt, people=people, data=data)
    willow.bench.moment += days(9)
    report = willow.district.run_due()
    assert len(report.fired) == 2 or [one.code for one in report.failed] == ["conflict.claim_taken"]


def test_messages_leave_in_order_with_ids_that_stay(willow: Counter, poplar: Counter) -> None:
    case = willow.ask(1)
    poplar.ask(2)
    willow.act(case, "send_back", willow.gardener, items={"photo": "blurred"})
    sent: list[Message] = []
    assert len(willow.district.deliver(sent.append, limit=2).left) == 2
    assert len(willow.district.deliver(sent.append).left) == 1
    assert willow.district.deliver(sent.append).left == ()
    assert len({message.id for message in sent}) == 3
    assert [message.place for message in sent] == ["willow", "poplar", "willow"]
    assert all(message.case in message.id for message in sent)


def test_one_that_cannot_leave_holds_up_its_own_case_and_no_other(
    willow: Counter, poplar: Counter
) -> None:
    case = willow.ask(1)
    other = poplar.ask(2)
    willow.act(case, "send_back", willow.gardener, items={"photo": "blurred"})
    tried: list[Message] = []

    def breaks_down(message: Message) -> None:
        tried.append(message)
        if message.case == case:
            raise ConnectionError("13800130001 cannot be reached")

    report = willow.district.deliver(breaks_down)
    assert [one.case for one in tried] == [case, other]
    assert [one.case for one in report.left] == [other]
    (problem,) = report.failed
    assert problem.where == tried[0].id and "13800130001" not in problem.line("en")
    assert problem.line("zh") != problem.line("en")
    again: list[Message] = []
    willow.district.deliver(again.append)
    assert [one.case for one in again] == [case, case]
    assert again[0] == tried[0], "the same message, with the same id"


def test_a_sender_killed_half_way_sends_again_and_loses_nothing(
    willow: Counter, processes, tmp_path
) -> None:
    for number in range(1, 6):
        willow.ask(number)
    outbox = tmp_path / "sent.txt"
    script = """
import os
def send(message):
    with open(arguments[0], "a") as file:
        file.write(message.id + "\\n")
    if open(arguments[0]).read().count("\\n") == 3:
        os._exit(0)
district.deliver(send)
"""
    processes(script, str(outbox), count=1)
    assert outbox.read_text().count("\n") == 3
    left: list[str] = []
    assert len(willow.district.deliver(lambda message: left.append(message.id)).left) == 3
    before = outbox.read_text().split()
    assert left[0] == before[2] and len({*before, *left}) == 5


def test_the_message_of_a_refused_act_is_never_sent(willow: Counter) -> None:
    with pytest.raises(Exception):  # noqa: B017
        willow.ask(plot="school")
    assert willow.district.deliver(lambda message: None).left == ()


def test_a_year_that_is_not_announced_is_provisional(willow: Counter) -> None:
    willow.bench.moment = willow.bench.moment.replace(year=2029)
    (deadline,) = willow.here.deadlines(willow.ask())
    assert deadline.due.provisional


def test_the_bench_begins_on_a_working_monday(tmp_path) -> None:
    with Bench(tmp_path, PLACES) as bench:
        assert bench.moment.weekday() == 0 and bench.moment.utcoffset() == days(8 / 24)


def test_nobody_overtakes_a_deadline_because_the_worker_was_late(willow: Counter) -> None:
    case, begun = willow.ask(), willow.bench.moment
    willow.bench.moment += days(60)
    answer = willow.act(case, "decline", willow.gardener, reason="lives_elsewhere")
    assert answer.happened == "acted" and answer.version == 4
    *_, fired, declined = willow.here.history(case)
    assert (fired.decision.happened, fired.label.en) == ("fired", "Remind")
    assert fired.command.by.person == "clock" and declined.label.en != "Remind"
    assert fired.command.at == declined.command.at == begun + days(60)
    assert willow.district.run_due().fired == () and willow.district.verify().problems == ()
    left: list[Message] = []
    willow.district.deliver(left.append)
    assert sum("deadline" in one.text.en for one in left) == 1


def test_what_is_refused_fires_nothing(willow: Counter, refused) -> None:
    case = willow.ask()
    willow.bench.moment += days(60)
    refused(Refused, willow.act, case, "decline", willow.aunt, reason="lives_elsewhere")
    assert reminded(willow, case) == 0
    assert len(willow.district.run_due().fired) == 1 and reminded(willow, case) == 1


def test_who_saw_the_case_before_its_deadline_still_acts_on_it(willow: Counter, refused) -> None:
    case = willow.ask()
    seen = willow.here.case(case).version
    willow.bench.moment += days(60)
    willow.act(case, "decline", willow.gardener, reason="lives_elsewhere", version=seen)
    assert reminded(willow, case) == 1
    refused(Conflict, willow.act, case, "give_up", willow.aunt, version=seen)


def test_a_vote_and_a_key_after_the_deadline(willow: Counter) -> None:
    case = willow.ask()
    willow.act(case, "agree", willow.gardener)
    willow.bench.moment += days(60)
    first = willow.look_too(case, key="late")
    assert (first.happened, willow.states(case)) == ("acted", ("agreed",))
    assert reminded(willow, case) == 1


def test_what_comes_through_another_case_comes_after_what_was_due_too(willow: Counter) -> None:
    plot = willow.held()
    walk = willow.here.open("garden:round", by=willow.gardener, links={"plot": [plot]}).case
    willow.bench.moment += days(400)
    willow.act(walk, "walk", willow.gardener)
    done = [event.label.en for event in willow.here.history(plot)]
    assert done[-2:] == ["Ask whether it is still wanted", "Visit"]
    assert willow.district.run_due().fired == () and willow.district.verify().problems == ()
