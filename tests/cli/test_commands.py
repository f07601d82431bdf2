"""Every command: what it prints, how it ends, and what it says to who calls it wrongly."""

import json
import re
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from community_gov import open_district

from .conftest import Said

Gov = Callable[..., Said]


PLACE = """
place: here
kind: street
label: {zh: 本街道, en: This street}
bodies:
  office: {kind: street, label: {zh: 办事处, en: Office}}
plugins:
  - childcare: {mode: operate, review_time: 20 working days}
"""
BROKEN = """
workflow: broken
label: {zh: 坏流程, en: Broken}
roles:
  clerk: {label: {zh: 经办, en: clerk}, body: street}
states:
  asked: {label: {zh: 已申请, en: asked}, status: closed}
actions:
  open: {label: {zh: 开始, en: Begin}, by: [clrk], to: askd}
  close: {label: {zh: 办结, en: Close}, by: [clerk], from: asked, to: asked, neds: [x]}
"""
GOOD = BROKEN.replace("clrk", "clerk").replace("askd", "asked").replace(", neds: [x]", "")


@pytest.fixture
def places(tmp_path: Path) -> Path:
    folder = tmp_path / "places"
    folder.mkdir()
    (folder / "here.yaml").write_text(PLACE, encoding="utf-8")
    return folder


def test_plugins_say_which_setting_won_and_why(gov: Gov, places: Path) -> None:
    plain = gov("plugins", "--places", places, "--language", "en")
    assert plain.code == 0 and "This street (here)" in plain.out and "childcare" in plain.out
    why = gov("plugins", "--why", "--places", places, "--language", "zh")
    assert why.code == 0 and "本街道 (here)" in why.out
    assert "here.yaml:8" in why.out and "20 个工作日" in why.out
    assert len(why.out) > len(plain.out)
    machine = gov("plugins", "--why", "--json", "--places", places)
    assert machine.code == 0 and set(machine.json) == {"here"}
    assert "review_time" in machine.out and "here.yaml:8" in machine.out


def test_plugins_of_one_place_of_the_installed_set(gov: Gov) -> None:
    said = gov("plugins", "--place", "hetai", "--place", "wuding", "--json")
    assert said.code == 0 and list(said.json) == ["hetai", "wuding"]


def test_a_workflow_is_shown_with_where_each_part_comes_from(gov: Gov) -> None:
    show = ("workflow", "show", "yingbin", "childcare:operate")
    english = gov(*show, "--origin", "--language", "en")
    assert english.code == 0 and "Confirm" in english.out and "operate.yaml" in english.out
    chinese = gov(*show, "--language", "zh")
    assert "审核确认" in chinese.out and "operate.yaml" not in chinese.out
    machine = gov(*show, "--json")
    assert machine.code == 0 and len(machine.json["hash"]) == 64
    assert machine.json["workflow"]["name"] == "childcare:operate"
    batch = gov("workflow", "show", "yingbin", "childcare:payments", "--language", "en")
    assert "approval “A second person agrees”: finance head, 1 must agree" in batch.out


def test_what_a_place_splices_in_is_shown_with_its_file_and_line(gov: Gov) -> None:
    show = ("workflow", "show", "yingbin", "childcare:operate", "--origin")
    lines = gov(*show, "--language", "en").out.splitlines()
    (told,) = (line for line in lines if "tells" in line and "which one and how to" in line)
    (message,) = (line for line in lines if line.lstrip().startswith("yingbin:call_too"))
    assert all(re.search(r"\[yingbin yingbin\.yaml:[0-9]+\]$", line) for line in (told, message))
    assert all(line.endswith("]") for line in lines[1:] if line.startswith(" "))
    parts = gov(*show, "--json").json["parts"]
    (part,) = (one for one in parts if one["name"] == "yingbin:call_too")
    assert part["kind"] == "message" and part["text"]["zh"] and part["text"]["en"]
    assert part["origin"]["file"] == "yingbin.yaml" and part["origin"]["line"] > 0
    assert {one["kind"] for one in parts} > {"state", "action", "way", "check", "need", "clock"}


def test_a_workflow_is_shown_in_words_and_not_in_codes(gov: Gov) -> None:
    said = gov("workflow", "show", "yingbin", "childcare:operate", "--language", "zh").out
    assert "（办理中）" in said and "（open）" not in said and "street_office" not in said
    assert "30 个工作日，在待初审" in said and "时停；到期即“" in said


def test_a_composed_workflow_is_printed_as_a_file(gov: Gov, tmp_path: Path) -> None:
    show = ("workflow", "show", "yingbin", "childcare:operate")
    printed = gov(*show, "--as", "yaml")
    assert printed.code == 0 and printed.out.startswith("workflow: operate\n")
    assert "message: yingbin:call_too" in printed.out, "the place's own patch is in it"
    (tmp_path / "printed.yaml").write_text(printed.out, encoding="utf-8")
    assert gov("workflow", "validate", "printed.yaml", "--json").json == {"problems": []}
    machine = gov(*show, "--as", "yaml", "--json").json
    assert machine == {"hash": gov(*show, "--json").json["hash"], "yaml": printed.out}
    lost = gov("workflow", "show", "yingbin", "childcare:opperate", "--as", "yaml")
    assert lost.code == 1 and "childcare:operate" in lost.err
    assert gov(*show, "--as", "python").code == 2


DRAW = ("workflow", "draw", "yingbin", "childcare:operate")


def test_a_workflow_is_drawn_in_the_language_and_form_that_is_asked_for(gov: Gov) -> None:
    english = gov(*DRAW, "--language", "en")
    assert english.code == 0 and english.out.startswith("stateDiagram-v2\n")
    assert "Waiting for first review" in english.out and "待初审" not in english.out
    chinese = gov(*DRAW, "--as", "svg", "--language", "zh")
    assert chinese.code == 0 and chinese.out.startswith("<svg ") and "待初审" in chinese.out
    machine = gov(*DRAW, "--as", "svg", "--language", "zh", "--json")
    assert machine.json["drawing"] == chinese.out and machine.json["here"] == []
    assert machine.json["as"] == "svg"
    assert machine.json["hash"] == gov("workflow", "show", *DRAW[2:], "--json").json["hash"]


def test_a_drawing_is_written_to_a_file(gov: Gov, tmp_path: Path) -> None:
    said = gov(*DRAW, "--as", "svg", "--write", "new/chart.svg", "--language", "zh")
    assert (said.code, said.out) == (0, "")
    written = (tmp_path / "new" / "chart.svg").read_text(encoding="utf-8")
    assert written == gov(*DRAW, "--as", "svg", "--language", "zh").out
    said = gov(*DRAW, "--write", "new/chart.svg/inside", "--json")
    assert said.code == 2 and said.json["problems"][0]["code"] == "file.cannot_write"


def test_a_case_is_marked_on_the_workflow_that_it_keeps(
    gov: Gov, database: str, places: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "story.db")) as raw:
        name = "childcare:operate"
        where = "FROM cg_case WHERE place = 'yingbin' AND program = ?"
        case, kept = raw.execute(f"SELECT id, workflow {where}", [name]).fetchone()
    drawn = gov(*DRAW, "--case", case, "--database", database, "--json")
    assert drawn.code == 0 and drawn.json["hash"] == kept and drawn.json["here"]
    picture = gov(*DRAW, "--as", "svg", "--case", case, "--database", database)
    assert picture.out.count('aria-current="step"') == 1
    other = gov(*DRAW[:3], "childcare:payments", "--case", case, "--database", database, "--json")
    assert other.code == 1 and other.json["problems"][0]["code"] == "case.other_workflow"
    lost = gov(*DRAW, "--case", "no-such-case", "--database", database, "--json")
    assert lost.code == 1 and lost.json["problems"][0]["code"] == "case.not_here"
    # The place has changed its mind since; the case has not.
    text = PLACE.replace("place: here", "place: yingbin")
    (places / "here.yaml").rename(places / "yingbin.yaml")
    (places / "yingbin.yaml").write_text(text, encoding="utf-8")
    with_places = ("--places", places, "--language", "en")
    today = gov(*DRAW, *with_places)
    still = gov(*DRAW, "--case", case, "--database", database, *with_places)
    assert "after 20 working days" in today.out and "after 30 working days" not in today.out
    assert "after 30 working days" in still.out and " here\n" in still.out, still


def test_what_cannot_be_drawn_is_a_refusal(gov: Gov, tmp_path: Path) -> None:
    said = gov("workflow", "draw", "yingbin", "childcare:oprate", "--json")
    assert said.code == 1 and said.json["problems"][0]["code"] == "workflow.not_here"
    said = gov(*DRAW, "--case", "x", "--database", f"sqlite:///{tmp_path}/none.db", "--json")
    assert said.code == 2 and said.json["problems"][0]["code"] == "store.no_file"


def test_what_is_well_formed_is_said_to_be(gov: Gov, tmp_path: Path, places: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    one = gov("workflow", "validate", "good.yaml", "--language", "en")
    assert (one.code, one.out) == (0, "No problems were found.\n")
    all_ = gov("workflow", "validate", "--places", places, "--json")
    assert (all_.code, all_.json) == (0, {"problems": []})
    assert gov("workflow", "validate", "--language", "zh").out == "没有发现问题。\n"


def test_all_problems_of_a_broken_workflow_are_named_with_file_and_line(
    gov: Gov, tmp_path: Path
) -> None:
    (tmp_path / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    said = gov("workflow", "validate", "broken.yaml", "--language", "zh")
    assert said.code == 1 and "broken.yaml:10" in said.out and "needs" in said.out
    machine = gov("workflow", "validate", "broken.yaml", "--json")
    assert machine.code == 1
    for problem in machine.json["problems"]:
        assert problem["where"].startswith("broken.yaml:")
        assert problem["what"]["zh"] and problem["what"]["en"] and problem["next"]["zh"]


STUCK = """
workflow: stuck
label: {zh: 报修, en: repair}
roles: {clerk: {label: {zh: 经办人, en: clerk}, body: office}}
states:
  filed: {label: {zh: 已报, en: filed}, STATUS}
  work:
    label: {zh: 在办, en: at work}
    kind: parallel
    states:
      yard: {label: {zh: 院里, en: yard}, kind: nested, states: {dug: {label: {zh: 开挖, en: dug}}}}
      desk: {label: {zh: 案头, en: desk}, kind: nested, states: {seen: {label: {zh: 看, en: seen}}}}
  done: {label: {zh: 办结, en: done}, status: final}
actions:
  open: {label: {zh: 提交, en: hand in}, to: filed, by: [clerk]}
  begin: {label: {zh: 开工, en: begin}, to: work, by: [clerk]}
  end: {label: {zh: 完工, en: end}, from: dug, to: done, by: [clerk]}
"""


@pytest.mark.parametrize(("status", "told"), [("status: open", 1), ("status: closed", 0)])
def test_who_validates_hears_of_a_case_that_stays_open_for_ever(
    gov: Gov, tmp_path: Path, status: str, told: int
) -> None:
    """What is over needs no way out, and one region may lead out of both."""
    (tmp_path / "stuck.yaml").write_text(STUCK.replace("STATUS", status), encoding="utf-8")
    said = gov("workflow", "validate", "stuck.yaml", "--json")
    problems = [(one["code"], one["where"]) for one in said.json["problems"]]
    assert problems == [("workflow.dead_end", "file stuck.yaml:6")] * told


def test_unknown_names_in_a_workflow_are_named_with_the_nearest(gov: Gov, tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text(BROKEN.replace(", neds: [x]", ""), encoding="utf-8")
    said = gov("workflow", "validate", "names.yaml", "--language", "en")
    assert said.code == 1 and said.out.count("names.yaml:9") >= 2
    assert "clerk" in said.out and "asked" in said.out


@pytest.mark.parametrize("text", ["place: [here\n", PLACE + "langage: zh\n", PLACE + "\tx: 1\n"])
def test_a_broken_place_is_a_finding(gov: Gov, places: Path, text: str) -> None:
    (places / "here.yaml").write_text(text, encoding="utf-8")
    said = gov("workflow", "validate", "--places", places)
    assert said.code == 1 and "here.yaml:" in said.out + said.err


def test_a_place_whose_plugin_cannot_be_loaded_is_a_finding(gov: Gov, places: Path) -> None:
    text = PLACE.replace("childcare", "childcar")
    (places / "here.yaml").write_text(text, encoding="utf-8")
    said = gov("workflow", "validate", "--places", places, "--json")
    assert said.code == 1 and "here.yaml:8" in said.json["problems"][0]["where"]
    assert "childcare" in said.json["problems"][0]["next"]["en"]


def test_verify_counts_and_is_well(gov: Gov, database: str) -> None:
    said = gov("verify", "--database", database, "--json")
    assert said.code == 0 and said.json["problems"] == [] and said.json["cases"] > 20
    by_environment = gov("verify", environment={"COMMUNITY_GOV_DATABASE": database})
    assert by_environment.code == 0


def test_verify_finds_what_was_altered(gov: Gov, database: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "story.db", isolation_level=None)) as raw:
        (case,) = raw.execute("SELECT id FROM cg_case WHERE version > 3 LIMIT 1").fetchone()
        raw.execute("UPDATE cg_case SET version = version - 1 WHERE id = ?", [case])
    chinese = gov("verify", "--database", database, "--language", "zh")
    assert chinese.code == 1 and "发现 1 处问题" in chinese.out and case in chinese.out
    machine = gov("verify", "--database", database, "--json")
    assert machine.code == 1
    assert [one["code"] for one in machine.json["problems"]] == ["history.tail"]


def test_run_due_fires_once(gov: Gov, database: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "story.db", isolation_level=None)) as raw:
        waiting = raw.execute(
            "SELECT count(*) FROM cg_clock WHERE due < ?", [int(time.time() * 10**6)]
        ).fetchone()[0]
    first = gov("run-due", "--database", database, "--json")
    assert first.code == 0 and len(first.json["fired"]) == waiting
    assert first.json["failed"] == []
    again = gov("run-due", "--database", database, "--language", "en")
    assert (again.code, again.out) == (0, "Nothing is due.\n")
    assert gov("run-due", "--database", database, "--language", "zh").out == "没有到期的期限。\n"


@pytest.fixture
def waiting(tmp_path: Path, places_with: Callable[[str | None], Path]) -> tuple[str, ...]:
    """Where thirty messages wait that no channel of the place takes."""
    folder, url = places_with(None), f"sqlite:///{tmp_path}/waiting.db"
    with open_district(folder, url, tmp_path / "waiting.db.keys") as district:
        street = district.neighbourhood("luyuan")
        seen = {"by": street.register_person({}), "data": {"kind": "awning", "spot": "3号"}}
        people = {"resident": seen["by"]}
        for _ in range(30):
            street.open("street_order:report", action="report", people=people, **seen)
    return "--database", url, "--places", str(folder)


def test_the_worker_fires_and_hands_out(gov: Gov, waiting: tuple[str, ...], tmp_path: Path) -> None:
    work = ("worker", *waiting, "--rounds", "2", "--every", "0.1", "--limit", "7")
    said = gov(*work, "--outbox", "out.jsonl")
    assert said.code == 0, said
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    messages = [json.loads(line) for line in lines]
    assert len(messages) == 14 and len({one["id"] for one in messages}) == 14
    assert all(one["text"]["zh"] and one["text"]["en"] and one["to"] for one in messages)
    gov(*work, "--outbox", "out.jsonl")
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 28


def test_the_worker_prints_json_for_a_machine(gov: Gov, waiting: tuple[str, ...]) -> None:
    said = gov("worker", *waiting, "--rounds", "1", "--limit", "3", "--json")
    lines = said.out.splitlines()
    assert said.code == 0 and len(lines) >= 3 and all(json.loads(line) for line in lines)


@pytest.fixture
def running(database: str, tmp_path: Path) -> tuple[str, str, str]:
    """A clock of the story: place, case and name."""
    with closing(sqlite3.connect(tmp_path / "story.db", isolation_level=None)) as raw:
        return raw.execute("SELECT place, case_id, name FROM cg_clock LIMIT 1").fetchone()


def test_a_deadline_is_explained_day_by_day(
    gov: Gov, database: str, running: tuple[str, str, str]
) -> None:
    explain = ("explain-due", *running, "--database", database)
    machine = gov(*explain, "--json")
    assert machine.code == 0 and machine.json["days"][-1]["date"] <= machine.json["due"]
    numbers = [day["number"] for day in machine.json["days"] if day["counted"]]
    assert numbers == list(range(1, len(numbers) + 1))
    english, chinese = gov(*explain, "--language", "en"), gov(*explain, "--language", "zh")
    assert f"due {machine.json['due']}" in english.out and "截止" in chinese.out
    assert len(english.out.splitlines()) == len(machine.json["days"]) + 1


def test_unknown_names_are_refusals(gov: Gov, database: str, running: tuple[str, str, str]) -> None:
    place, case, _ = running
    for arguments, code in (
        ((place, "no-such-case", "review"), "case.not_here"),
        ((place, case, "no-such-clock"), "clock.not_running"),
    ):
        said = gov("explain-due", *arguments, "--database", database, "--json")
        assert said.code == 1 and said.json["problems"][0]["code"] == code
        told = gov("explain-due", *arguments, "--database", database, "--language", "zh")
        assert (
            told.code == 1 and told.out == "" and said.json["problems"][0]["what"]["zh"] in told.err
        )


def test_unknown_places_and_workflows_are_refusals(gov: Gov, database: str) -> None:
    calls = (
        ("explain-due", "yinbin", "x", "y", "--database", database),
        ("plugins", "--place", "yinbin"),
        ("workflow", "show", "yinbin", "childcare:operate"),
    )
    for one in calls:
        said = gov(*one, "--json")
        assert said.code == 1 and said.json["problems"][0]["code"] == "place.unknown", one
        assert "yingbin" in said.json["problems"][0]["next"]["zh"]
        assert "yingbin" in gov(*one, "--language", "en").err
    said = gov("workflow", "show", "yingbin", "childcare:oprate", "--json")
    assert said.code == 1 and "childcare:operate" in said.json["problems"][0]["next"]["en"]


WRONG_USE = (
    ("stroy",),
    ("verify",),
    ("run-due", "--limit", "0", "--database", "sqlite:///x.db"),
    ("worker", "--every", "0", "--database", "sqlite:///x.db"),
    ("verify", "--database", "sqlite://"),
    ("story", "--seed", "x"),
    ("story", "--language", "fr"),
    ("plugins", "--places", "no-such-folder"),
    ("workflow", "validate", "no-such-file.yaml"),
    ("workflow", "show", "yingbin"),
    ("workflow", "draw", "yingbin"),
    ("workflow", "draw", "yingbin", "childcare:operate", "--as", "png"),
    ("workflow", "draw", "yingbin", "childcare:operate", "--case", "x"),
    ("explain-due", "yingbin"),
)


@pytest.mark.parametrize("arguments", WRONG_USE, ids=" ".join)
def test_wrong_use_ends_with_two(gov: Gov, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    said = gov(*arguments)
    assert said.code == 2 and said.out == "" and said.err
    assert list(tmp_path.iterdir()) == []


def test_wrong_use_is_json_for_a_machine(gov: Gov) -> None:
    said = gov("plugins", "--places", "no-such-folder", "--json")
    assert said.code == 2 and said.json["problems"]


def test_rotating_the_keys_changes_no_case(gov: Gov, database: str) -> None:
    assert gov("keys", "rotate", "--database", database, "--json").json["rotated"] > 0
    assert gov("verify", "--database", database).code == 0


@pytest.mark.parametrize("command", ["verify", "run-due", "explain-due"])
def test_a_database_that_is_not_there_is_not_well(gov: Gov, tmp_path: Path, command: str) -> None:
    arguments = ("yingbin", "x", "y") if command == "explain-due" else ()
    said = gov(command, *arguments, "--database", f"sqlite:///{tmp_path}/storry.db")
    assert said.code != 0 and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["verify", "run-due", "story"])
def test_what_is_no_database_is_refused(gov: Gov, tmp_path: Path, command: str) -> None:
    (tmp_path / "letter.db").write_text("Dear neighbours, " * 100, encoding="utf-8")
    before = (tmp_path / "letter.db").read_bytes()
    said = gov(command, "--database", f"sqlite:///{tmp_path}/letter.db", "--json")
    assert said.code == 1 and said.json["problems"][0]["code"] == "store.not_sqlite"
    assert (tmp_path / "letter.db").read_bytes() == before
    for url in ("postgresql://x/y", f"sqlite:///{tmp_path}", "nonsense", "sqlite:////no/such/x.db"):
        said = (
            gov(command, "--database", url, "--keys", "keys")
            if command != "story"
            else gov(command, "--database", url)
        )
        assert said.code in (1, 2) and said.err, url


def test_keys_that_are_gone_or_open_to_others_are_refused(
    gov: Gov, database: str, tmp_path: Path
) -> None:
    keys = tmp_path / "story.db.keys"
    for path in keys.iterdir():
        path.chmod(0o644)
    said = gov("verify", "--database", database, "--json")
    assert said.code == 1 and said.json["problems"][0]["code"] == "keys.readable"
    keys.rename(tmp_path / "elsewhere")
    said = gov("verify", "--database", database, "--json")
    assert said.code == 1 and said.json["problems"][0]["code"] == "keys.missing"
    assert not keys.exists()


def test_an_outbox_that_cannot_be_written_is_said(gov: Gov, waiting: tuple[str, ...]) -> None:
    work = ("worker", *waiting, "--rounds", "1", "--limit", "3")
    said = gov(*work, "--outbox", "no/such/out.jsonl")
    assert "FileNotFoundError" in said.err
    assert len(gov(*work, "--language", "en").out.splitlines()) >= 3, "they still wait"


def test_a_story_that_cannot_be_written_is_said(gov: Gov, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = gov("story", "--write", "file/story.json", "--json")
    assert said.code == 2 and said.json["problems"][0]["code"] == "file.cannot_write"


COMMANDS = (
    *("story", "plugins", "verify", "worker", "run-due", "explain", "explain-due"),
    *("workflow", "keys"),
)


@pytest.mark.parametrize(
    "command",
    [None, *COMMANDS, "keys rotate", "workflow show", "workflow draw", "workflow validate"],
)
def test_help_speaks_the_language_of_the_terminal(gov: Gov, command: str | None) -> None:
    words = [*(command or "").split(), "--help"]
    chinese = gov(*words, environment={"LC_ALL": "zh_CN.UTF-8", "PYTHONUTF8": "1"})
    english = gov(*words, environment={"LC_ALL": "en_GB.UTF-8", "PYTHONUTF8": "1"})
    assert chinese.code == english.code == 0
    has_chinese = lambda text: any("一" <= letter <= "鿿" for letter in text)  # noqa: E731
    assert has_chinese(chinese.out) and not has_chinese(english.out)
    if command is None:
        assert all(one in english.out for one in COMMANDS)
    elif command not in ("workflow", "keys"):
        assert "--json" in english.out and "--language" in english.out


def test_the_version_is_told(gov: Gov) -> None:
    assert gov("--version").out.rstrip().endswith("0.1.0")
