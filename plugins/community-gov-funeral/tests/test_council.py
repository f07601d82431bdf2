"""The council: elected by residents, for a term, with by-elections and a reminder."""

from typing import Any


def nominated(site: Any, council: str, previous: str | None = None) -> tuple[str, str]:
    person = site.here.register_person({})
    more: dict[str, Any] = {"links": {"council": [council]}}
    if previous is not None:
        more = {
            "action": "nominate_for_vacancy",
            "links": {"council": [council], "previous": [previous]},
        }
    people = {"candidate": person}
    seat = site.open("seat", site.worker, people=people, data={"post": "member"}, **more)
    site.act(seat, "accept", person)
    return seat, person


def notice(site: Any) -> str:
    family = site.here.register_person({})
    day = site.here.today()
    data = {"occasion": "funeral", "event_day": day, "contact_phone": "13800138000"}
    return site.open("notice", family, people={"family": family}, data=data)


def may_advise(site: Any, person: str) -> bool:
    try:
        site.act(notice(site), "advise", person, data={"help": "advice"})
    except Exception as error:
        assert [one.code for one in error.problems] == ["action.not_yours"]  # type: ignore[attr-defined]
        return False
    return True


def test_a_member_acts_from_taking_office_until_the_term_ends(site: Any) -> None:
    council, (seat,), (member,) = site.council()
    assert may_advise(site, member)
    sent = len(site.messages())
    site.after(days=365 * 2 + 260)
    assert [one.to for one in site.messages()[sent:] if "任期将满" in one.text.zh] == []
    site.after(days=80)
    assert any("任期将满" in one.text.zh for one in site.messages()[sent:])
    assert may_advise(site, member)
    site.after(days=120)
    assert site.states(council) == ("over",)
    assert site.states(seat) == ("ended",)
    assert not may_advise(site, member)
    site.council()


def test_only_one_council_is_in_office(site: Any) -> None:
    site.council()
    assert site.codes(site.council) == ["conflict.claim_taken"]


def test_who_is_not_elected_does_not_take_office(site: Any) -> None:
    council = site.open("council", site.worker, data={"term_name": "第一届"})
    seat, _ = nominated(site, council)
    site.act(seat, "elect", site.worker)
    site.vote(seat, "elect", 2, 3)
    assert site.states(seat) == ("not_elected",)
    assert site.codes(site.act, council, "constitute", site.worker) == ["check.denied"]
    assert site.codes(site.act, seat, "lose", site.worker) == ["action.not_yours"]


def test_a_vacancy_is_filled_by_a_by_election_for_the_rest_of_the_term(site: Any) -> None:
    council, (seat, _), (leaving, staying) = site.council(2)
    site.after(days=100)
    site.act(seat, "resign", leaving, reason="moved_away")
    assert not may_advise(site, leaving)
    assert may_advise(site, staying)
    sent = len(site.messages())
    site.after(days=60)
    assert any("出缺" in one.text.zh for one in site.messages()[sent:])
    newcomer = site.bench.worker("here", "voting_resident", "residents")
    site.residents.append(newcomer)
    by_election, elected = nominated(site, council, seat)
    site.act(by_election, "elect", site.worker)
    site.vote(by_election, "elect", 6)
    assert site.states(seat) == ("filled",)
    assert site.states(by_election) == ("held",)
    assert may_advise(site, elected)
    assert site.codes(nominated, site, council, seat) == ["check.denied"]
    assert not site.bench.district.verify().problems


def test_two_by_elections_fill_one_vacancy_once(site: Any) -> None:
    council, (seat,), (leaving,) = site.council()
    site.act(seat, "resign", leaving, reason="own_wish")
    one, _ = nominated(site, council, seat)
    other, _ = nominated(site, council, seat)
    for case in (one, other):
        site.act(case, "elect", site.worker)
    site.vote(one, "elect", 5)
    assert site.states(one) == ("held",)
    assert "action.not_here" in site.codes(site.vote, other, "elect", 5)
    assert site.states(other) == ("standing",)


def test_residents_recall_who_does_not_do_the_work(site: Any) -> None:
    _, (seat,), (member,) = site.council()
    site.act(seat, "recall", site.worker, reason="not_helping")
    site.vote(seat, "recall", 1, 4)
    assert site.states(seat) == ("held",)
    assert may_advise(site, member)
    site.act(seat, "recall", site.worker, reason="not_helping")
    site.vote(seat, "recall", 4, 1)
    assert site.states(seat) == ("vacant",)
    assert not may_advise(site, member)


def test_a_worker_whom_the_residents_elect_is_no_appointment_of_ones_own(site: Any) -> None:
    council = site.open("council", site.worker, data={"term_name": "第一届"})
    seat = site.open(
        "seat",
        site.worker,
        people={"candidate": site.worker},
        data={"post": "chair"},
        links={"council": [council]},
    )
    site.act(seat, "accept", site.worker)
    site.act(seat, "elect", site.worker)
    site.vote(seat, "elect", 5)
    assert site.states(seat) == ("elected",)
    assert not may_advise(site, site.worker)
    site.act(council, "constitute", site.worker)
    assert may_advise(site, site.worker)
