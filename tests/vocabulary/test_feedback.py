"""A short question after closing, a survey weeks later, and answers that reopen."""

from datetime import timedelta
from pathlib import Path

import pytest

from .desk import Desk, faults

WRITTEN = """
reasons:
  not_solved: {zh: 没有解决, en: not solved}
messages:
  again: {zh: 有一件事项要重办。, en: Something is to be done again.}
states:
  filed: {label: {zh: 已收, en: filed}}
  settled: {label: {zh: 已办结, en: settled}, status: closed}
  dropped: {label: {zh: 已取消, en: dropped}, status: final}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  settle: {label: {zh: 办结, en: settle}, by: [clerk], from: filed, to: settled}
  comment: {label: {zh: 备注, en: comment}, by: [clerk], from: [filed, settled]}
  drop: {label: {zh: 取消, en: drop}, by: [clerk], from: [filed, settled], to: dropped}
  reopen:
    label: {zh: 重办, en: open again}
    by: [clerk]
    from: settled
    to: filed
    reasons: [not_solved]
    effects: [{notify: {to: clerk, message: again}}]
feedback:
  opinion:
    question: {zh: 这件事办得怎么样？, en: How was it?}
    of: [resident]
    after: [settled]
    choices: {good: {zh: 满意, en: good}, poor: {zh: 没解决, en: not solved}}
    within: 15 calendar days
    reopens: {answers: [poor], through: reopen}
  since:
    question: {zh: 过了一阵，还好吗？, en: 'Is it {still} good?'}
    of: [resident]
    after: [settled]
    choices: {yes_it_is: {zh: 还好, en: it is}, no_more: {zh: 又坏了, en: no more}}
    later: 42 calendar days
    within: 10 calendar days
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, WRITTEN)


def answer(desk: Desk, case: str, said: str, question: str = "opinion") -> None:
    desk.act(case, question, by="resident", data={question: said})


def test_who_was_helped_is_asked_once_when_it_is_closed(desk: Desk) -> None:
    case = desk.open()
    assert desk.codes(answer, desk, case, "good") != []
    desk.act(case, "settle")
    assert desk.told() == [("resident", "How was it? (good, not solved)")]
    desk.act(case, "comment")
    answer(desk, case, "good")
    assert desk.told() == [] and desk.states(case) == ("settled",)
    assert desk.codes(answer, desk, case, "poor") != [], "one answer for each closing"
    assert desk.codes(desk.act, case, "opinion", by="clerk", data={"opinion": "good"}) != []
    assert desk.sound()


def test_an_answer_reopens_and_the_next_closing_asks_again(desk: Desk) -> None:
    case = desk.open()
    desk.act(case, "settle")
    desk.told()
    answer(desk, case, "poor")
    assert desk.states(case) == ("filed",) and desk.flags(case) == ()
    assert sorted(desk.told()) == [
        ("clerk", "Something is to be done again."),
        ("other clerk", "Something is to be done again."),
    ]
    assert desk.done(case)[-1] == "Because of the answer: open again"
    desk.act(case, "settle")
    assert desk.states(case) == ("settled",), "the old answer reopens nothing"
    assert desk.told() == [("resident", "How was it? (good, not solved)")]
    answer(desk, case, "good")
    assert desk.states(case) == ("settled",) and desk.sound()


def test_it_is_too_late_after_its_time(desk: Desk) -> None:
    case = desk.open()
    desk.act(case, "settle")
    desk.after(days=16)
    assert desk.codes(answer, desk, case, "poor") == ["action.closed"]


def test_a_survey_is_asked_weeks_later_and_not_of_what_was_opened_again(desk: Desk) -> None:
    kept, again = desk.open(), desk.open()
    for case in (kept, again):
        desk.act(case, "settle")
    desk.bench.moment += timedelta(days=5)
    answer(desk, again, "poor")
    desk.told()
    assert desk.after(days=38) == ["opinion-open", "since-later"]
    assert desk.told() == [("resident", "Is it {still} good? (it is, no more)")]
    answer(desk, kept, "no_more", "since")
    assert desk.states(kept) == ("settled",)
    desk.act(again, "settle")
    assert "since-later" in desk.after(days=43) and desk.sound()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("answers: [poor]", "answers: [bad]", "feedback.answer"),
        ("through: reopen", "through: reopn", "feedback.through"),
        ("through: reopen", "through: settle", "feedback.through_way"),
        ("of: [resident]\n    after", "of: []\n    after", "feedback.nobody"),
        (
            "to: filed\n    reasons",
            "to: filed\n    power: office\n    reasons",
            "feedback.through_gate",
        ),
        ("of: [resident]\n    after", "of: [residnt]\n    after", "unknown.role"),
    ],
)
def test_a_question_that_does_not_fit_is_refused(old: str, new: str, code: str) -> None:
    found = faults(WRITTEN.replace(old, new, 1))
    assert code in {one.code for one in found}
    assert all("{" not in one.line("zh") + one.line("en") for one in found)


def said(desk: Desk, least: int = 3) -> dict[str, tuple[int, int, list[tuple[str, int]]]]:
    today = desk.here.today()
    found = desk.here.opinions(today - timedelta(days=99), today, least=least)
    return {
        one.name: (
            one.asked,
            one.answered,
            [("+".join(each.answers), each.share.count) for each in one.said],
        )
        for one in found
    }


def test_answers_are_counted_and_few_are_not_told(desk: Desk) -> None:
    for number in range(6):
        case = desk.open()
        desk.act(case, "settle")
        if number < 2:
            answer(desk, case, "good")
    assert said(desk)["opinion"] == (6, 2, []), "two answers tell who said what"
    assert said(desk, least=1)["opinion"] == (6, 2, [("good", 2)])
    for number in range(4):
        case = desk.open()
        desk.act(case, "settle")
        answer(desk, case, "poor" if number == 0 else "good")
    assert said(desk)["opinion"] == (10, 6, [("good+poor", 6)]), "one alone is not told"
    for _ in range(2):
        case = desk.open()
        desk.act(case, "settle")
        answer(desk, case, "poor")
    assert said(desk)["opinion"] == (12, 8, [("good", 5), ("poor", 3)])
    today = desk.here.today()
    (opinion, since) = desk.here.opinions(today, today, least=3)
    low, high = opinion.said[0].share.interval
    assert 0.3 < low < 5 / 8 < high < 0.87 and since.asked == 0
    desk.bench.moment += timedelta(days=200)
    assert said(desk)["opinion"] == (0, 0, [])
    assert desk.codes(desk.here.opinions, desk.here.today(), desk.here.today() - timedelta(1))


def test_an_answer_opens_again_what_a_person_must_link_with_another_case(tmp_path: Path) -> None:
    linked = "    links: [{kind: recurrence, required: true}]\n"
    desk = Desk(tmp_path, WRITTEN.replace("    reasons: [not_solved]\n", linked))
    case = desk.open()
    desk.act(case, "settle")
    assert desk.codes(desk.act, case, "reopen") != [], "whoever opens it again names the other"
    answer(desk, case, "poor")
    assert desk.states(case) == ("filed",) and desk.sound()


def test_nobody_is_told_where_nobody_was_to_be_asked(tmp_path: Path) -> None:
    anybody = WRITTEN.replace("by: [resident], to: filed", "by: [resident, clerk], to: filed")
    desk = Desk(tmp_path, anybody)
    desk.act(desk.open("clerk", parts=False), "settle")
    assert desk.told() == []
