"""From the problem to the watch: who may do what, and what stands in the way."""

from fractions import Fraction

from community_gov.plugin import Said

from .conftest import Estate


def test_a_title_that_is_not_clear_blocks_the_swap(estate: Estate) -> None:
    case = estate.open()
    seized = estate.clear(seizure="seized")
    assert estate.codes(estate.act, case, "check_title", data=seized) == ["field.must_be"]
    mortgaged = estate.clear(mortgage="mortgaged")
    assert estate.codes(estate.act, case, "check_title", data=mortgaged) == ["field.missing"]
    estate.act(case, "title_not_clear", data=seized)
    assert estate.states(case) == {"blocked"}
    assert estate.codes(estate.propose, case) == ["action.not_here"]
    estate.act(case, "check_title", data=estate.clear())
    assert estate.states(case) == {"checked"}


def test_a_counter_proposal_is_another_round_and_rounds_are_limited(made) -> None:
    estate = made("{rounds: 2}")
    case = estate.checked()
    estate.propose(case)
    happened = estate.vote(
        case, "talks-settle", "owners_side", "committee", Said.REFUSE, reason="price"
    )
    assert happened == "refused"
    estate.propose(case, "holder", in_return="减免三年物业费")
    assert "talks-2" in estate.states(case)
    assert estate.codes(estate.propose, case, "committee") == ["action.not_here"]
    estate.act(case, "talks-break_off", reason="out_of_rounds")
    assert estate.states(case) == {"refused"}


def test_parties_are_data(made) -> None:
    estate = made("{parties: [owners_side, title_holder]}")
    case = estate.checked()
    estate.propose(case)
    estate.vote(case, "talks-settle", "owners_side", "committee")
    assert estate.vote(case, "talks-settle", "title_holder", "holder") == "acted"


def test_that_no_joint_decision_is_needed_is_said_by_three_people(estate: Estate) -> None:
    case = estate.settled()
    data = {"item": "other", "item_reason": "涉及共有"}
    assert estate.codes(estate.act, case, "no_joint_decision", data=data) == ["field.must_be"]
    assert estate.states(estate.approved()) == {"approved"}


def test_works_and_title_go_on_at_the_same_time(estate: Estate) -> None:
    case = estate.executed()
    assert estate.states(case) == {"executed"}
    assert estate.codes(estate.act, case, "accept", data={"measured_area": Fraction(49)}) == [
        "check.denied"
    ]


def test_the_registry_may_refuse_and_is_asked_again(estate: Estate) -> None:
    case = estate.approved()
    use = {"planned_use": "conforms", "use_reference": "规1"}
    assert estate.codes(estate.act, case, "confirm_use", data=use) == ["action.not_yours"]
    estate.act(case, "confirm_use", "planner", data=use)
    estate.act(case, "ask_registration", data={"registration_reference": "1"})
    estate.act(case, "registration_refused", "registrar", reason="paper_missing")
    assert "title_open" in estate.states(case)
    estate.later(120)
    again = {"registration_reference": "2"}
    assert estate.codes(estate.act, case, "ask_registration", data=again) == ["document.expired"]
    fresh = {**again, "title_extract": estate.clear()["title_extract"]}
    estate.act(case, "ask_registration", data=fresh)
    estate.act(case, "register_transfer", "registrar")
    assert "title_passed" in estate.states(case)


def test_it_is_closed_when_nothing_came_back(estate: Estate) -> None:
    case = estate.watched()
    assert estate.states(case) == {"watching"}
    estate.later(190)
    assert estate.states(case) == {"closed"}
    assert estate.bench.district.verify().problems == ()


def test_an_answer_weeks_later_opens_it_again(estate: Estate) -> None:
    case = estate.watched()
    estate.act(case, "fits", "committee", data={"fits": "well"})
    asking = {"lasting": "came_back"}
    assert estate.codes(estate.act, case, "lasting", "committee", data=asking)
    estate.later(43)
    estate.act(case, "lasting", "committee", data=asking)
    assert estate.states(case) == {"found"}
    assert estate.bench.district.verify().problems == ()


def test_a_new_problem_of_the_same_kind_opens_it_again(estate: Estate) -> None:
    case = estate.watched()
    estate.later(190)
    by = estate.who["worker"]
    problem = {"problem": "物业又没有用房了"}
    links = {"earlier": [case]}
    estate.here.open("complaints:problem", by=by, data=problem, links=links)
    assert estate.states(case) == {"found"}
    assert estate.here.case(case).state.flags == ("back_again",)


def test_the_watch_asks_by_itself_and_opens_it_again(estate: Estate) -> None:
    case = estate.watched()
    for _ in range(3):
        estate.open()
    estate.later(35)
    assert estate.states(case) == {"found"}
    assert estate.here.case(case).held["recurrence"].value == "again"
    assert estate.here.case(case).state.flags == ("back_again",)
    assert estate.bench.district.verify().problems == ()
