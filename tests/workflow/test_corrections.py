"""Sending back single items, and handing in just those again; reasons come from a list."""

import pytest

from community_gov.domain.cases import Case
from community_gov.domain.commands import Command
from community_gov.workflow.definition import Correction

from .builders import (
    CHEN,
    LI,
    action,
    case,
    codes,
    command,
    decided,
    held,
    plain_field,
    refused,
    text,
    workflow,
)

OFFICE = workflow(
    action("submit", "start>filed", by=("applicant",), takes=("form", "map", "photo")),
    action("send_back", "filed>back", correction=Correction.NAMES, reasons=("blurred", "expired")),
    action("correct", "back>filed", by=("applicant",), correction=Correction.REPLACES),
    action("add", "filed>filed", takes=("form", "map")),
    action("refuse", "filed>refused", reasons=("blurred", "expired")),
    fields=tuple(plain_field(name) for name in ("form", "map", "photo")),
    reasons={"blurred": text("blurred"), "expired": text("expired"), "late": text("late")},
)
HELD = {name: held(name) for name in ("form", "map")}
FILED = case("filed", of=OFFICE, held=HELD)


def back(**wrong: str) -> Case:
    return case("back", of=OFFICE, held=HELD, wrong=wrong)


def hand_in(*names: str) -> Command:
    return command("correct", LI, held={name: held(f"new {name}", 2) for name in names})


def test_chen_sends_two_items_back_and_li_replaces_both() -> None:
    sent = decided(OFFICE, FILED, command("send_back", items={"form": "blurred", "map": "expired"}))
    assert sent.state.wrong == {"form": "blurred", "map": "expired"}
    done = decided(OFFICE, back(form="blurred", map="expired"), hand_in("form", "map"))
    assert done.state.wrong == {}
    assert set(done.held) == {"form", "map"}


def test_items_that_were_sent_back_before_stay_so() -> None:
    where = case("filed", of=OFFICE, held=HELD, wrong={"form": "blurred"})
    sent = decided(OFFICE, where, command("send_back", items={"map": "expired"}))
    assert sent.state.wrong == {"form": "blurred", "map": "expired"}


def test_what_another_action_replaces_is_not_wrong_any_more() -> None:
    where = case("filed", of=OFFICE, held=HELD, wrong={"form": "blurred", "map": "expired"})
    assert decided(OFFICE, where, command("add", held={"map": held("m", 2)})).state.wrong == {
        "form": "blurred"
    }


def test_only_what_was_sent_back_is_taken() -> None:
    (problem,) = refused(OFFICE, back(form="blurred"), hand_in("form", "map")).problems
    assert (problem.code, problem.where) == ("field.not_sent_back", "map")
    assert "map" in problem.line("en")


def test_all_that_was_sent_back_must_come() -> None:
    where = back(form="blurred", map="expired")
    (problem,) = refused(OFFICE, where, hand_in("form")).problems
    assert (problem.code, problem.where) == ("field.still_wrong", "map")
    assert "expired" in problem.line("en")


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ({}, [("items.missing", "")]),
        ({"photo": "blurred"}, [("items.not_held", "photo")]),
        ({"form": "blured"}, [("reason.unknown", "form")]),
        ({"form": "late"}, [("reason.unknown", "form")]),
        ({"foto": "late"}, [("items.not_held", "foto"), ("reason.unknown", "foto")]),
    ],
)
def test_sending_back_names_items_that_are_there_with_reasons_of_the_list(
    items: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    found = refused(OFFICE, FILED, command("send_back", items=items)).problems
    assert [(one.code, one.where) for one in found] == expected


def test_the_nearest_reason_is_named() -> None:
    (problem,) = refused(OFFICE, FILED, command("send_back", items={"form": "blured"})).problems
    assert problem.params["near"] == "blurred"


@pytest.mark.parametrize(
    ("reason", "expected"),
    [(None, ["reason.missing"]), ("expird", ["reason.unknown"]), ("late", ["reason.unknown"])],
)
def test_a_refusal_has_a_reason_of_its_own_list(reason: str | None, expected: list[str]) -> None:
    assert codes(OFFICE, FILED, command("refuse", CHEN, reason=reason)) == expected
    assert decided(OFFICE, FILED, command("refuse", CHEN, reason="expired"))


def test_the_choices_are_read_out() -> None:
    (problem,) = refused(OFFICE, FILED, command("refuse")).problems
    assert problem.params["choices"] == (text("blurred"), text("expired"))


def test_an_action_without_corrections_takes_no_items() -> None:
    assert codes(OFFICE, FILED, command("add", items={"form": "blurred"})) == ["items.not_taken"]
