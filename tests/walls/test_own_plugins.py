"""A place brings its own little plugin, in a folder beside its file."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from click.testing import CliRunner

from community_gov import InvalidFile, PluginError
from community_gov.host import Catalogue, PlaceBook
from community_gov.testing import Bench

from .tools import TOP, Shed, Tools, placed, problems, under

RAKE = dedent('''\
    """Rakes, lent for a day."""

    from __future__ import annotations

    from datetime import date

    from attrs import frozen

    from community_gov.plugin import (
        Authority, Fact, Offer, Program, Question, Text, WorkflowFile, hookimpl, same, setting,
    )

    RULE = Authority(same("rule"))
    asked = []


    @frozen
    class Settings:
        most: int = setting(1, same("most"))


    class Rake:
        name = "rake"
        label = Text("耙子", "Rakes")
        Settings = Settings

        def __init__(self, settings):
            self.settings = settings

        @hookimpl
        def programs(self):
            program = Program("lend", same("l"), "lend", same("l"), RULE, date(2026, 1, 1))
            return [Offer(program, WorkflowFile(__name__, "rake.yaml"))]

        @hookimpl
        def questions(self):
            return [Question("few@1", same("few"), (), self.few, RULE)]

        def few(self, reading):
            asked.append(reading.at)
            return Fact(len(asked) <= self.settings.most, same(f"{len(asked)} asked"))
    ''')
FLOW = dedent("""\
    workflow: lend
    label: {zh: 借耙子, en: lend a rake}
    roles:
      aunt: {label: {zh: 居民, en: aunt}}
    states:
      asked: {label: {zh: 已申请, en: asked}}
      lent: {label: {zh: 已借出, en: lent}}
    actions:
      open: {label: {zh: 申请, en: ask}, by: [aunt], to: asked}
      lend: {label: {zh: 借, en: lend}, by: [aunt], from: asked, to: lent, checks: [few@1]}
    """)
LISTED = "plugins: [rake]\n"
FILES = {
    "top.yaml": TOP,
    "garden.yaml": under("garden", LISTED),
    "garden/rake.py": RAKE,
    "garden/rake.yaml": FLOW,
    "park.yaml": under("park", LISTED),
    "park/rake.py": RAKE.replace('"Rakes"', '"Park rakes"'),
    "park/rake.yaml": FLOW.replace("lend a rake", "lend a park rake"),
    "below.yaml": under("below", "values: {rake: {most: 2}}\n", above="garden"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return placed(tmp_path / "places", FILES)


@pytest.fixture
def bench(tmp_path: Path, folder: Path) -> Iterator[Bench]:
    with Bench(tmp_path, folder, plugins=[Tools]) as opened:
        yield opened


def book(folder: Path, *plugins: Any) -> PlaceBook:
    return PlaceBook(folder, Catalogue.of(*plugins))


def walk(bench: Bench, place: str) -> Callable[[], object]:
    here = bench.place(place)
    aunt = here.register_person({})

    def lend() -> object:
        case = here.open("rake:lend", by=aunt, people={"aunt": aunt}, data={}).case
        return here.act(case, "lend", by=aunt).states

    return lend


def test_it_works_like_any_plugin_and_shares_not_even_its_globals(bench: Bench) -> None:
    garden, park, below = (walk(bench, name) for name in ("garden", "park", "below"))
    assert garden() == ("lent",)
    (denied,) = problems(garden)
    assert "2 asked" in denied.line("en")
    assert park() == ("lent",)
    assert [below(), below()] == [("lent",), ("lent",)]
    assert "3 asked" in problems(below)[0].line("en")
    labels = [
        bench.place(name).rulebook.workflows["rake:lend"].label.en
        for name in ("garden", "park", "below")
    ]
    assert labels == ["lend a rake", "lend a park rake", "lend a rake"]


def test_nothing_is_left_under_a_common_name(folder: Path) -> None:
    for name in [name for name in sys.modules if "__rake" in name]:
        del sys.modules[name]  # of the tests before this one
    path, before = list(sys.path), set(sys.modules)
    district = book(folder)
    assert set(sys.modules) == before, "nothing runs before a place is built"
    for name in ("garden", "park", "below"):
        district.rulebook(name)
    new = {name for name in set(sys.modules) - before if "rake" in name}
    assert sys.path == path
    assert sorted(name.rpartition("__")[0] for name in new) == [
        "below__rake",
        "garden__rake",
        "park__rake",
    ]
    assert not {"rake", "garden", "park", "garden.rake"} & (set(sys.modules) - before)
    for name in new:
        assert Path(sys.modules[name].__file__ or "").name == "rake.py"
        del sys.modules[name]


def test_a_place_that_is_built_again_gets_a_module_anew(bench: Bench, folder: Path) -> None:
    garden = walk(bench, "garden")
    assert garden() == ("lent",)
    with Bench(folder.parent / "other", folder, plugins=[Tools]) as other:
        assert walk(other, "garden")() == ("lent",), "another district, another memory"
    assert "2 asked" in problems(garden)[0].line("en")


def test_the_report_says_from_where_and_which(folder: Path) -> None:
    district = book(folder)
    (rake,) = district.report("garden").plugins
    assert rake.distribution == "garden/rake.py"
    assert len(rake.version) == 12 and int(rake.version, 16)
    assert rake.version != district.report("park").plugins[0].version
    assert rake.version == district.report("below").plugins[0].version
    lines = district.report("garden").lines("en")
    line = RAKE[: RAKE.index("def few")].count("\n") + 1
    assert "  from: garden/rake.py" in lines
    assert lines[0] == f"Rakes (rake {rake.version}), garden.yaml:7"
    assert "  来自：garden/rake.py" in district.report("garden").lines("zh")
    assert not any("from:" in line for line in district.report("garden").lines("en", why=False))
    assert str(district.rulebook("garden").questions["rake:few@1"].origin) == (
        f"rake {rake.version} garden/rake.py:{line}"
    )
    assert district.rulebook("garden").workflows["rake:lend"].origin.file == "garden/rake.yaml"


def test_the_command_says_it_too(folder: Path) -> None:
    from community_gov.cli.main import group

    done = CliRunner().invoke(
        group, ["plugins", "--why", "--place", "garden", "--places", str(folder)]
    )
    assert "garden/rake.py" in done.output, done.output


CHANGES = {
    "its Python": ("garden/rake.py", RAKE.replace("Rakes", "Better rakes")),
    "its workflow": ("garden/rake.yaml", FLOW.replace("lend a rake", "lend it")),
    "one more file": ("garden/hoe.py", "class Hoe:\n    name = 'hoe'\n    label = None\n"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_its_content_is_part_of_the_place(folder: Path, change: str) -> None:
    district = book(folder)
    before = {name: district.rulebook(name) for name in ("garden", "park", "below")}
    version = district.report("garden").plugins[0].version
    district.refresh()
    assert all(district.rulebook(name) is one for name, one in before.items())
    file, text = CHANGES[change]
    (folder / file).write_text(text)
    assert district.rulebook("garden") is before["garden"], "not before refresh is called"
    district.refresh()
    assert district.rulebook("park") is before["park"]
    for name in ("garden", "below"):
        assert district.rulebook(name) is not before[name]
        assert district.report(name).plugins[0].version != version


def test_what_was_read_is_what_runs(folder: Path) -> None:
    district = book(folder)
    (folder / "garden/rake.py").write_text("raise RuntimeError")
    (folder / "garden/rake.yaml").write_text("[")
    assert district.rulebook("garden").workflows["rake:lend"].label.en == "lend a rake"


IGNORED = {
    "garden/.hidden.py": "(",
    "garden/inner/a.py": "(",
    "garden/notes.txt": "(",
    "top/lonely.txt": "x",
    "top/.hidden.yaml": "(",
    "unknown/a.py": "(",
}


def test_other_files_and_folders_are_left_alone(folder: Path) -> None:
    district = book(folder)
    before = district.rulebook("garden")
    for name, text in IGNORED.items():
        placed(folder, {name: text})
    district.refresh()
    assert district.rulebook("garden") is before


def test_a_plugin_is_its_places_and_nobody_elses(folder: Path) -> None:
    placed(
        folder,
        {"pond.yaml": under("pond", LISTED), "shed.yaml": under("shed", LISTED, above="garden")},
    )
    district = book(folder, Tools)
    for place in ("pond", "shed"):
        (found,) = problems(lambda place=place: district.rulebook(place))
        assert (found.code, found.params["name"]) == ("plugin.unknown", "rake")


def test_an_installed_plugin_may_stand_beside_it(folder: Path) -> None:
    placed(folder, {"garden.yaml": under("garden", "plugins: [rake, tools]\n")})
    assert list(book(folder, Tools).rulebook("garden").programs) == ["rake:lend", "tools:lend"]


def test_a_name_that_is_installed_too_is_refused_where_it_is_listed(folder: Path) -> None:
    installed = type("Rake", (Tools,), {"name": "rake"})
    placed(
        folder,
        {
            "pond.yaml": under("pond", LISTED),
            "bench.yaml": under("bench", "plugins: [tools]\n"),
            "bench/rake.py": RAKE,
        },
    )
    district = book(folder, installed, Tools)
    (found,) = problems(lambda: district.rulebook("garden"))
    version = book(folder).report("garden").plugins[0].version
    assert (found.code, found.where) == ("plugin.brought_twice", "garden/rake.py")
    assert found.params["distributions"] == (f"garden/rake.py {version}", " 0")
    assert list(district.rulebook("pond").programs) == ["rake:lend"]
    assert list(district.rulebook("bench").programs) == ["tools:lend"]


def test_two_files_with_one_name_are_refused_as_twice(folder: Path) -> None:
    placed(folder, {"garden/second.py": RAKE})
    (found,) = problems(lambda: book(folder).rulebook("garden"))
    assert found.code == "plugin.brought_twice"
    assert [one.split()[0] for one in found.params["distributions"]] == [
        "garden/rake.py",
        "garden/second.py",
    ]


HEAD = "import os\nclass Hoe:\n    name = 'hoe'\n    label = None\n"
BROKEN = {
    "no Python": ("x = (\n", "plugin.raised", 1),
    "no Python, further down": ("x = 1\n\ny = = 2\n", "plugin.raised", 3),
    "another encoding": (HEAD.encode() + b"# \xff\n", "plugin.raised", None),
    "a null byte": (b"x = 1\0\n", "plugin.raised", None),
    "too deep": ("x = " + "(" * 5000 + ")" * 5000, "plugin.raised", None),
    "no class": ("x = 1\n", "plugin.one_class", None),
    "no label": ("class Hoe:\n    name = 'hoe'\n", "plugin.one_class", None),
    "two classes": (
        HEAD + HEAD.replace("hoe", "axe").replace("Hoe", "Axe"),
        "plugin.one_class",
        None,
    ),
    "two classes of one name": (HEAD + HEAD.replace("Hoe", "Axe"), "plugin.one_class", None),
    "raises": (HEAD + "os.gone\n", "plugin.raised", 5),
    "raises far away": (HEAD + "import json\n\njson.loads('{')\n", "plugin.raised", 7),
    "imports what is not there": (HEAD + "import no_such_thing\n", "plugin.raised", 5),
    "imports its neighbour": (HEAD + "from . import rake\n", "plugin.raised", 5),
    "raises a syntax error": (HEAD + "\ncompile('(', 'x', 'exec')\n", "plugin.raised", 6),
    "ends the program": (HEAD + "\n\nraise SystemExit(3)\n", "plugin.raised", 7),
    "takes its class away": (HEAD + "del Hoe\n", "plugin.raised", 1),
    "has no label in two languages": (
        HEAD + "Hoe.__init__ = lambda s, _: None\n",
        "plugin.label",
        None,
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
@pytest.mark.filterwarnings("ignore")
def test_one_that_is_broken_is_named_with_file_and_line(folder: Path, kind: str) -> None:
    text, code, line = BROKEN[kind]
    placed(folder, {"garden.yaml": under("garden", "plugins: [hoe]\n"), "garden/hoe.py": ""})
    content = text if isinstance(text, bytes) else text.encode()
    (folder / "garden/hoe.py").write_bytes(content)
    district, before = book(folder), set(sys.modules)
    with pytest.raises(PluginError) as caught:
        district.rulebook("garden")
    (found,) = caught.value.problems
    assert found.code == code
    assert found.where == (f"garden/hoe.py:{line}" if line else found.where)
    assert found.where.startswith("garden/hoe.py")
    assert found.params["plugin"] == "hoe" and len(str(found.params["version"])) == 12
    for language in ("zh", "en"):
        assert "Traceback" not in found.line(language) and "{" not in found.what.in_(language)
    assert code == "plugin.label" or not {one for one in set(sys.modules) - before if "hoe" in one}
    assert list(district.rulebook("park").programs) == ["rake:lend"]


def test_all_broken_files_are_named_at_once(folder: Path) -> None:
    placed(folder, {"garden/a.py": "(", "garden/b.py": "x = 1\n"})
    found = problems(lambda: book(folder).rulebook("garden"))
    assert [one.where for one in found] == ["garden/a.py:1", "garden/b.py"]


def test_an_error_in_a_hook_has_its_line(folder: Path) -> None:
    line = (
        RAKE.split("\n").index(
            "        program = Program(" + RAKE.split("program = Program(")[1].split("\n")[0]
        )
        + 1
    )
    (folder / "garden/rake.py").write_text(RAKE.replace("date(2026, 1, 1)", "1 / 0"))
    (found,) = problems(lambda: book(folder).rulebook("garden"))
    assert (found.code, found.where) == ("plugin.raised", f"garden/rake.py:{line}")
    assert found.params["hook"] == "programs" and "ZeroDivisionError" in found.line("zh")


@pytest.mark.parametrize(
    "file", ["gone.yaml", "../park/rake.yaml", "inner/rake.yaml", ".hidden.yaml"]
)
def test_its_workflow_lies_in_the_same_folder(folder: Path, file: str) -> None:
    placed(folder, {"garden/inner/rake.yaml": FLOW, "garden/.hidden.yaml": FLOW})
    (folder / "garden/rake.py").write_text(RAKE.replace('"rake.yaml"', f'"{file}"'))
    (found,) = problems(lambda: book(folder).rulebook("garden"))
    assert (found.code, found.where) == ("plugin.no_own_file", "garden/rake.py")
    assert found.params["file"] == file


def test_a_workflow_of_an_installed_package_needs_that_package(folder: Path) -> None:
    (folder / "garden/rake.py").write_text(RAKE.replace("__name__", '"no_such_package"'))
    (found,) = problems(lambda: book(folder).rulebook("garden"))
    assert found.code == "plugin.no_file"


def test_what_is_wrong_in_its_workflow_is_named_by_line(folder: Path) -> None:
    (folder / "garden/rake.yaml").write_text(FLOW.replace("to: lent", "to: lnt"))
    with pytest.raises(InvalidFile) as caught:
        book(folder).rulebook("garden")
    assert caught.value.problems[0].where == "rake garden/rake.yaml:10"


def test_a_file_that_is_too_large_is_not_read(folder: Path) -> None:
    (folder / "garden/rake.py").write_bytes(b"#" * (1024 * 1024 + 1))
    with pytest.raises(InvalidFile) as caught:
        book(folder)
    assert [(one.code, one.where) for one in caught.value.problems] == [
        ("yaml.too_large", "garden/rake.py")
    ]


def test_a_file_that_cannot_be_read_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, *args: Any, **named: Any) -> Any:
        if path.name == "rake.py" and path.parent.name == "garden":
            raise PermissionError(13, "not yours")
        return opened(path, *args, **named)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InvalidFile) as caught:
        book(folder)
    assert [(one.code, one.where) for one in caught.value.problems] == [
        ("yaml.unreadable", "garden/rake.py")
    ]


CHART = dedent("""\
    from datetime import date

    from statemachine import State, StateChart

    from community_gov.plugin import (
        ActionRule, Authority, Offer, Program, Role, Rules, StateRule, Text, WorkflowClass,
        hookimpl, same,
    )


    class Lend(StateChart):
        asked = State(initial=True)
        lent = State(final=True)
        lend = asked.to(lent)
        rules = Rules(
            "lend", same("lend"), (Role("aunt", same("aunt")),),
            {one: ActionRule(same(one), ("aunt",)) for one in ("open", "lend")},
            {one: StateRule(same(one)) for one in ("asked", "lent")},
        )


    class Rake:
        name = "rake"
        label = Text("耙子", "Rakes")

        def __init__(self, settings):
            SUBCLASS

        @hookimpl
        def programs(self):
            rule = Authority(same("rule"))
            program = Program("lend", same("l"), "lend", same("l"), rule, date(2026, 1, 1))
            return [Offer(program, WorkflowClass(Lend))]
    """)
TRAP = 'type(StateChart)("Sub", (Lend,), {"lend": Lend.asked.to(Lend.asked)})'


@pytest.mark.parametrize("first", ["garden", "park"])
def test_a_chart_that_is_subclassed_in_one_place_is_whole_in_another(
    folder: Path, first: str
) -> None:
    """The trap of python-statemachine 3.2.2: a subclass's arc is its base's too, in that module."""
    placed(
        folder,
        {
            "garden/rake.py": CHART.replace("SUBCLASS", TRAP),
            "park/rake.py": CHART.replace("SUBCLASS", "pass"),
        },
    )
    district = book(folder)
    district.rulebook(first)
    arcs = [
        len(district.rulebook(name).workflows["rake:lend"].action("lend").arcs)  # type: ignore
        for name in ("garden", "park")
    ]
    assert arcs == [1, 1]


def test_a_shed_beside_it_lends_on(bench: Bench, folder: Path) -> None:
    placed(folder, {"sound.yaml": under("sound", "plugins: [tools]\n"), "garden/rake.py": "("})
    with Bench(folder.parent / "other", folder, plugins=[Tools]) as other:
        with pytest.raises(PluginError):
            other.place("garden")
        assert Shed(other, "sound").lent()
