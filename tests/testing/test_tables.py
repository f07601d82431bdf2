"""Tables of workflow tests and the fixture `bench`, as pytest runs them for somebody's plugin."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

PLACE = """
place: here
kind: community
label: {zh: 此处, en: Here}
bodies:
  committee: {kind: community, label: {zh: 居委会, en: Committee}}
plugins: [complaints]
"""
GOOD = """
workflow_test: 一张好表
people: {worker: %s}
cases:
  time passes:
    - {after: 1 working day, told: {}}
"""


@pytest.fixture
def places(pytester: pytest.Pytester) -> Path:
    folder = pytester.mkdir("places")
    (folder / "here.yaml").write_text(PLACE, encoding="utf-8")
    return folder


def put(pytester: pytest.Pytester, text: str, name: str = "test_it.yaml") -> None:
    (pytester.path / name).write_text(text, encoding="utf-8")


def test_a_typo_in_a_key_is_refused_with_what_was_meant(
    pytester: pytest.Pytester, places: Path
) -> None:
    put(pytester, "workflow_test: x\ncases:\n  one:\n    - {who: a, deos: open}\n")
    said = pytester.runpytest_inprocess("-p", "no:cacheprovider")
    said.stdout.fnmatch_lines(["*test_it.yaml:4*no key “deos”*Did you mean: does?*"])


def test_a_yaml_file_that_is_no_table_is_left_alone(
    pytester: pytest.Pytester, places: Path
) -> None:
    put(pytester, "services: {web: {}}\n")
    assert pytester.runpytest_inprocess("-p", "no:cacheprovider").ret == 5


def test_a_failing_step_says_where_what_and_what_instead(
    pytester: pytest.Pytester, places: Path
) -> None:
    bad = GOOD % "community_worker"
    bad += "    - {who: wroker, opens: complaints:problem}\n"
    put(pytester, bad)
    said = pytester.runpytest_inprocess("-p", "no:cacheprovider")
    said.stdout.fnmatch_lines(
        [
            "*test_it.yaml:7: step 2 of “time passes”: wroker opens complaints:problem",
            "*Nobody on the bench is called “wroker”. Did you mean: worker?*",
        ]
    )


def test_the_fixture_finds_its_places_and_refuses_with_codes(
    pytester: pytest.Pytester, places: Path
) -> None:
    pytester.makepyfile("""
        import pytest

        def test_time(bench):
            assert bench.here.name == "here"
            with bench.refused("program.not_here"):
                bench.person("aunt")
                bench.open_case("complaints:nothing", by="aunt")
            with pytest.raises(AssertionError, match="should have been refused"):
                with bench.refused("four_eyes"):
                    pass
            start = bench.moment
            bench.after("5 working days")
            assert (bench.moment.date() - start.date()).days == 8
    """)
    said = pytester.runpytest_inprocess("-p", "no:cacheprovider")
    said.assert_outcomes(passed=1)
