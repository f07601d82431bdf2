"""A named person for each post: rounds come by themselves, and missed ones climb a ladder."""

ROUTE = {f"hold-{one}": True for one in ("way", "waste", "line", "corners")}


def roster(street, who: str = "grid", **more) -> str:
    return street.open(
        "roster", "open", "lead", people={"patroller": who}, post="北立生巷北段", **more
    )


def rounds(street, case: str) -> list[str]:
    return list(street.here.case(case).state.links.get("round", ()))


def test_a_post_has_somebody_by_name_and_a_round_takes_its_time(street) -> None:
    assert street.codes(street.open, "roster", "open", "lead", post="北段") == {"check.denied"}
    post = roster(street)
    street.go_to("2026-03-03T08:31")
    (today,) = rounds(street, post)
    for minutes in (-5, 0, 1441):
        assert street.codes(street.act, today, "hold", "grid", minutes=minutes, **ROUTE) == {
            "check.denied"
        }


def test_each_day_a_round_is_opened_for_the_one_on_the_post(street) -> None:
    post = roster(street)
    street.go_to("2026-03-05T08:31")
    assert len(rounds(street, post)) == 3
    today = rounds(street, post)[-1]
    assert street.here.case(today).people["patroller"] == (street.who["grid"],)
    assert street.here.masked(today)["post"] == "北立生巷北段"
    assert street.codes(street.act, today, "hold", "grid", minutes=40) == {"field.missing"}
    partly = {**ROUTE, "hold-waste": False}
    assert street.codes(street.act, today, "hold", "grid", minutes=40, **partly)
    street.act(today, "hold", "grid", minutes=40, **ROUTE)
    assert street.codes(street.act, today, "confirm", "grid") == {"action.not_yours"}
    street.act(today, "confirm", "lead")


def test_a_missed_round_escalates_and_the_ladder_is_set_again_by_one_that_is_held(street) -> None:
    post = roster(street)
    street.go_to("2026-03-03T11:00")
    (first,) = rounds(street, post)
    assert any("快到时间" in one for one in street.told("grid"))
    street.go_to("2026-03-03T12:00")
    assert street.at(first) == "late" and any("超时" in one for one in street.told("lead"))
    street.go_to("2026-03-03T16:00")
    assert street.at(first) == "missed" and street.at(post) == "missed_once"
    assert not street.told("head")
    street.go_to("2026-03-04T18:00")
    assert street.at(post) == "missed_again" and len(street.told("head")) == 1
    street.go_to("2026-03-05T18:00")
    assert not street.told("head")
    street.go_to("2026-03-06T09:00")
    fourth = rounds(street, post)[-1]
    street.act(fourth, "hold", "grid", minutes=30, **ROUTE)
    street.act(fourth, "confirm", "lead")
    assert street.at(post) == "in_order"
    street.go_to("2026-03-08T18:00")
    assert street.at(post) == "missed_again" and len(street.told("head")) == 1
    street.act(rounds(street, post)[-1], "excuse", "lead", reason="weather")


def test_a_round_that_is_put_off_is_reminded_of_anew(street) -> None:
    post = roster(street)
    street.go_to("2026-03-03T11:00")
    assert len([one for one in street.told("grid") if "快到时间" in one]) == 1
    (first,) = rounds(street, post)
    street.act(first, "put_off", "lead", reason="weather")
    assert street.codes(street.act, first, "put_off", "lead", reason="weather") == {"action.closed"}
    street.go_to("2026-03-03T13:00")
    assert street.at(first) == "due"
    assert len([one for one in street.told("grid") if "快到时间" in one]) == 1
    street.go_to("2026-03-03T13:31")
    assert street.at(first) == "late"


def test_what_a_round_finds_opens_a_case_by_itself(street) -> None:
    post = roster(street, "volunteer")
    street.go_to("2026-03-03T08:31")
    (first,) = rounds(street, post)
    street.act(first, "note_finding", "volunteer", kind="sewage", spot="排水口")
    street.act(first, "note_finding", "volunteer", kind="over_the_line", spot="7号")
    found = street.here.case(first).state.links["report"]
    assert [street.here.masked(one)["kind"] for one in found] == ["sewage", "over_the_line"]
    assert {street.at(one) for one in found} == {"reported"} and street.told("officer")
    assert street.codes(street.act, found[0], "send_cleaning", "volunteer") == {"action.not_yours"}


def test_a_post_is_handed_on_and_rests_while_the_market_is_closed(street) -> None:
    post = roster(street)
    street.act(post, "rest", "lead", reason="season")
    street.go_to("2026-03-06T12:00")
    street.act(post, "resume", "lead")
    assert not rounds(street, post)
    after = roster(street, "volunteer", links={"previous": [post]})
    street.go_to("2026-03-07T09:00")
    assert street.at(post) == "ended" and not rounds(street, post)
    assert len(rounds(street, after)) == 1


def test_a_confirmed_round_earns_points_where_the_place_names_a_rule(made) -> None:
    street = made('[points, street_order: {points_rule: "points:patrol"}]')
    post = roster(street, "volunteer")
    street.go_to("2026-03-03T08:31")
    (first,) = rounds(street, post)
    street.act(first, "hold", "volunteer", minutes=60, **ROUTE)
    assert not street.here.points.history(street.who["volunteer"])
    street.act(first, "confirm", "lead")
    assert [one.amount > 0 for one in street.here.points.history(street.who["volunteer"])]
