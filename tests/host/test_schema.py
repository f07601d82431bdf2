"""What an editor underlines is what the reader refuses."""

import json
import re
from datetime import date
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from community_gov.domain.calendar import Duration
from community_gov.domain.errors import InvalidFile
from community_gov.host.place_file import read_place
from community_gov.host.schemas import KINDS, SHIPPED, as_written, schema_of
from community_gov.host.workflow_file import read_workflow
from community_gov.host.yaml_reader import read_yaml

EXAMPLE = (Path(__file__).parent / "files" / "parcels.yaml").read_text(encoding="utf-8")
SETTINGS = {
    "review_body": "street",
    "review_texts": {"seen": {"zh": "看过原件", "en": "the original was seen"}},
    "retention": Duration.parse("12 months"),
    "review_time": Duration.parse("30 working days"),
}
PLACE = """\
place: oak
kind: community
label: {zh: 橡树, en: Oak}
under: street
language: zh
bodies: {committee: {kind: community, label: {zh: 居委会, en: Committee}}}
calendar:
  name: cn
  closures: {2026-05-20: {zh: 县庆, en: County Day}}
  hours: ['08:30-12:00', 14:30-18:00]
plugins: [pantry: {mode: assist, list: [1, {a: b}]}, other_bank]
values: {pantry: {review_time: 20 working days}}
patches:
  pantry:parcels:
    - add_gate: {action: give, name: hearing, gate: {label: {zh: 听证, en: hearing}, by: [counter]}}
    - add_document:
        {name: lease, field: {label: {zh: 租约, en: lease}, type: document}, actions: [a]}
    - add_clock:
        name: patience
        clock: {label: {zh: 耐心, en: patience}, duration: 5 working days, runs_in: [a], fires: nag}
        fires: {name: nag, action: {label: {zh: 提醒, en: nag}, by: [clock], from: draft}}
    - add_notice: {action: send_back, to: family, name: please, text: {zh: 请补, en: correct}}
    - add_check: {action: give, check: other_bank:not_served@2, first: true}
    - replace: {clock: a, with: {label: {zh: 期, en: t}, duration: 1 month, runs_in: [a], fires: b}}
    - replace: {field: size, with: {label: {zh: 几口人, en: how many}, type: int}}
    - replace: {gate: a, action: b, with: {label: {zh: 二, en: two}, by: [boss]}}
    - replace: {action: b, with: {label: {zh: 给, en: give}, by: [boss], from: [a, b], to: c}}
"""


def as_json(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_json(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def editor_accepts(schema: dict[str, object], text: str) -> bool:
    value = as_json(read_yaml(text.encode(), "x.yaml").value)
    return Draft202012Validator(schema).is_valid(value)


def accepts_workflow(text: str) -> bool:
    try:
        read_workflow(text.encode(), "x.yaml", "pantry", SETTINGS)
    except InvalidFile:
        return False
    return True


def accepts_place(text: str, folder: Path) -> bool:
    (folder / "x.yaml").write_text(text, encoding="utf-8")
    try:
        read_place(folder / "x.yaml")
    except InvalidFile:
        return False
    return True


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_schema_is_the_one_of_the_code(kind: str) -> None:
    shipped = (SHIPPED / f"{kind}.json").read_text(encoding="utf-8")
    assert shipped == as_written(schema_of(kind)), "run: python -m community_gov.host.schemas"
    Draft202012Validator.check_schema(json.loads(shipped))
    assert json.loads(shipped)["$id"].endswith(f":{kind}:{version('community-gov')}")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", [None, "zh", "en"])
def test_every_key_is_explained_in_the_language_asked_for(kind: str, language: Any) -> None:
    for name, one in schema_of(kind, language)["$defs"].items():
        for key, inner in one.get("properties", {}).items():
            said = inner["description"]
            chinese = re.search("[\u4e00-\u9fff]", said) is not None
            english = re.search("[a-z]{2} ?[a-z]", re.sub(r"[a-z_]+:[a-z_]+", "", said)) is not None
            assert chinese is (language != "en"), (name, key, said)
            assert english or language == "zh", (name, key, said)
            assert language or " / " in said, (name, key, said)
        assert one.get("type") != "object" or one["additionalProperties"] is False, name


WORKFLOWS = [
    ("as it is", "", ""),
    ("one of many", "from: [draft, paused]", "from: draft"),
    ("a list of one", "from: draft", "from: [draft]"),
    ("an unknown key", "takes: [care]", "take: [care]"),
    ("a missing key", "type: int", ""),
    ("a number for text", "to: draft", "to: 5"),
    ("text for a list", "by: [family]", "by: family"),
    ("text for a number", "needed: 2", "needed: two"),
    ("too small a number", "needed: 2", "needed: 0"),
    ("yes for true", "findable: true", "findable: yes"),
    ("nothing", "takes: [care]", "takes:"),
    ("a wrong choice", "status: final", "status: finished"),
    ("a bare duration", "{setting: review_time}", "30"),
    ("a duration", "{setting: review_time}", "30 minutes"),
    ("a duration in working hours", "{setting: review_time}", "24 working hours"),
    ("a duration of no known unit", "{setting: review_time}", "30 days"),
    ("a setting in a list", "by: [clock]", "by: [{setting: review_body}]"),
    ("a setting for a text", "{zh: 材料, en: papers}", "{setting: review_body, en: x}"),
    ("a setting for a part", "{label: {zh: 待核, en: to be checked}}", "{setting: review_body}"),
    ("a setting for a checklist", "takes: [care]", "checklist: {setting: review_texts}"),
    ("no effect", "- release: {register: parcel-year}", "- {}"),
    ("two effects", "- release: {register: parcel-year}", "- {release: {register: a}, claim: {}}"),
    ("a label without English", "{zh: 材料, en: papers}", "{zh: 材料}"),
    ("a label of blanks", "{zh: 材料, en: papers}", "{zh: 材料, en: '  '}"),
    ("a question without version", "eligible@1", "eligible"),
    ("a question of another plugin", "eligible@1", "bank:eligible@12"),
    ("a state as a check", "eligible@1", "in:visit"),
    ("a condition that is neither", "in:visit", "visit"),
    ("a name with a capital", "  hurry:", "  Hurry:"),
    ("a kind of state", "kind: plain", "kind: deep_history"),
    ("a need without a condition", "{field: proof, when: {care: alone}}", "{field: proof}"),
    ("a need for nothing", "{field: proof, when: {care: alone}}", "{when: {care: alone}}"),
    ("a link that is only named", "- {kind: earlier, required: true,", "- {kind: earlier,"),
    ("a link without a kind", "- {kind: earlier, required: true,", "- {required: true,"),
    ("a date in words", "since: 2025-01-01", "since: true"),
]


@pytest.mark.parametrize(
    ("right", "other"), [row[1:] for row in WORKFLOWS], ids=[row[0] for row in WORKFLOWS]
)
def test_editor_and_reader_agree_about_workflows(right: str, other: str) -> None:
    text = EXAMPLE.replace(right, other, 1) if right else EXAMPLE
    assert (text == EXAMPLE) is (not right)
    assert editor_accepts(schema_of("workflow"), text) is accepts_workflow(text)


PLACES = [
    ("as it is", "", ""),
    ("the least", PLACE.partition("under:")[2], ""),
    ("an unknown key", "under:", "undre:"),
    ("another language", "language: zh", "language: fr"),
    ("a body without a kind", "kind: community, label", "label"),
    ("a closure without a date", "2026-05-20:", "may:"),
    ("hours without a zero before", "08:30", "8:30"),
    ("hours until midnight", "18:00", "24:00"),
    ("hours beyond midnight", "18:00", "24:01"),
    ("hours that no clock shows", "18:00", "25:00"),
    ("minutes that no clock shows", "14:30", "14:60"),
    ("hours that begin at midnight", "14:30-", "24:00-"),
    ("hours with blanks", "14:30-18:00", "14:30 - 18:00"),
    ("hours without an end", "14:30-18:00", "14:30"),
    ("hours that are no list", "['08:30-12:00', 14:30-18:00]", "08:30-12:00"),
    ("no hours", "['08:30-12:00', 14:30-18:00]", "[]"),
    ("hours with nothing", "['08:30-12:00', 14:30-18:00]", ""),
    ("a plugin that is a number", "other_bank]", "7]"),
    ("a plugin with nothing", "{mode: assist, list: [1, {a: b}]}", ""),
    ("values that are a list", "{review_time: 20 working days}", "[a]"),
    ("a patch of no kind", "add_gate:", "add_gates:"),
    ("a patch for no workflow", "pantry:parcels:", "parcels:"),
    ("an unknown key in a gate", "by: [counter]", "buy: [counter]"),
    ("a gate's replacement without action", "gate: a, action: b", "gate: a"),
    ("a clock's replacement without duration", "duration: 1 month, ", ""),
    ("first that is no truth value", "first: true", "first: 1"),
    ("a part named by somebody else", "name: hearing", "name: elm:hearing"),
]


@pytest.mark.parametrize(
    ("right", "other"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES]
)
def test_editor_and_reader_agree_about_places(right: str, other: str, tmp_path: Path) -> None:
    text = PLACE.replace("under:" + right if "street\n" in right else right, other, 1)
    text = text if right else PLACE
    assert (text == PLACE) is (not right)
    assert editor_accepts(schema_of("place"), text) is accepts_place(text, tmp_path)


def test_the_examples_are_good_ones(tmp_path: Path) -> None:
    assert accepts_workflow(EXAMPLE)
    assert accepts_place(PLACE, tmp_path)
    assert editor_accepts(schema_of("workflow"), EXAMPLE)
    assert editor_accepts(schema_of("place"), PLACE)
