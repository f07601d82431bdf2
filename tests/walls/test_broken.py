"""One broken plugin stops what its kind says, is named, and stops nothing elsewhere."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from community_gov import CommunityGovError, InvalidFile, PluginError
from community_gov.plugin import Fact, hookimpl
from community_gov.services import patience
from community_gov.testing import Bench

from .tools import TOP, Shed, Tools, codes, placed, problems, under

PLACES = {
    "top.yaml": TOP,
    "sick.yaml": under("sick", "plugins: [broken]\n"),
    "sound.yaml": under("sound", "plugins: [tools]\n"),
}


def raises(*args: object) -> Any:
    raise RuntimeError("no oven")


def none(*args: object) -> Any:
    return None


def hook(does: Callable[..., Any]) -> Any:
    """A hook of its own, for the mark of one stays on its function."""
    return hookimpl(lambda self: does(self))


class Broken(Tools):
    """Stands in one place; what it breaks is put in by each test."""

    name = "broken"


def broken(**changes: Any) -> Any:
    return type("Broken", (Broken,), changes)


class Clingy:
    """A hook's answer that cannot even be looked at."""

    def __iter__(self) -> Any:
        raise RuntimeError("no oven")


class Meddler(Broken):
    """Changes what it was given to read."""

    @hookimpl
    def questions(self) -> Any:
        def meddle(reading: Any) -> Fact:
            seen.append(reading.values["many"])
            with suppress(TypeError):
                reading.values["many"] = 100
            return Fact(seen[-1] * 2)

        return [evolve(one, answer=meddle) for one in Tools.questions(self)]


seen: list[int] = []


LOADING = {
    "when it is made": (broken(__init__=raises), "plugin.raised", "__init__"),
    "in a hook": (broken(programs=hook(raises)), "plugin.raised", "programs"),
    "in a question hook": (broken(questions=hook(raises)), "plugin.raised", "questions"),
    "with no answer": (broken(programs=hook(none)), "plugin.answer", "programs"),
    "with a wrong answer": (
        broken(programs=hookimpl(lambda self: [1])),
        "plugin.answer",
        "programs.0",
    ),
    "with a strange answer": (
        broken(programs=hookimpl(lambda self: Clingy())),
        "plugin.answer",
        "programs",
    ),
    "with a hook of no such name": (
        broken(program=hook(raises)),
        "plugin.unknown_hook",
        "program",
    ),
}


@pytest.mark.parametrize("kind", LOADING)
def test_a_plugin_that_fails_while_its_place_is_built(tmp_path: Path, kind: str) -> None:
    plugin, code, hook = LOADING[kind]
    with Bench(tmp_path, PLACES, plugins=[plugin, Tools]) as bench:
        for _ in range(2):
            (found,) = problems(lambda: bench.place("sick"))
            assert found.code == code
            assert {
                "plugin": "broken",
                "version": "0",
                "hook": hook,
            }.items() <= found.params.items()
            line = found.line("en")
            assert "broken" in line and hook in line and "Traceback" not in line
        with pytest.raises(PluginError):
            bench.place("sick")
        assert Shed(bench, "sound").lent()


def test_a_plugin_that_fails_when_it_is_imported(tmp_path: Path) -> None:
    files = {
        "top.yaml": TOP,
        "sick.yaml": under("sick", "plugins: [oven]\n"),
        "sick/oven.py": "import os\nclass Oven:\n    name = 'oven'\n    label = os.gone\n",
        "sound.yaml": PLACES["sound.yaml"],
    }
    with Bench(tmp_path, placed(tmp_path / "places", files), plugins=[Tools]) as bench:
        (found,) = problems(lambda: bench.place("sick"))
        assert (found.code, found.where) == ("plugin.raised", "sick/oven.py:4")
        assert (found.params["plugin"], found.params["hook"]) == ("oven", "import")
        assert Shed(bench, "sound").lent()


def named(found: Any, question: str, case: str) -> None:
    for language in ("zh", "en"):
        line = found.line(language)
        assert "broken 0" in line and f"broken:{question}" in line and f"sick/{case}" in line


QUESTIONS: dict[str, Callable[[Any], Any]] = {
    "raises": raises,
    "answers nothing": none,
    "answers with a word": lambda reading: "yes",
    "recurses": lambda reading: QUESTIONS["recurses"](reading),
    "changes what it reads": lambda reading: reading.values.update(many=0),
    "sets the clock": lambda reading: setattr(reading, "at", None),
    "looks up another field": lambda reading: reading.values["phone"],
}


@contextmanager
def two(folder: Path, plugin: Any) -> Iterator[tuple[Shed, Shed]]:
    with Bench(folder, PLACES, plugins=[plugin, Tools]) as bench:
        yield Sick(bench, "sick"), Shed(bench, "sound")


class Sick(Shed):
    def ask(self, many: int = 1, key: str | None = None) -> str:
        people, data = {"aunt": self.aunt}, {"many": many}
        return self.here.open("broken:lend", by=self.aunt, people=people, data=data, key=key).case


@pytest.mark.parametrize("kind", QUESTIONS)
@pytest.mark.parametrize(("question", "code"), [("few", "check.denied"), ("fee", "check.unknown")])
def test_a_question_that_fails_denies_or_stays_open_by_its_mood(
    tmp_path: Path, kind: str, question: str, code: str
) -> None:
    plugin = broken(**{question: staticmethod(QUESTIONS[kind])})
    with two(tmp_path, plugin) as (sick, sound):
        case, before = sick.ask(), sick.here.cases()
        (found,) = problems(lambda: sick.lend(case))
        assert found.code == code
        named(found, f"{question}@1", case)
        assert sick.here.cases() == before
        assert sound.lend(sound.ask()).states == ("lent",)
        bench = sick.bench
        assert bench.district.verify().problems == ()


def test_a_question_that_changes_what_it_reads_changes_nothing(tmp_path: Path) -> None:
    with two(tmp_path, Meddler) as (sick, sound):
        case = sick.ask(many=2)
        sick.lend(case)
        held = sick.here.case(case).held
        assert (held["many"].value, held["fee"].value, set(seen)) == (2, 4, {2})
        assert sound.here.case(sound.lent(2)).held["fee"].value == 4
        assert sick.bench.district.verify().problems == ()


@pytest.fixture
def hang() -> Iterator[Callable[..., Any]]:
    """Return a function that hangs until the test is over."""
    over = threading.Event()

    def wait(*args: object) -> Any:
        over.wait(30)

    yield wait
    over.set()


@pytest.mark.parametrize(("question", "code"), [("few", "check.denied"), ("fee", "check.unknown")])
def test_a_question_that_hangs_denies_or_stays_open_by_its_mood(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    hang: Callable[..., Any],
    question: str,
    code: str,
) -> None:
    monkeypatch.setattr(patience, "QUESTION_BUDGET", 0.2)
    with two(tmp_path, broken(**{question: staticmethod(hang)})) as (sick, sound):
        case = sick.ask()
        begun = time.monotonic()
        (found,) = problems(lambda: sick.lend(case))
        assert time.monotonic() - begun < 5
        assert found.code == code
        named(found, f"{question}@1", case)
        assert sick.here.case(case).state.configuration == ("asked",)
        for _ in range(3):
            assert sound.lend(sound.ask()).states == ("lent",)
        assert sick.bench.district.verify().problems == ()


def test_a_question_that_hangs_in_one_place_is_asked_in_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hang: Callable[..., Any]
) -> None:
    """Both places list the same plugin; it hangs where its setting says so."""
    monkeypatch.setattr(patience, "QUESTION_BUDGET", 0.2)

    class Moody(Tools):
        def few(self, reading: Any) -> Fact:
            return Tools.few(self, reading) if self.settings.most > 1 else hang()

    files = PLACES | {"sick.yaml": under("sick", "plugins: [{tools: {most: 1}}]\n")}
    with Bench(tmp_path, files, plugins=[Moody]) as bench:
        sick, sound = Shed(bench, "sick"), Shed(bench, "sound")
        case = sick.ask()
        assert codes(lambda: sick.lend(case)) == ["check.denied"]
        assert sound.lend(sound.ask()).states == ("lent",)
        assert codes(lambda: sick.lend(case)) == ["check.denied"]


@pytest.mark.parametrize("where", ["__init__", "programs"])
def test_a_plugin_that_hangs_while_its_place_is_built_holds_up_no_other(
    tmp_path: Path, hang: Callable[..., Any], where: str
) -> None:
    plugin = broken(**{where: hook(hang) if where == "programs" else hang})
    with Bench(tmp_path, PLACES, plugins=[plugin, Tools]) as bench:
        stuck = threading.Thread(target=lambda: ends_somehow(bench), daemon=True)
        stuck.start()
        time.sleep(0.05)
        done: list[object] = []
        other = threading.Thread(target=lambda: done.append(Shed(bench, "sound").lent()))
        other.start()
        other.join(5)
        assert done and stuck.is_alive()


def ends_somehow(bench: Bench) -> None:
    with pytest.raises(CommunityGovError):
        bench.place("sick")


def test_a_clock_of_a_broken_place_waits_and_those_of_others_fire(tmp_path: Path) -> None:
    with two(tmp_path / "one", Broken) as (sick, sound):
        cases = sick.lent(), sound.lent()
        folder, keys = sick.bench.places, sick.bench
    plugin = broken(programs=hook(raises))
    reopened = Bench(tmp_path / "one", folder, plugins=[plugin, Tools])
    with reopened as bench:
        report = bench.go_to(keys.moment + timedelta(days=10))
        assert [one.answer.case for one in report.fired] == [cases[1]]
        assert "broken" in str(report.failed) and "programs" in str(report.failed)
    with Bench(tmp_path / "one", folder, plugins=[Broken, Tools]) as bench:
        report = bench.go_to(keys.moment + timedelta(days=10))
        assert [one.answer.case for one in report.fired] == [cases[0]]


def test_a_broken_file_of_one_place_below_stops_that_place_only(tmp_path: Path) -> None:
    files = PLACES | {"sick.yaml": under("sick", "plugins: [{tools: {most: many}}]\n")}
    with Bench(tmp_path, files, plugins=[Tools]) as bench:
        with pytest.raises(InvalidFile) as caught:
            bench.place("sick")
        assert caught.value.problems[0].where.startswith("sick.yaml:")
        assert Shed(bench, "sound").lent()
