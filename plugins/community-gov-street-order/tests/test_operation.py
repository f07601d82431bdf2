"""A joint operation: traders are told first, and the way is measured before and after."""

from fractions import Fraction

TOLD = {f"open-{one}": True for one in ("lines", "waste", "structures", "holding")}
PLAN = {"market": "北立生巷临时便民市场", "measured_at": "北口", "normal_width": Fraction(4)}


def begun(street) -> str:
    case = street.open("operation", "open", "leader", **PLAN)
    assert street.codes(street.act, case, "begin", "leader") == {"check.denied"}
    street.act(case, "measure_before", "officer", width_before=Fraction(9, 4))
    assert street.codes(street.act, case, "begin", "leader") == {"check.denied"}
    street.open(
        "contact", "open", "grid", people={"trader": "trader"}, links={"operation": [case]},
        stall="12", **TOLD,
    )  # fmt: skip
    street.act(case, "begin", "leader")
    street.agree(case, "begin", "head", "head_agrees")
    return case


def test_a_width_is_measured_in_metres_that_can_be(street) -> None:
    for wide in (Fraction(0), Fraction(-1)):
        plan = {**PLAN, "normal_width": wide}
        assert street.codes(street.open, "operation", "open", "leader", **plan) == {"check.denied"}
    case = street.open("operation", "open", "leader", **PLAN)
    assert street.codes(
        street.act, case, "measure_before", "officer", width_before=Fraction(-1)
    ) == {"check.denied"}


def test_it_is_over_when_every_finding_is_and_the_way_is_wide_enough(street) -> None:
    case = begun(street)
    street.act(case, "note_finding", "cleaner", kind="waste_heap", spot="东墙角")
    (found,) = street.here.case(case).state.links["report"]
    street.act(case, "measure_after", "officer", width_after=Fraction(7, 2))
    assert street.codes(street.act, case, "finish", "leader") == {"action.way_closed"}
    street.act(found, "send_cleaning", "officer")
    street.act(found, "clean", "cleaner")
    assert street.codes(street.act, case, "finish", "leader") == {"check.denied"}
    street.act(case, "end_short", "leader", reason="narrow")
    street.act(case, "measure_after", "officer", width_after=Fraction(9, 2))
    street.act(case, "finish", "leader")
    assert street.at(case) == "done"


def test_a_trader_asks_and_is_answered_and_residents_say_what_they_think(street) -> None:
    case = begun(street)
    (contact,) = street.here.case(case).state.links["contact"]
    street.act(contact, "ask", "trader", question="遮阳伞能不能用？")
    assert any("遮阳伞" in one for one in street.told("officer"))
    street.act(contact, "answer", "officer", answer="可用市场统一的伞，收市收走")
    assert any("统一的伞" in one for one in street.told("trader"))
    street.who["resident"] = street.here.register_person({})
    said = street.open(
        "opinion", "open", "resident", people={"resident": "resident"},
        links={"operation": [case]}, opinion="better", remark="推婴儿车能过了",
    )  # fmt: skip
    assert street.here.case(case).state.links["opinion"] == (said,)
