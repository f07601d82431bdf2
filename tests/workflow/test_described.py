"""Every part of a workflow is said in words, in both languages, with where it comes from."""

from fractions import Fraction

import pytest
from attrs import evolve

from community_gov.domain.text import Text
from community_gov.workflow.definition import Arc, Flag, Need
from community_gov.workflow.described import Described, described
from community_gov.workflow.guards import guard
from community_gov.workflow.majority import Base, Majority, Share
from community_gov.workflow.wording import Wording, rule_in_words

from .builders import action, clock, gate, origin, plain_field, text, workflow
from .full_workflow import FULL

SMALL = workflow(
    action("ask", "start>asked"),
    action(
        "grant",
        "asked>granted",
        gates=(gate("first"), gate("second", after=("first",), looks_at=("use",), veto=False)),
    ),
    fields=(plain_field("use"),),
    clocks=(clock("soon", ("asked",), part_of="late"), clock("late", ("asked",), fires=None)),
    flags=(Flag("hot", text("hot")),),
)
WORDS = Wording(SMALL, {"p:fit@1": Text("是否合适", "whether it fits")}, {"community": text("us")})


@pytest.mark.parametrize(
    ("condition", "en"),
    [
        ("p:fit@1", "whether it fits"),
        ("in:asked", "the case is at “asked”"),
        ("flag:hot", "“hot” is marked"),
        ("done:ask", "“ask” was done"),
        ("asked:grant", "“grant” waits for approval"),
        ("running:late", "“late” is still running"),
        ("every:part:over", "all linked cases “part” are over"),
        ("some:part:open", "a linked case “part” is open"),
        ("named:applicant", "“applicant” is named"),
        ("holds:applicant:clerk", "“applicant” holds the office “clerk”"),
        (guard("length(use) > 3 and p:fit@1"), "the length of use > 3 and whether it fits"),
        ("p:unknown@1", "p:unknown@1"),
    ],
)
def test_conditions_in_words(condition: str, en: str) -> None:
    said = WORDS.condition(condition)
    assert said.en == en
    assert said.zh and (said.zh != said.en or condition == "p:unknown@1")


def test_a_way_says_when_it_is_open() -> None:
    way = WORDS.way(Arc("asked", "granted", ("flag:hot", "p:fit@1"), ("done:ask",)))
    assert way.en == (
        "asked → granted, only if “hot” is marked and whether it fits, not if “ask” was done"
    )
    assert way.zh.endswith("，仅当有“hot（中文）”标记且是否合适，已办过“ask（中文）”时不行")
    assert WORDS.way(Arc("asked", "asked")).en == "asked (stays there)"


def test_a_vote_in_words() -> None:
    rule = Majority(
        (Share(Fraction(3, 4), of=Base.TAKING_PART), Share(Fraction(1, 2), True, "area")),
        (Share(Fraction(2, 3)),),
    )
    assert rule_in_words(rule).en == (
        "at least 3/4 of the heads taking part and more than 1/2 of area must agree,"
        " with at least 2/3 of the heads taking part"
    )
    assert rule_in_words(rule).zh == (
        "参加人数四分之三以上、“area”过半数同意，须有人数三分之二以上参加"
    )


def test_gates_and_ladders_in_words() -> None:
    said = {part.name: part.text.en for part in described(SMALL, WORDS)}
    assert said["second"] == (
        "approval “second”: leader, 1 must agree, after “first”, looks at use only;"
        " one refusal does not end it"
    )
    assert said["soon"].endswith("then “lapse” (with “late”)")
    assert said["leader"] == "leader (us（中文）)" or said["leader"] == "leader (us)"


def parts() -> list[Described]:
    whole = evolve(
        FULL, actions=tuple(evolve(one, origin=origin("base", 3)) for one in FULL.actions)
    )
    return list(described(whole, Wording(whole)))


def test_no_kind_of_part_is_forgotten() -> None:
    kinds = {part.kind for part in parts()}
    assert kinds == {
        *("role", "state", "field", "action", "way", "gate", "check", "need", "take", "record"),
        *("effect", "flag", "clock", "reason", "message"),
    }
    assert all(part.text.zh and part.text.en for part in parts())


def test_what_belongs_to_an_action_says_so_and_has_its_origin() -> None:
    (check, *_) = (part for part in parts() if part.kind == "check")
    assert (check.inside, check.origin) == ("approve", origin("base", 3))


def test_a_need_says_when_and_how() -> None:
    need = Need("use", {"year": "y2026"}, anew=True)
    whole = evolve(FULL, actions=(evolve(FULL.actions[0], needs=(need,)),))
    (said,) = (one.text for one in described(whole, Wording(whole)) if one.kind == "need")
    assert said.en == "needs: use, when year is “2026”, anew each time"
