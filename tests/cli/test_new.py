"""A plugin, a neighbourhood or a workflow that is begun is valid, and its tests pass, at once."""

import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from community_gov.cli.errors import WrongUse
from community_gov.cli.scaffolds import put
from community_gov.testing import Bench

from .conftest import Forks, Said

pytest_plugins = ["pytester"]
LOADED = Bench  # here, since what pytester loads is forgotten again, and cannot be loaded twice

LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
Gov = Callable[..., Said]


@pytest.fixture
def gov(forks: Forks, pytester: pytest.Pytester) -> Gov:
    return partial(forks.call, folder=pytester.path)


def made_plugin(gov: Gov, folder: Path, language: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a plugin, and announce it as an installation would."""
    said = gov("new", "plugin", "tool-library", "--language", language, "--label-zh", "工具共享")
    assert said.code == 0, said.err
    made = folder / "community-gov-tool-library"
    known = folder / "installed" / "community_gov_tool_library-0.1.0.dist-info"
    known.mkdir(parents=True)
    metadata = "Metadata-Version: 2.1\nName: community-gov-tool-library\nVersion: 0.1.0\n"
    (known / "METADATA").write_text(metadata, encoding="utf-8")
    (known / "entry_points.txt").write_text(
        "[community_gov.plugins]\ntool-library = community_gov_tool_library:ToolLibraryPlugin\n",
        encoding="utf-8",
    )
    for one in (made / "src", known.parent):
        monkeypatch.syspath_prepend(str(one))
    return made


def path_of(made: Path) -> dict[str, str]:
    return {"PYTHONPATH": f"{made / 'src'}:{made.parent / 'installed'}"}


def left(folder: Path) -> list[str]:
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*"))


@LANGUAGES
def test_a_neighbourhood_and_a_workflow_are_valid_and_tested(
    gov: Gov, pytester: pytest.Pytester, language: str
) -> None:
    one = ("--language", language)
    assert gov("new", "neighbourhood", "willow", "--plugin", "points", *one).code == 0
    assert gov("new", "neighbourhood", "court", *one, "--json").code == 0
    said = gov("new", "workflow", "key-help", "--into", "places/willow", *one)
    assert said.code == 0 and "- key-help" in said.out
    pytester.runpytest_inprocess("-p", "no:cacheprovider", "places").assert_outcomes(passed=1)
    willow = pytester.path / "places" / "willow.yaml"
    text = willow.read_text(encoding="utf-8")
    assert ("要启用哪个" in text) == (language == "zh") and "{to: parts, by: book}" in text
    willow.write_text(text.replace("  - points\n", "  - points\n  - key-help\n"), encoding="utf-8")
    assert gov("workflow", "validate", "--places", "places").code == 0
    assert gov("workflow", "validate", "places/willow/key-help.yaml").code == 0
    # what the place above chose holds below
    assert gov("workflow", "show", "court", "key-help:key-help", "--places", "places").code == 0


def test_each_commented_choice_can_be_made(gov: Gov, pytester: pytest.Pytester) -> None:
    assert gov("new", "neighbourhood", "willow").code == 0
    place = pytester.path / "places" / "willow.yaml"
    before, _, after = place.read_text(encoding="utf-8").partition("  # - childcare\n")
    settings, mark, others = after.partition("  # - ")
    taken = re.sub("(?m)^  # (?=    )", "  ", settings)
    assert "      review_time: " in taken and "#" in taken
    text = f"{before}  - childcare:\n{taken}{mark}{others}"
    place.write_text(text, encoding="utf-8")
    said = gov("workflow", "validate", "--places", "places")
    assert said.code == 0, said.out


def test_a_plugin_is_valid_and_tested(
    gov: Gov, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = made_plugin(gov, pytester.path, "zh", monkeypatch)
    said = gov(
        *("workflow", "validate", "--places", made / "places", "--language", "en"),
        environment=path_of(made),
    )
    assert said.out == "No problems were found.\n"
    done = ("workflow", "draw", "willow", "tool-library:request", "--places", made / "places")
    assert "工具共享" in gov(*done, "--language", "zh", environment=path_of(made)).out
    tests = ("test_answer.py", "test_request.yaml")
    paths = [made / "tests" / one for one in tests]
    pytester.runpytest_inprocess("-p", "no:cacheprovider", *paths).assert_outcomes(passed=3)
    again = gov("new", "workflow", "second", "--into", made / "src/community_gov_tool_library")
    assert again.code == 0 and "second.yaml" in again.out and "second.py" not in again.out
    assert gov("new", "plugin", "tool-library").code == 2


@pytest.mark.slow
@LANGUAGES
def test_a_plugin_keeps_what_every_plugin_must_and_no_checker_objects(
    gov: Gov, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    made = made_plugin(gov, pytester.path, language, monkeypatch)
    ended = pytester.runpytest_inprocess("-p", "no:cacheprovider", made / "tests")
    assert ended.ret == 0 and ended.parseoutcomes()["passed"] > 12
    for checker in (("ruff", "check"), ("ruff", "format", "--check"), ("mypy", "src", "tests")):
        pytest.importorskip(checker[0])
        run = [sys.executable, "-m", *checker]
        said = subprocess.run(run, cwd=made, capture_output=True, text=True, check=False)
        assert said.returncode == 0, said.stdout


@pytest.mark.parametrize(
    ("name", "near"),
    [("Tool Library", "tool_library"), ("工具", "my_plugin"), ("../x", "x"), ("null", "my_null")],
)
def test_a_name_that_will_not_do_is_refused_with_one_that_will(
    gov: Gov, pytester: pytest.Pytester, name: str, near: str
) -> None:
    said = gov("new", "plugin", name, "--label-en", 'a "b"', "--json")
    assert said.code == 2 and left(pytester.path) == []
    first, second = said.json["problems"]
    assert (first["code"], second["code"]) == ("new.name", "new.label")
    assert f": {near}." in first["next"]["en"] and near in first["next"]["zh"]


def test_what_is_there_is_never_overwritten(gov: Gov, pytester: pytest.Pytester) -> None:
    assert gov("new", "neighbourhood", "willow").code == 0
    (pytester.path / "places" / "willow").mkdir()
    (pytester.path / "places" / "willow" / "help.py").write_text("mine", encoding="utf-8")
    (pytester.path / "community-gov-tools").mkdir()
    before = left(pytester.path)
    for call in (
        ("neighbourhood", "willow"),
        ("workflow", "help", "--into", "places/willow"),
        ("plugin", "tools"),
        ("plugin", "points", "--into", "elsewhere"),
        ("neighbourhood", "oak", "--under", "wilow"),
        ("neighbourhood", "oak", "--plugin", "pionts"),
    ):
        said = gov("new", *call, "--language", "en")
        assert said.code == 2 and said.out == "" and said.err, call
    assert left(pytester.path) == before
    assert (pytester.path / "places/willow/help.py").read_text(encoding="utf-8") == "mine"


def test_what_cannot_be_written_leaves_nothing(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(WrongUse, match="cannot be written"):
        put(pytester.path / "new", {"a/one.txt": "1", f"{'x' * 300}.txt": "2"})
    with pytest.raises(UnicodeEncodeError):
        put(pytester.path / "new", {"a/one.txt": "1", "b/two.txt": "\ud800"})
    assert left(pytester.path) == []
