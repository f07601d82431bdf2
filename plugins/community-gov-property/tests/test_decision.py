"""The owners' joint decision: told before, counted exactly, published, open to challenge."""

import pytest

from community_gov.plugin import Document, Said

from .conftest import PAPER, POSTED, Estate

OUTCOME = {"outcome-place": "东门", "outcome-contact": "业委会", "posted": POSTED["posted"]}


@pytest.mark.parametrize(
    ("item", "first", "answers", "end"),
    [
        ("other", 100, "+++-", "carried"),
        ("other", 100, "++--", "lost"),
        ("other", 100, "+++", "lost"),
        ("other", 100, "+++0", "carried"),
        ("other", 500, "+--+", "lost"),
        ("other", 500, "-", "lost"),
        ("other", 250, "-+++", "carried"),
        ("other", 301, "-+++", "lost"),
        ("change_use", 100, "+++-", "carried"),
        ("change_use", 100, "+++--", "lost"),
        ("change_use", 500, "++--", "lost"),
        ("change_use", 500, "+++-", "carried"),
        ("change_use", 101, "-+++", "lost"),
    ],
)
def test_two_thirds_take_part_and_more_than_half_or_three_quarters_agree(
    estate: Estate, item: str, first: int, answers: str, end: str
) -> None:
    case = estate.polled(item, first=first)
    estate.ballots(case, item, answers)
    estate.later(31)
    assert estate.states(case) == {end}
    assert estate.here.masked(case)["result"]


def test_one_owner_of_two_homes_counts_once_by_head_and_twice_by_area(estate: Estate) -> None:
    owners = [estate.who[f"o{number}"] for number in (1, 2)]
    roll = f"{owners[0]} 60\n{owners[0]} 60.5\n{owners[1]} 80"
    data = {"question": "选聘物业", "item": "company", "item_reason": "到期", "roll": roll}
    by = estate.who["organiser"]
    case = estate.here.open("property:decision", by=by, people={"owner": owners}, data=data).case
    shown = estate.here.masked(case)
    assert (shown["owners_count"], shown["total_area"]) == ("2", "200.5")
    bad = {**data, "roll": "no area"}
    open_ = estate.here.open
    assert estate.codes(open_, "property:decision", by=by, people={"owner": owners}, data=bad)


def test_no_vote_before_the_notice_has_hung_and_every_ballot_is_delivered(estate: Estate) -> None:
    case = estate.decision()
    proof = {"delivery_proof": Document("p.pdf", PAPER)}
    every = {**proof, "ballots_delivered": 6}
    assert estate.codes(estate.act, case, "start_vote", "organiser", data=every) == [
        "action.closed"
    ]
    estate.act(case, "notice-post", "organiser", data=POSTED)
    estate.act(case, "notice-object", "o1", data={"objection": "名册有误"})
    estate.later(16)
    assert estate.codes(estate.act, case, "start_vote", "organiser", data=every) == [
        "action.closed"
    ]
    estate.act(case, "notice-answer", "organiser", data={"answer": "已核对", "notice-number": 1})
    some = {**proof, "ballots_delivered": 5}
    assert estate.codes(estate.act, case, "start_vote", "organiser", data=some) == ["check.denied"]
    estate.act(case, "start_vote", "organiser", data=every)


def test_only_owners_vote_and_the_result_opens_the_way(estate: Estate) -> None:
    swap = estate.settled()
    case = estate.polled(matter=swap)
    assert estate.states(swap) == {"deciding"}
    assert estate.codes(estate.vote, case, "adopt", "owners", "convener") == ["gate.not_on_roll"]
    assert estate.ballots(case, "other", "++++") == "acted"
    assert (estate.states(case), estate.states(swap)) == ({"carried"}, {"approved"})


def test_a_lost_vote_leads_back_to_the_table(estate: Estate) -> None:
    swap = estate.settled()
    case = estate.polled(matter=swap)
    assert estate.ballots(case, "other", "---") == "refused"
    assert (estate.states(case), estate.states(swap)) == ({"lost"}, {"refused"})
    estate.propose(swap, in_return="降低对价")


def test_a_missing_result_is_reminded_of_and_the_term_for_a_suit_ends(estate: Estate) -> None:
    case = estate.polled()
    estate.ballots(case, "other", "++++")
    estate.later(6)
    assert estate.here.history(case)[-1].label.en == "Remind to publish"
    estate.act(case, "outcome-post", "organiser", data=OUTCOME)
    estate.later(400)
    assert estate.states(case) == {"standing"}
    late = {"court_reference": "（2027）1号"}
    assert estate.codes(estate.act, case, "contest", "o1", data=late)


def test_a_court_may_revoke_it_and_what_rests_on_it_halts(estate: Estate) -> None:
    swap = estate.settled()
    case = estate.polled(matter=swap)
    estate.ballots(case, "other", "++++")
    estate.act(case, "contest", "o6", data={"court_reference": "（2026）1号"})
    estate.later(500)
    assert estate.states(case) == {"contested"}
    judgment = {"judgment": Document("j.pdf", PAPER)}
    estate.act(case, "court_revokes", "organiser", data=judgment)
    assert (estate.states(case), estate.states(swap)) == ({"revoked"}, {"halted"})
    assert estate.bench.district.verify().problems == ()


def test_while_a_court_has_it_the_term_for_a_suit_stands_still(estate: Estate) -> None:
    case = estate.polled()
    estate.ballots(case, "other", "++++")
    estate.later(300)
    estate.act(case, "contest", "o6", data={"court_reference": "（2026）1号"})
    estate.later(500)
    judgment = {"judgment": Document("j.pdf", PAPER)}
    estate.act(case, "court_upholds", "organiser", data=judgment)
    estate.later(50)
    assert estate.states(case) == {"carried"}
    estate.later(30)
    assert estate.states(case) == {"standing"}


def test_without_a_committee_the_community_organises_and_still_does_not_vote(made) -> None:
    estate = made("{owners_committee: false}")
    here, who = estate.here, estate.who
    assert {one.name: one.body for one in here.rulebook.workflows["property:swap"].roles}[
        "owners_side"
    ] is None
    who["organiser"] = estate.bench.worker("here", "organiser", "committee")
    case = estate.polled()
    assert estate.codes(estate.vote, case, "adopt", "owners", "organiser", Said.AGREE) == [
        "gate.not_on_roll"
    ]
