"""What was handed in is wrong: each problem is named in both languages, and nothing is changed."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from community_gov import (
    CommunityGovError,
    Conflict,
    Document,
    InvalidFile,
    InvalidInput,
    NotFound,
    PluginError,
    Refused,
    open_district,
)
from community_gov.domain.documents import LARGEST_DOCUMENT
from community_gov.testing import Bench

from .counter import PLACES, WILLOW, Counter, days, identity

GOOD = identity(31)
WRONG_NUMBERS = {
    "checksum": (GOOD[:-1] + ("1" if GOOD[-1] != "1" else "2"), "wrong_check_character"),
    "impossible date": ("140213" + "19900230" + "0011", "impossible_date"),
    "full-width digits": ("１４０２１３" + GOOD[6:], "foreign_character"),
    "Cyrillic Х": (GOOD[:-1] + "Х", "foreign_character"),
    "Roman Ⅹ": (GOOD[:-1] + "Ⅹ", "foreign_character"),
    "Greek Χ": (GOOD[:-1] + "Χ", "foreign_character"),
    "fifteen digits": ("140213900517001", "old_form"),
    "too short": (GOOD[:-1], "wrong_length"),
    "a space": (GOOD[:-2] + " " + GOOD[-1], "wrong_character"),
    "an X inside": (GOOD[:8] + "X" + GOOD[9:], "wrong_character"),
    "born tomorrow": (identity(1, born=date(2026, 3, 3)), "born_in_future"),
}


@pytest.mark.parametrize("kind", WRONG_NUMBERS)
def test_a_wrong_identity_number_is_named_and_not_quoted(
    willow: Counter, refused, kind: str
) -> None:
    number, code = WRONG_NUMBERS[kind]
    case = willow.draft(identity_number=GOOD)
    people = {"resident": willow.aunt}
    data = {"identity_number": number}
    open_, register = willow.here.open, willow.here.register_person
    expected = [f"identity_number_{code}"]
    named = {"by": willow.aunt, "people": people, "data": data}
    assert refused(InvalidInput, open_, "garden:plot", **named, key="k") == expected
    assert refused(InvalidInput, register, {"identity_number": number}) == expected
    submit = {"by": willow.aunt, "data": data}
    assert refused(InvalidInput, willow.here.act, case, "submit", **submit) == expected
    with pytest.raises(InvalidInput) as caught:
        register({"identity_number": number})
    told = str(caught.value) + repr(caught.value) + repr(caught.value.problems)
    assert number not in told and number[6:14] not in told
    willow.begin(key="k", identity_number=GOOD)


VALUES: Mapping[str, tuple[str, object, str]] = {
    "a choice that is not listed": ("plot", "roof", "field.choice"),
    "a number for a choice": ("plot", 3, "field.type"),
    "nothing for a choice": ("plot", None, "field.type"),
    "text for a number": ("people", "4", "field.type"),
    "yes for a number": ("people", True, "field.type"),
    "a half for a number": ("people", 1.5, "field.type"),
    "a number too large": ("people", 2**60, "field.too_large"),
    "an empty telephone": ("phone", "", "field.empty"),
    "a blank telephone": ("phone", " \t", "field.empty"),
    "a telephone that goes on": ("phone", "1" * 5000, "field.too_long"),
    "a bell in a telephone": ("phone", "138\x07", "field.unprintable"),
    "half a character": ("phone", "138\ud800", "field.unprintable"),
    "a list for a telephone": ("phone", ["138"], "field.type"),
    "text for a document": ("photo", "bill.pdf", "field.type"),
    "an empty document": ("photo", Document("a.pdf", b""), "document.empty"),
    "a page of the web": ("photo", Document("a.pdf", b"<html>"), "document.kind"),
    "a document that is too large": (
        "photo",
        Document("a.pdf", b"%PDF-" + bytes(LARGEST_DOCUMENT)),
        "document.too_large",
    ),
    "a field with a slip of the pen": ("phon", "138", "field.unknown"),
    "a field that is recorded": ("fee_yuan", 0, "field.not_taken"),
}


@pytest.mark.parametrize("kind", VALUES)
def test_a_value_of_the_wrong_form_is_named(willow: Counter, refused, kind: str) -> None:
    name, value, code = VALUES[kind]
    error = Refused if code == "field.not_taken" else InvalidInput
    case = willow.draft()
    submit = {"by": willow.aunt, "data": {name: value}}
    assert refused(error, willow.here.act, case, "submit", **submit) == [code]
    with pytest.raises(error) as caught:
        willow.here.act(case, "submit", **submit)
    assert caught.value.problems[0].where == name


def test_all_that_is_wrong_is_said_at_once(willow: Counter, refused) -> None:
    data = {"plot": "roof", "people": "4", "phone": "", "phto": 1, "identity_number": GOOD[:-1]}
    codes = refused(
        InvalidInput,
        willow.here.open,
        "garden:plot",
        by=willow.aunt,
        people={"resident": willow.aunt},
        data=data,
    )
    assert codes == [
        "field.choice",
        "field.type",
        "field.empty",
        "field.unknown",
        "identity_number_wrong_length",
    ]


def test_a_missing_document_is_named_with_everything_else_that_is_missing(
    willow: Counter, refused
) -> None:
    case = willow.here.open(
        "garden:plot", by=willow.aunt, people={"resident": willow.aunt}, data={"plot": "sunny"}
    ).case
    with pytest.raises(Refused) as caught:
        willow.act(case, "submit", willow.aunt)
    named = {(one.code, one.where) for one in caught.value.problems}
    assert {("field.missing", name) for name in ("phone", "identity_number", "photo")} <= named
    refused(Refused, willow.here.act, case, "submit", by=willow.aunt)


def test_a_document_that_was_not_asked_for_again_stays(willow: Counter, refused) -> None:
    case = willow.ask()
    willow.act(case, "send_back", willow.gardener, items={"photo": "blurred"})
    act = {"case": case, "action": "hand_in_again", "by": willow.aunt}
    assert refused(Refused, willow.here.act, **act, data={"phone": "13800138001"}) == [
        "field.not_sent_back",
        "field.still_wrong",
    ]
    assert refused(Refused, willow.here.act, **act) == ["field.still_wrong"]


def test_names_that_are_not_there_get_the_nearest(willow: Counter, refused) -> None:
    case = willow.ask()
    here, aunt, gardener = willow.here, willow.aunt, willow.gardener
    people = {"resident": aunt}
    chair = {"by": willow.chair, "shown": "x", "answer": "agree"}
    wishes = [
        (NotFound, "program.not_here", "garden:plot", here.open, ("garden:plt",), {"by": aunt}),
        (
            Refused,
            "action.unknown",
            "open",
            here.open,
            ("garden:plot",),
            {"by": aunt, "people": people, "action": "opn"},
        ),
        (Refused, "action.unknown", "give_up", here.act, (case, "give_upp"), {"by": aunt}),
        (
            InvalidInput,
            "people.no_such_part",
            "resident",
            here.open,
            ("garden:plot",),
            {"by": aunt, "people": {"residnt": aunt}},
        ),
        (
            InvalidInput,
            "field.unknown",
            "phone",
            here.act,
            (case, "note_people"),
            {"by": gardener, "data": {"phon": "1"}},
        ),
        (
            Refused,
            "reason.unknown",
            "lives_elsewhere",
            here.act,
            (case, "decline"),
            {"by": gardener, "reason": "live_elsewhere"},
        ),
        (
            Refused,
            "items.not_held",
            "photo",
            here.act,
            (case, "send_back"),
            {"by": gardener, "items": {"phto": "blurred"}},
        ),
        (NotFound, "clock.not_running", "answer", here.explain_due, (case, "anser"), {}),
        (
            NotFound,
            "field.not_held",
            "phone",
            here.read,
            (case, "phon"),
            {"by": gardener, "purpose": "decline"},
        ),
        (InvalidInput, "field.unknown", "phone", here.register_person, ({"phne": "1"},), {}),
    ]
    assert chair
    for error, code, near, wish, positional, named in wishes:
        assert refused(error, wish, *positional, **named) == [code]
        with pytest.raises(error) as caught:
            wish(*positional, **named)
        assert near in caught.value.problems[0].next_step.zh, code
        assert near in caught.value.problems[0].next_step.en, code


def test_a_place_that_is_not_there_gets_the_nearest(willow: Counter, refused) -> None:
    assert refused(NotFound, willow.district.neighbourhood, "wilow") == ["place.unknown"]
    with pytest.raises(NotFound) as caught:
        willow.district.neighbourhood("wilow")
    assert "willow" in str(caught.value)


def test_what_cannot_be_looked_up_is_said(willow: Counter, refused) -> None:
    find = willow.here.find_person
    assert refused(InvalidInput, find, "name", "王秀英") == ["field.not_findable"]
    assert refused(InvalidInput, find, "phon", "1") == ["field.not_findable"]
    for odd in ("", "   ", "\ud800", "１３８", "x" * 9999):
        assert find("phone", odd) == () == find("identity_number", odd)


def test_people_are_named_and_registered(willow: Counter, refused) -> None:
    open_ = willow.here.open
    by = {"program": "garden:plot", "by": willow.aunt}
    assert refused(InvalidInput, open_, **by, people={"resident": "somebody"}) == ["people.unknown"]
    several = {"resident": [willow.aunt, "somebody"], "gardener": willow.gardener}
    assert refused(InvalidInput, open_, **by, people=several) == [
        "people.no_such_part",
        "people.unknown",
    ]
    assert refused(Refused, open_, **by) == ["action.not_yours"]
    data = {"phone": "13800138000"}
    assert refused(InvalidInput, open_, **by, data=data) == ["people.missing"]
    assert refused(InvalidInput, open_, **by, data=data, people={"resident": []}) == [
        "people.missing"
    ]


def test_late_and_repeated_commands_are_refused(willow: Counter, refused) -> None:
    case = willow.ask()
    act = willow.here.act
    assert refused(Refused, act, case, "submit", by=willow.aunt) == ["action.not_here"]
    willow.act(case, "agree", willow.gardener)
    assert refused(Refused, act, case, "agree", by=willow.gardener) == ["gate.already_asked"]
    seen = willow.shown(case)
    assert refused(Refused, willow.look_too, case, by=willow.gardener) == ["gate.not_yours"]
    willow.look_too(case)
    assert refused(Refused, willow.look_too, case, shown=seen) == ["gate.nothing_asked"]
    willow.act(case, "give_up", willow.aunt)
    for action, by in (("give_up", willow.aunt), ("confirm", willow.officer)):
        assert refused(Refused, act, case, action, by=by) == ["action.not_here"]


def test_an_answer_at_a_gate_that_is_not_there(willow: Counter, refused) -> None:
    case = willow.ask()
    willow.act(case, "agree", willow.gardener)
    from community_gov import Said

    vote = {"by": willow.chair, "shown": willow.shown(case), "answer": Said.AGREE}
    here = willow.here
    assert refused(Refused, here.vote, case, "agree", "second_lok", **vote) == ["gate.unknown"]
    assert refused(Refused, here.vote, case, "decline", "second_look", **vote) == [
        "gate.nothing_asked"
    ]
    assert refused(Refused, here.vote, case, "agree", "second_look", **{**vote, "shown": ""}) == [
        "gate.shown"
    ]


def test_the_word_refuse_refuses(willow: Counter) -> None:
    case = willow.ask()
    willow.act(case, "agree", willow.gardener)
    try:
        answer = willow.look_too(case, "refuse")  # type: ignore[arg-type]
    except InvalidInput:
        return
    assert answer.happened == "refused"


def test_reasons_are_from_the_list(willow: Counter, refused) -> None:
    case = willow.ask()
    act = {"case": case, "action": "decline", "by": willow.gardener}
    assert refused(Refused, willow.here.act, **act) == ["reason.missing"]
    assert refused(Refused, willow.here.act, **act, reason="blurred") == ["reason.unknown"]
    back = {"case": case, "action": "send_back", "by": willow.gardener}
    assert refused(Refused, willow.here.act, **back) == ["items.missing"]
    assert refused(Refused, willow.here.act, **back, items={"photo": "ugly"}) == ["reason.unknown"]
    assert refused(
        Refused, willow.here.act, **act, reason="lives_elsewhere", items={"photo": "blurred"}
    ) == ["items.not_taken"]
    assert refused(
        Refused, willow.here.act, **act, reason="lives_elsewhere", links={"plot": [case]}
    ) == ["links.not_taken"]


def test_a_program_is_offered_from_its_day_on(willow: Counter, refused) -> None:
    people = {"resident": willow.aunt}
    wish = {"program": "garden:winter", "by": willow.aunt, "people": people}
    data = {"identity_number": identity(2)}
    assert refused(Refused, willow.here.open, **wish, data=data) == ["program.not_offered"]
    willow.bench.moment = willow.bench.moment.replace(month=11, day=1, hour=0)
    willow.here.open(**wish, data=data)


def test_an_opening_action_opens_and_no_other_does(willow: Counter, refused) -> None:
    people = {"resident": willow.aunt}
    wish = {"program": "garden:plot", "by": willow.aunt, "people": people}
    assert refused(Refused, willow.here.open, **wish, action="submit", data=willow.form()) == [
        "action.not_here"
    ]
    case = willow.draft()
    assert refused(Refused, willow.here.act, case, "open", by=willow.aunt) == ["action.not_here"]


BROKEN: Mapping[str, tuple[str, str, int, str]] = {
    "a tab": ("place: willow\n\tkind: community\n", "yaml.", 2, ""),
    "a bracket left open": ("place: willow\nkind: [\n", "yaml.", 3, ""),
    "the same key twice": (WILLOW + "kind: street\n", "yaml.", 10, ""),
    "a key with a slip of the pen": (WILLOW + "languge: zh\n", "file.", 10, "language"),
    "a language that is not there": (WILLOW + "language: fr\n", "file.", 10, "zh"),
    "a plugin that is not there": (WILLOW.replace("- garden", "- gardn"), "plugin.", 9, "garden"),
    "a setting that is not there": (
        WILLOW.replace("- garden", "- garden: {anser_in: 5 working days}"),
        "setting",
        9,
        "answer_in",
    ),
    "a duration that is none": (
        WILLOW.replace("- garden", "- garden: {answer_in: soon}"),
        "",
        9,
        "working days",
    ),
    "a patch of nothing": (
        WILLOW + "patches:\n  garden:plt: []\n",
        "",
        11,
        "garden:plot",
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_named_with_line_path_and_the_nearest_name(
    tmp_path: Path, kind: str
) -> None:
    text, code, line, near = BROKEN[kind]
    files = {**PLACES, "willow.yaml": text}
    with (
        pytest.raises((InvalidFile, PluginError)) as caught,
        Bench(tmp_path, files) as bench,
    ):
        bench.place("willow")
    told = "\n".join(caught.value.lines("zh") + caught.value.lines("en"))
    problem = caught.value.problems[0]
    assert f"willow.yaml:{line}" in problem.where, caught.value
    assert problem.code.startswith(code) and near in told
    assert all(one.line("zh") != one.line("en") for one in caught.value.problems)


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    files = {
        "poplars.yaml": PLACES["poplars.yaml"] + "languge: zh\nkalendar: {}\n",
        "willow.yaml": WILLOW + "langage: zh\n",
        "poplar.yaml": "place: [poplar",
    }
    with pytest.raises(InvalidFile) as caught:
        Bench(tmp_path, files)
    where = [problem.where for problem in caught.value.problems]
    assert len(where) == 4
    assert [sum(name in one for one in where) for name in files] == [2, 1, 1]


def test_a_broken_file_changes_nothing_that_was_there(willow: Counter, dump) -> None:
    case, bench = willow.ask(), willow.bench
    before = dump()
    (bench.places / "poplar.yaml").write_text("place: [poplar", encoding="utf-8")
    with pytest.raises(InvalidFile):
        open_district(bench.places, bench.url, bench.keys)
    assert dump() == before and willow.states(case) == ("asked",)


def test_a_place_whose_plugin_is_unknown_stops_no_other(tmp_path: Path) -> None:
    files = {**PLACES, "willow.yaml": WILLOW.replace("- garden", "- gone")}
    with Bench(tmp_path, files) as bench:
        for _ in range(2):
            with pytest.raises(InvalidFile):
                bench.place("willow")
        assert Counter(bench, "poplar").ask()


def test_the_wrong_keys_are_refused_before_anything_is_written(
    willow: Counter, tmp_path: Path, dump
) -> None:
    willow.ask()
    bench, before = willow.bench, dump()
    with pytest.raises(CommunityGovError) as caught:
        open_district(bench.places, bench.url, tmp_path / "other keys")
    assert caught.value.problems[0].code == "keys.missing"
    assert dump() == before and not (tmp_path / "other keys").exists()


def test_people_alone_make_a_district_that_needs_its_keys(tmp_path: Path) -> None:
    with Bench(tmp_path, PLACES) as bench:
        bench.place("willow").register_person({"phone": "13900139000"})
    with pytest.raises(CommunityGovError):
        open_district(bench.places, bench.url, tmp_path / "other keys").close()


def test_a_conflict_is_no_refusal(willow: Counter) -> None:
    kinds = [InvalidInput, Refused, Conflict, NotFound, InvalidFile, PluginError]
    for one in kinds:
        assert issubclass(one, CommunityGovError)
        assert not any(issubclass(one, other) for other in kinds if other is not one)


def test_a_clock_that_was_set_back_loses_nothing(willow: Counter) -> None:
    willow.bench.moment += days(10)
    case = willow.ask()
    willow.bench.moment -= days(10)
    answer = willow.act(case, "note_people", willow.gardener, data={"people": 2})
    assert answer.version == 3 and willow.district.verify().problems == ()
