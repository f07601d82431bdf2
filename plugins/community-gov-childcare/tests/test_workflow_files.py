"""The workflow files hold together: every name that is used is the name of something."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import pytest
from ruamel.yaml import YAML

from community_gov_childcare.childcare import _values
from community_gov_childcare.questions import QUESTIONS
from community_gov_childcare.settings import ChildcareSettings

NAMES = ("assist", "operate", "payments")
SYSTEM = {"clock", "case"}


def load(name: str) -> Any:
    file = files("community_gov_childcare").joinpath(f"workflows/{name}.yaml")
    return _set(YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8")))


def _set(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {"setting"}:
            return _values(ChildcareSettings())[value["setting"]]
        return {key: _set(one) for key, one in value.items()}
    return [_set(one) for one in value] if isinstance(value, list) else value


def listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


@pytest.fixture(params=NAMES)
def workflow(request: pytest.FixtureRequest) -> Any:
    return load(request.param)


def test_states_roles_fields_reasons_and_questions_exist(workflow: Any) -> None:
    states, roles = set(workflow["states"]), set(workflow["roles"]) | SYSTEM
    known = {question.name for question in QUESTIONS}
    for action in workflow["actions"].values():
        assert set(action["by"]) <= roles
        assert set(listed(action.get("from"))) <= states
        assert set(listed(action.get("to"))) <= states
        assert {one[end] for one in action.get("arcs", []) for end in ("from", "to")} <= states
        needs = {one["field"] if isinstance(one, dict) else one for one in action.get("needs", [])}
        assert {*needs, *action.get("takes", [])} <= set(workflow["fields"])
        assert set(action.get("reasons", [])) <= set(workflow["reasons"])
        assert {*action.get("checks", []), *action.get("records", {}).values()} <= known
        assert set(action.get("records", {})) <= set(workflow["fields"])
        assert set(action.get("apart_from", [])) <= set(workflow["actions"])
    for clock in workflow["clocks"].values():
        assert {*clock["runs_in"], *clock.get("pauses_in", [])} <= states
        assert workflow["actions"][clock["fires"]]["by"] == ["clock"]


def test_power_is_held_only_by_roles_of_that_body(workflow: Any) -> None:
    for action in workflow["actions"].values():
        if "power" in action:
            assert {workflow["roles"][role]["body"] for role in action["by"]} == {action["power"]}


def test_every_reason_and_message_is_used_and_known(workflow: Any) -> None:
    effects = [one for action in workflow["actions"].values() for one in action.get("effects", [])]
    told = {one["notify"]["message"] for one in effects if "notify" in one}
    assert told == set(workflow["messages"])
    assert {one["notify"]["to"] for one in effects if "notify" in one} <= set(workflow["roles"])
    reasons = {one for action in workflow["actions"].values() for one in action.get("reasons", [])}
    assert reasons == set(workflow.get("reasons", {}))


def test_personal_fields_say_whose_why_and_who_may_read(workflow: Any) -> None:
    parts = {name for name, role in workflow["roles"].items() if "body" not in role}
    for field in workflow["fields"].values():
        if "personal" in field:
            personal = field["personal"]
            assert personal["about"] in parts
            assert personal["readers"]
            assert set(personal["readers"]) <= set(workflow["roles"])
            assert set(personal["purpose"]) == {"zh", "en"}


def test_every_text_is_there_in_both_languages(workflow: Any) -> None:
    for path, text in _texts(workflow, ()):
        assert set(text) == {"zh", "en"}, path
        assert all(isinstance(one, str) and one.strip() for one in text.values()), path


def _texts(
    value: Any, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    if isinstance(value, dict):
        if {"zh", "en"} & set(value):
            yield path, value
            return
        for key, one in value.items():
            yield from _texts(one, (*path, str(key)))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _texts(one, (*path, str(number)))


def test_no_community_role_decides_and_payers_read_the_account_only() -> None:
    operate = load("operate")
    deciding = {name: one for name, one in operate["actions"].items() if "power" in one}
    assert {"first_review", "confirm", "decline", "decline_confirmation"} <= set(deciding)
    assert not any("community_worker" in one["by"] for one in deciding.values())
    for payer in ("finance_clerk", "finance_head"):
        read = [
            name
            for name, field in operate["fields"].items()
            if payer in field.get("personal", {}).get("readers", [])
        ]
        assert read == ["bank_account"]


def test_the_year_is_claimed_and_given_back() -> None:
    actions = load("operate")["actions"]
    claiming = {name for name, one in actions.items() if _has(one, "claim")}
    releasing = {name for name, one in actions.items() if _has(one, "release")}
    assert claiming == {"submit", "renew", "resubmit", "overturn"}
    assert {"decline", "decline_confirmation", "withdraw", "record_move"} <= releasing
    assert not any("paid" in listed(actions[name].get("from")) for name in releasing)


def _has(action: Any, kind: str) -> bool:
    return any(kind in effect for effect in action.get("effects", []))
