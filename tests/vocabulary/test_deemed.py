"""Nothing counts as decided by lapse of time, unless a law says so and is named."""

from datetime import date
from pathlib import Path

import pytest

from .desk import HEAD, Desk, faults

WRITTEN = """
states:
  filed: {label: {zh: 已收, en: filed}}
  granted: {label: {zh: 已准予, en: granted}, status: final}
  refused: {label: {zh: 不准予, en: refused}, status: final}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  grant:
    label: {zh: 准予, en: grant}
    by: [officer]
    power: street
    from: filed
    to: granted
  refuse:
    label: {zh: 不准予, en: refuse}
    by: [officer]
    power: street
    from: filed
    to: refused
  deem:
    label: {zh: 逾期视为准予, en: counts as granted}
    by: [clock]
    power: street
    from: filed
    to: granted
    deemed: true
    authority: {title: {zh: 行政许可法第五十条, en: 'Administrative Licensing Law, art. 50'}}
clocks:
  decision:
    label: {zh: 审批期限, en: time to decide}
    duration: 20 working days
    runs_in: [filed]
    fires: deem
"""
DEEMED = "    deemed: true\n"
AUTHORITY = next(f"{line}\n" for line in WRITTEN.splitlines() if "authority" in line)


def found(written: str) -> dict[str, str]:
    return {one.code: f"{one.line('zh')}\n{one.line('en')}" for one in faults(written)}


def line_of(text: str) -> int:
    """Return the line of an action in the file."""
    return (HEAD + WRITTEN).splitlines().index(text) + 1


def test_silence_counts_as_consent_and_says_by_which_law(tmp_path: Path) -> None:
    assert faults(WRITTEN) == []
    desk = Desk(tmp_path, WRITTEN)
    case = desk.open()
    assert desk.due(case, "decision") == date(2026, 3, 30)
    assert desk.after(days=29) == ["decision"]
    assert desk.states(case) == ("granted",)
    (*_, step) = desk.here.explain(case)
    assert step.right.en == "the clock, when time was up"
    assert any("行政许可法第五十条" in one.zh for one in step.why)
    assert desk.here.history(case)[-1].authority is not None and desk.sound()


def test_a_body_that_decides_in_time_decides(tmp_path: Path) -> None:
    desk = Desk(tmp_path, WRITTEN)
    case = desk.open()
    desk.act(case, "refuse", "officer")
    assert desk.after(days=90) == [] and desk.states(case) == ("refused",) and desk.sound()


def test_nobody_decides_after_the_time_because_the_worker_was_late(tmp_path: Path) -> None:
    desk = Desk(tmp_path, WRITTEN)
    case = desk.open()
    desk.bench.moment = desk.bench.moment.replace(month=4, day=20)
    said = desk.why(desk.act, case, "refuse", "officer")
    assert "事项目前处于“已准予”" in said and "The case is at “granted”" in said
    assert desk.after(minutes=1) == ["decision"] and desk.states(case) == ("granted",)


def test_no_person_does_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path, WRITTEN)
    assert desk.codes(desk.act, desk.open(), "deem", "officer") == ["action.not_yours"]


@pytest.mark.parametrize("role", ["clock", "automatic"])
def test_a_power_that_time_alone_would_use_is_refused_at_load(role: str) -> None:
    said = found(WRITTEN.replace(DEEMED, "").replace("by: [clock]", f"by: [{role}]"))
    line = line_of("  deem:")
    assert f"tried thing.yaml:{line}" in said["workflow.not_deemed"]
    assert "“逾期视为准予”的职权属于street，却会到期自动办理" in said["workflow.not_deemed"]
    assert "Only where a law says that it counts as decided" in said["workflow.not_deemed"]


def test_a_deemed_decision_without_a_law_is_refused_at_load() -> None:
    said = found(WRITTEN.replace(AUTHORITY, ""))
    assert list(said) == ["workflow.deemed_by_whom"]
    assert f"tried thing.yaml:{line_of('  deem:')}" in said["workflow.deemed_by_whom"]
    assert "请写明 authority（法律和条文）" in said["workflow.deemed_by_whom"]
    assert "nothing says by which rule" in said["workflow.deemed_by_whom"]


def test_a_way_round_the_power_is_refused_at_load() -> None:
    """Leaving the power out does not help: only the body leads to where it is granted."""
    deem = WRITTEN.index("  deem:")
    rest = WRITTEN[deem:].replace("    power: street\n", "").replace(DEEMED, "")
    assert found(WRITTEN[:deem] + rest) == {}, "a law is named"
    said = found(WRITTEN[:deem] + rest.replace(AUTHORITY, ""))
    assert list(said) == ["workflow.deemed_way_round"]
    assert f"thing.yaml:{line_of('  deem:')}" in said["workflow.deemed_way_round"]
    assert "结果与“准予”相同" in said["workflow.deemed_way_round"]
    assert "leads to where only “grant” leads" in said["workflow.deemed_way_round"]


def test_a_lapse_to_a_state_of_its_own_needs_no_law() -> None:
    written = WRITTEN.replace(
        "    power: street\n    from: filed\n    to: granted\n    deemed",
        "    from: filed\n    to: lapsed\n    deemed",
    )
    written = (
        written.replace(DEEMED, "")
        .replace(AUTHORITY, "")
        .replace(
            "actions:", "  lapsed: {label: {zh: 逾期终止, en: lapsed}, status: final}\nactions:"
        )
    )
    assert faults(written) == []
