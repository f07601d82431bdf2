"""The campaign's log, questions without persons, and pledges that can be taken back."""

from typing import Any

from community_gov_funeral import pledge_counts

STOP = {
    "place_kind": "shop",
    "place_name": "某路商铺",
    "topic": "ecological",
    "handbooks": 30,
    "talked": 12,
}


def begun(site: Any) -> str:
    return site.open("campaign", site.worker, data={"campaign_name": "某次宣传"})


def test_stops_and_handbooks_add_up_and_a_mistake_is_put_right_by_an_entry(site: Any) -> None:
    case = begun(site)
    site.act(case, "log_stop", site.worker, data=STOP)
    site.act(case, "log_stop", site.worker, data={**STOP, "handbooks": 0})
    fix = {"place_name": "某路商铺", "handbooks_more": -5, "stop_void": True}
    site.act(case, "correct_log", site.worker, data=fix, reason="miscounted")
    assert (site.value(case, "stops_total"), site.value(case, "handbooks_total")) == (1, 25)
    too_much = {**fix, "handbooks_more": -26, "stop_void": False}
    wish = {"data": too_much, "reason": "miscounted"}
    assert site.codes(site.act, case, "correct_log", site.worker, **wish) == ["check.denied"]
    negative = {**STOP, "handbooks": -1}
    assert site.codes(site.act, case, "log_stop", site.worker, data=negative) == ["check.denied"]
    assert (site.value(case, "stops_total"), site.value(case, "handbooks_total")) == (1, 25)


def test_a_stop_is_told_whole_or_not_at_all(site: Any) -> None:
    case = begun(site)
    site.act(case, "log_stop", site.worker, data=STOP)
    wish = {"data": {"place_name": "某小区"}}
    missing = site.codes(site.act, case, "log_stop", site.worker, **wish)
    assert missing == ["field.missing"] * 4


def test_a_question_has_no_person_and_no_number_of_one(site: Any) -> None:
    asked = {"subject": "ecological", "wording": "生态安葬怎么办？"}
    case = site.open("question", site.worker, data=asked, links={"campaign": [begun(site)]})
    assert not site.here.case(case).people
    with_number = {**asked, "wording": "我家电话 139 0000 1111，怎么办？"}
    assert site.codes(site.open, "question", site.worker, data=with_number) == ["check.denied"]
    with_number = {"answer": "请打 13900001111"}
    assert site.codes(site.act, case, "answer_it", site.worker, data=with_number) == [
        "check.denied"
    ]
    assert site.act(case, "answer_it", site.worker, data={"answer": "可以选树葬。"}) == (
        "answered",
    )


def test_a_question_that_waits_at_the_street_is_remembered(site: Any) -> None:
    asked = {"subject": "benefits", "wording": "有补助吗？"}
    case = site.open("question", site.worker, data=asked)
    site.act(case, "pass_on", site.worker)
    sent = len(site.messages())
    site.after(days=9)
    assert {one.to for one in site.messages()[sent:]} == {site.civil, site.worker}
    answer = {"answer": "有，见文件。", "basis": "某办法"}
    assert site.act(case, "street_answers", site.civil, data=answer) == ("answered",)


def pledge(site: Any, person: str, promise: str) -> str:
    return site.open("pledge", person, people={"resident": person}, data={"promise": promise})


def test_pledges_are_counted_by_person_and_no_longer_once_taken_back(site: Any) -> None:
    one, other = (site.here.register_person({"name": name}) for name in ("刘某", "王某"))
    first = pledge(site, one, "flowers")
    pledge(site, one, "flowers")
    pledge(site, one, "online")
    second = pledge(site, other, "flowers")
    assert pledge_counts(site.here) == {"flowers": 2, "online": 1}
    site.act(second, "take_back", other)
    assert pledge_counts(site.here) == {"flowers": 1, "online": 1}
    site.act(second, "give_again", other)
    assert pledge_counts(site.here) == {"flowers": 2, "online": 1}
    assert site.codes(site.act, first, "take_back", other) == ["action.not_yours"]


def test_nobody_pledges_or_takes_back_for_others_and_no_message_names_anybody(site: Any) -> None:
    person = site.here.register_person({"name": "刘某"})
    wish = {"people": {"resident": person}, "data": {"promise": "online"}}
    assert site.codes(site.open, "pledge", site.worker, **wish) == ["action.not_yours"]
    pledge(site, person, "online")
    assert site.messages() == []
