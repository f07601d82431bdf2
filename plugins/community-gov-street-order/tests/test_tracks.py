"""The four tracks, each with its own guards, and who may do what."""

from datetime import date


def test_grid_workers_volunteers_and_sanitation_report_and_clean_and_order_nothing(street) -> None:
    for by, people in (("grid", {}), ("volunteer", {"volunteer": "volunteer"}), ("cleaner", {})):
        case = street.open("report", "report", by, people=people, kind="waste_heap", spot="墙角")
        assert street.codes(street.act, case, "dismiss", by, reason="lawful") == {
            "action.not_yours"
        }
        found = street.finding("placeholder", fixed=False)
        for action in ("advise", "clear_now", "ask_away", "decide_keeping", "remove"):
            assert "action.not_yours" in street.codes(street.act, found, action, by)
    street.act(case, "send_cleaning", "grid")
    assert street.codes(street.act, case, "clean", "grid") == {"action.not_yours"}
    street.act(case, "clean", "cleaner")
    assert street.at(case) == "settled"


def test_what_is_no_waste_is_not_just_cleaned_away(street) -> None:
    case = street.open("report", "report", "grid", kind="placeholder", spot="3号")
    assert street.codes(street.act, case, "send_cleaning", "officer") == {"check.denied"}


def test_two_officers_with_valid_cards_open_the_file(street) -> None:
    here = street.here
    former = street.who["former"] = here.register_person({})
    here.appoint(former, "officer", "team", date(2025, 1, 1), date(2026, 3, 1))
    report = street.open("report", "report", "grid", kind="awning", spot="3号")
    scene = {"kind": "awning", "spot": "3号", "fixed": False, "public_ground": True, **street.SCENE}
    more = {"people": {"trader": "trader"}, "links": {"report": [report]}}
    for by in ("former", "grid", "head"):
        codes = street.codes(street.open, "finding", "establish", by, **more, **scene)
        assert codes == {"action.not_yours"}
    case = street.open("finding", "establish", "officer", **more, **scene)
    assert street.at(report) == "reported"
    assert street.codes(street.agree, case, "establish", "officer")
    assert street.codes(street.agree, case, "establish", "former") == {"gate.not_yours"}
    assert street.agree(case, "establish", "second") == "opened"
    assert street.at(report) == "taken_up"
    street.two(case, "ask_away")
    street.two(case, "see_taken_away")
    assert street.at(report) == "settled"
    street.act(case, "came_back", "officer", photo=street.PHOTO, photo_taken_at="3号")
    assert street.at(report) == "taken_up"


def test_a_first_minor_breach_put_right_in_time_goes_unpunished_and_once_only(street) -> None:
    case = street.finding("over_the_line", fixed=False)
    street.two(case, "advise", first_breach=True, minor=True, **street.SERVED)
    assert any("责令" not in one and "改正" in one for one in street.told("trader"))
    street.two(case, "see_put_right")
    assert "action.not_yours" in street.codes(street.act, case, "no_penalty", "officer")
    street.act(case, "no_penalty", "head")
    street.after(days=8)
    assert any("回头看" in one for one in street.told("officer"))
    street.act(case, "came_back", "officer", photo=street.PHOTO, photo_taken_at="3号")
    street.two(case, "advise", first_breach=True, minor=True, **street.SERVED)
    street.two(case, "see_put_right")
    assert street.codes(street.act, case, "no_penalty", "head") == {"action.closed"}
    street.act(case, "hand_over", "head", reason="not_first")


def test_what_is_not_put_right_in_time_goes_to_the_penalty_procedure(street) -> None:
    case = street.finding("over_the_line", fixed=False)
    street.two(case, "advise", first_breach=False, minor=True, **street.SERVED)
    street.after(days=4)
    assert street.at(case) == "overdue"
    street.two(case, "see_put_right")
    assert street.codes(street.act, case, "no_penalty", "head") == {"check.denied"}
    street.act(case, "hand_over", "head", reason="not_first")
    assert street.at(case) == "handed_over"


def test_obstacles_are_cleared_at_once_and_the_party_is_told_after(street) -> None:
    assert street.codes(
        street.act, street.finding("placeholder", fixed=False, public=False), "clear_now",
        "officer", item_list="木板", **street.SCENE,
    ) == {"check.denied"}  # fmt: skip
    case = street.finding("placeholder", fixed=False)
    street.two(case, "clear_now", item_list="木板三块、旧柜一个", **street.SCENE)
    assert any("清运" in one for one in street.told("cleaner"))
    street.after(days=4)
    assert any("没有告知" in one for one in street.told("officer"))
    assert any("没有告知" in one for one in street.told("head"))
    street.act(case, "tell_after", "officer", **street.SERVED)
    assert street.at(case) == "put_right"


def to_reminder(street) -> str:
    case = street.finding("shed", fixed=True)
    scene = {"photo": street.PHOTO, "photo_taken_at": "北口"}
    street.two(case, "find_structure", permit_said="none", **scene)
    street.decide(case, "order_removal", decision_number="鹿街限拆〔2026〕1号")
    street.two(case, "serve_order", **street.SERVED)
    street.after(days=9)
    assert street.at(case) == "not_removed"
    assert "action.closed" in street.codes(
        street.act, case, "remind_party", "officer", **street.SERVED
    )
    street.act(case, "announce", "officer", **scene)
    return case


def test_a_fixed_structure_is_removed_step_by_step_and_by_day(street) -> None:
    case = to_reminder(street)
    assert street.codes(street.act, case, "remind_party", "officer", **street.SERVED) == {
        "action.closed"
    }
    street.go_to("2026-09-01T09:00")
    assert street.codes(street.act, case, "remind_party", "officer", **street.SERVED) == {
        "action.closed"
    }
    street.go_to("2026-09-07T09:00")
    number = {"decision_number": "鹿街强拆〔2026〕1号"}
    assert street.codes(street.act, case, "decide_enforcement", "head", **number)
    street.two(case, "remind_party", **street.SERVED)
    street.act(case, "state_case", "trader", statement="我家没有别的地方放货")
    street.go_to("2026-09-25T09:00")
    assert street.codes(street.act, case, "decide_enforcement", "head", **number) == {
        "action.closed"
    }
    street.act(case, "answer_statement", "legal", heard="可使用市场统一货架")
    street.decide(case, "decide_enforcement", **number)
    street.two(case, "serve_enforcement", **street.SERVED)
    for moment in ("2026-09-28T22:00", "2026-09-29T05:59", "2026-10-01T10:00", "2026-10-17T10:00"):
        street.go_to(moment)
        assert street.codes(street.act, case, "remove", "officer", **street.SCENE) == {
            "check.denied"
        }
    street.go_to("2026-10-19T21:50")
    street.act(case, "remove", "officer", **street.SCENE)
    street.go_to("2026-10-19T22:00")
    assert street.codes(street.agree, case, "remove", "second") == {"check.denied"}
    street.go_to("2026-10-20T09:00")
    street.two(case, "remove", **street.SCENE)
    assert street.at(case) == "put_right"


def test_whether_the_reminder_waits_for_the_terms_is_a_setting(made) -> None:
    street = made("[street_order: {reminder_when: announced, weekends: true}]")
    case = to_reminder(street)
    street.two(case, "remind_party", **street.SERVED)
    street.act(case, "ask_hearing", "trader")
    assert street.codes(street.act, case, "hold_hearing", "officer", heard="x")
    street.act(case, "hold_hearing", "legal", heard="维持")
    street.go_to("2026-06-01T09:00")
    street.act(case, "note_review", "legal")
    street.go_to("2026-12-01T09:00")
    number = {"decision_number": "2号"}
    assert street.codes(street.act, case, "decide_enforcement", "head", **number) == {
        "action.closed"
    }
    street.act(case, "review_upheld", "legal")
    street.decide(case, "decide_enforcement", **number)
    street.two(case, "serve_enforcement", **street.SERVED)
    street.go_to("2026-12-05T10:00")
    street.two(case, "remove", **street.SCENE)
    assert street.at(case) == "put_right"


def test_movable_things_never_go_by_the_track_of_structures(street) -> None:
    case = street.finding("awning", fixed=False)
    scene = {"photo": street.PHOTO, "photo_taken_at": "3号", "permit_said": "none"}
    assert street.codes(street.act, case, "find_structure", "officer", **scene) == {"check.denied"}
    fixed = street.finding("shed", fixed=True)
    for action in ("ask_away", "clear_now"):
        more = {"item_list": "棚", **street.SCENE} if action == "clear_now" else {}
        assert street.codes(street.act, fixed, action, "officer", **more) == {"check.denied"}
    street.two(case, "ask_away")
    street.after(minutes=61)
    kept = {
        "decision_number": "3号",
        "item_list": "遮阳伞两把",
        "recording": "R-9",
        **street.SERVED,
    }
    street.act(case, "decide_keeping", "head", **kept)
    for by in ("officer", "second"):
        street.agree(case, "decide_keeping", by, "two_officers")
    assert street.at(case) == "kept"
    street.act(case, "keep_longer", "head", reason="several")
    assert street.codes(street.act, case, "keep_longer", "head", reason="several")
    street.after(days=70)
    assert street.at(case) == "to_return"
    street.two(case, "return_goods", receipt=street.PAPER)
    assert street.at(case) == "put_right"


def test_the_original_stays_sealed_and_a_copy_is_made_for_publishing(street) -> None:
    case = street.finding("awning", fixed=False)
    held = street.here.case(case).held["photo"]
    assert held.value is None and len(held.digest) == 64
    made = next(one for one in street.here.history(case) if "establish" in one.decision.done)
    assert made.command.at.hour == 9 and street.here.masked(case)["photo_taken_at"] == "北口东侧"
    who = street.who["publicist"]
    assert street.codes(street.here.read, case, "photo", by=who, purpose="publish")
    assert street.codes(street.act, case, "publish", "publicist") == {"action.closed"}
    street.act(case, "make_public_copy", "officer", public_copy=street.COPY, **street.COVERED)
    assert (
        street.here.read(case, "public_copy", by=who, purpose="publish").content
        == street.COPY.content
    )
    street.act(case, "publish", "publicist")
    officer = street.who["officer"]
    read = street.here.read(case, "photo", by=officer, purpose="establish")
    assert read.content == street.PHOTO.content


def test_who_is_the_party_or_related_to_it_stands_back_from_the_file(street) -> None:
    scene = {"kind": "awning", "spot": "3号", "fixed": False, "public_ground": True, **street.SCENE}
    own = {"people": {"trader": "officer"}, **scene}
    assert street.codes(street.open, "finding", "establish", "officer", **own) == {
        "conflict_of_interest"
    }
    today = street.bench.moment.date()
    street.here.relate("spouse", street.who["second"], street.who["trader"], today)
    people = {"trader": "trader"}
    case = street.open("finding", "establish", "officer", people=people, **scene)
    assert street.codes(street.agree, case, "establish", "second") == {"conflict_of_interest"}
    assert street.agree(case, "establish", "third") == "opened"


def test_whoever_reported_it_is_asked_and_may_have_officers_look_once_more(street) -> None:
    who = {"people": {"resident": "volunteer"}}
    case = street.open("report", "report", "volunteer", kind="waste_heap", spot="墙角", **who)
    street.act(case, "send_cleaning", "grid")
    street.act(case, "clean", "cleaner")
    assert any("解决了吗" in one for one in street.told("volunteer"))
    street.act(case, "solved", "volunteer", solved="not_solved")
    assert street.at(case) == "reported"


def test_whoever_reported_it_is_told_why_there_is_no_case(street) -> None:
    who = {"people": {"resident": "volunteer"}}
    case = street.open("report", "report", "volunteer", kind="awning", spot="3号", **who)
    street.act(case, "dismiss", "officer", "lawful")
    street.agree(case, "dismiss", "second")
    (told,) = street.told("volunteer")
    assert "允许设置" in told


def test_a_settled_report_opens_again_when_the_same_spot_is_reported(street) -> None:
    same = {"kind": "waste_heap", "spot": "墙角"}
    first, other = (
        street.open("report", "report", "grid", **{**same, "spot": spot})
        for spot in ("墙角", "门口")
    )
    for case in (first, other):
        street.act(case, "send_cleaning", "grid")
        street.act(case, "clean", "cleaner")
    street.after(days=3)
    assert street.at(first) == "settled"
    street.open("report", "report", "grid", **same)
    street.after(days=2)
    assert street.at(first) == "reported"
    street.after(days=35)
    assert street.at(other) == "lasting"
    assert street.bench.district.verify().problems == ()
