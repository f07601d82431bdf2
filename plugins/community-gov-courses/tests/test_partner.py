"""From what the area has to an agreement that is renewed, suspended, ended."""

from .conftest import COMMITMENTS, PAPER, House


def test_what_the_area_has_is_noted_and_approached(house: House) -> None:
    known = {"organisation": "某舞蹈工作室", "kind": "arts", "offers": "古典舞老师"}
    resource = house.open("resource", data=known)
    links, people = {"resource": [resource]}, {"contact": "ms gu"}
    early = house.codes(house.open, "partner", data=known, links=links, people=people)
    assert early == ["check.denied"], "nobody has been there yet"
    house.act(resource, "approach")
    partner = house.open("partner", data=known, links=links, people=people)
    assert house.here.case(resource).state.links["partner"] == (partner,) and house.sound()


def test_no_agreement_without_all_four_commitments_and_a_second_person(house: House) -> None:
    known = {"organisation": "某机构", "kind": "arts", "offers": "书法"}
    case = house.open("partner", people={"contact": "ms gu"}, data=known)
    assert house.codes(house.act, case, "agree") == ["action.not_here"]
    assert house.codes(house.act, case, "vet") == ["field.missing", "field.missing"]
    house.act(case, "vet", data={"licence": PAPER, "phone": "13800138000"})
    three = {f"agree-{one}": True for one in COMMITMENTS[1:]}
    assert house.codes(house.act, case, "agree", data=three) == ["field.missing"]
    house.act(case, "agree", data={f"agree-{one}": True for one in COMMITMENTS})
    assert house.state(case) == "vetted", "it waits for the committee"
    house.agree(case, "agree")
    assert house.state(case) == "in_force"


def test_the_term_is_reminded_of_renewed_and_runs_out(house: House) -> None:
    case = house.partner()
    told: list[str] = []
    house.after(days=340)
    house.bench.district.deliver(lambda message: told.append(message.text.zh))
    assert any("快到期" in one for one in told)
    house.act(case, "renew")
    house.agree(case, "renew")
    house.after(days=60)
    assert house.state(case) == "in_force"
    house.after(days=400)
    assert house.state(case) == "run_out" and house.sound()


def test_a_course_needs_a_partner_whose_agreement_is_in_force(house: House) -> None:
    partner = house.partner()
    house.act(partner, "suspend", reason="no_teachers")
    course = house.planned()
    assert house.codes(house.timetable, course, partner) == ["check.denied"]
    house.act(partner, "resume")
    house.timetable(course, partner)
    assert house.state(course) == "timetabled"
