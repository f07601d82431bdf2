"""A workflow file is checked on its author's desk, before a plugin or a place knows of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from community_gov.host import check_workflow_file

EXAMPLE = (Path(__file__).parent / "files" / "parcels.yaml").read_text(encoding="utf-8")
Check = Callable[[str], list[tuple[str, str]]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    def checked(text: str) -> list[tuple[str, str]]:
        file = tmp_path / "parcels.yaml"
        file.write_text(text, encoding="utf-8")
        return [(one.code, one.where) for one in check_workflow_file(file)]

    return checked


def test_settings_are_taken_to_fit_and_questions_to_be_answered(check: Check) -> None:
    assert check(EXAMPLE) == []
    text = EXAMPLE.replace("reasons: [unreadable, wrong_person]", "reasons: {setting: reasons}")
    text = text.replace("checks: [eligible@1,", "checks: [{setting: range_check},")
    text = text.replace("label: {zh: 催办, en: remind}", "label: {setting: called}")
    text = text.replace("by: [clock]", "by: {setting: who}")
    text = text.replace("needed: 2", "needed: {setting: how_many}")
    text = text.replace("since: 2025-01-01}", "since: {setting: since}}")
    text = text.replace("findable: true", "findable: {setting: found}")
    assert text.count("{setting:") == 11
    assert check(text) == []


def test_whole_lists_may_come_from_settings_and_a_reminder_from_a_shorter_time(
    check: Check,
) -> None:
    before, after = EXAMPLE.split("      couple: ")
    _, after = after.split("      alone: {zh: 单亲, en: single parent}\n")
    text = f"{before.rstrip()} {{setting: cares}}\n{after}".replace(", when: {care: alone}", "")
    text = text.replace("takes: [care]", "takes: [care]\n    checklist: {setting: looked_at}")
    ladder = "fires: hurry\n    ladder: {soon: {before: {setting: reminder}, fires: hurry}}"
    text = text.replace("fires: hurry", ladder)
    assert text.count("{setting:") == EXAMPLE.count("{setting:") + 3
    assert check(text) == []


def test_what_is_wrong_is_found_beside_settings(check: Check) -> None:
    text = EXAMPLE.replace("takes: [care]", "take: [care]")
    (found,) = check(text)
    assert found[0] == "file.unknown_key"
    (found,) = check(EXAMPLE.replace("takes: [care]", "takes: [car]"))
    assert found[0] == "unknown.field"
    assert "parcels.yaml:" in found[1]


def test_a_setting_that_can_fit_nowhere_is_said(check: Check) -> None:
    found = check(EXAMPLE.replace("  hurry:\n", "  hurry: {setting: hurry}\n  hurried:\n"))
    assert found[0][0] == "file.expected"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (found,) = check_workflow_file(tmp_path / "gone.yaml")
    assert found.code == "yaml.unreadable"
